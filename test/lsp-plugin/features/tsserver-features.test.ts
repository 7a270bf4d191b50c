import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { blocksOf } from '../../docs/markdown-blocks.js'
import { root } from '../../running/repository.js'
import { UserProject } from '../../running/user-project.js'
import { EditorServer, type Location } from '../editor-server.js'

const page = join(root, 'docs/editor-features.md')
const blocks = blocksOf(page)
const example = new Map(blocks.flatMap(({ file, text }) => (file === undefined ? [] : [[file, text]])))

/** The first stretch of text that the page shows after a heading, or the one after some words. */
function shownIn(heading: string, after = ''): string {
  const text = readFileSync(page, 'utf8')
  const part = text.slice(text.indexOf(`\n## ${heading}\n`))
  return /```text\n([^]*?)```/.exec(part.slice(part.indexOf(after)))?.[1]?.trim() ?? ''
}

describe('the features of the plugin in a real tsserver, on the example of their page', () => {
  let project: UserProject
  let server: EditorServer
  const path = (name: string) => project.path(`src/${name}`)

  /** The place of a text in a file; `within` characters into it. */
  function place(name: string, text: string, within = 0): Location & { file: string } {
    const source = example.get(name) ?? ''
    const start = source.indexOf(text)
    if (start < 0) throw new Error(`There is no '${text}' in ${name}`)
    const lines = source.slice(0, start + within).split('\n')
    return { file: path(name), line: lines.length, offset: (lines.at(-1)?.length ?? 0) + 1 }
  }

  before(() => {
    project = new UserProject(Object.fromEntries([...example].map(([name, text]) => [`src/${name}`, text])))
    server = new EditorServer(project.folder)
    for (const [name, text] of example) server.open(path(name), text)
  })

  after(async () => {
    await server.stop()
    project.remove()
  })

  const hover = async (name: string, text: string, within = 1) => {
    const info = await server.request<{ displayString: string; documentation: string }>(
      'quickinfo',
      place(name, text, within),
    )
    return info.documentation
  }

  it('hovers over functions, keys, schedules and topics', async () => {
    const createTodo = shownIn('Hovers', 'On `createTodo`').replace(/^curl .*$/m, '```sh\n$&\n```')
    expect(await hover('todos.ts', 'createTodo(')).to.equal(createTodo)
    expect(await hover('app.ts', 'createTodo,')).to.equal(createTodo)
    expect(await hover('app.ts', 'GET /todos/:id', 12)).to.match(
      /^`:id`: string in the format 'uuid'\n\nRuns `getTodo`\.[^]*- Throws: `NotFound`[^]*curl http/,
    )
    // The days are those of the time at which the test runs.
    const withoutDays = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\d/g, 'day').replaceAll(/GMT\+\d/g, 'zone')
    expect(withoutDays(await hover('app.ts', '0 3 * * MON'))).to.equal(withoutDays(shownIn('Hovers', "On `'0 3")))
    expect(await hover('todos.ts', 'todo-created')).to.equal('Topic `todo-created`\n\n- Published: todos.ts:26')
  })

  it('hints at functions where they are wired', async () => {
    const text = example.get('todos.ts') ?? ''
    const hints = await server.request<{ text: string; position: Location }[]>('provideInlayHints', {
      file: path('todos.ts'),
      start: 0,
      length: text.length,
    })
    const lines = hints.map(({ text: hint, position }) => `${text.split('\n')[position.line - 1] ?? ''} ${hint}`)
    expect(lines.sort()).to.deep.equal(shownIn('Inlay hints').split('\n').sort())
  })

  it('finds entries among the symbols of the workspace', async () => {
    const search = async (searchValue: string) =>
      (
        await server.request<{ name: string; start: Location; file: string }[]>('navto', {
          searchValue,
          file: path('app.ts'),
        })
      )
        .filter(({ name }) => name.includes(' '))
        .map(({ name, start }) => ({ name, line: start.line }))
    expect(await search('get /todos')).to.deep.equal([{ name: 'GET /todos/:id', line: place('app.ts', 'GET').line }])
    expect(await search('queue')).to.deep.equal([{ name: 'queue reminders', line: place('app.ts', 'reminders').line }])
  })

  it('outlines a wiring by its entries', async () => {
    interface Tree {
      text: string
      spans: { start: Location }[]
      childItems?: Tree[]
    }
    const told = ({ text, childItems = [] }: Tree, indent = ''): string[] => [
      `${indent}${text}`,
      ...[...childItems].sort(byPlace).flatMap((child) => told(child, `${indent}  `)),
    ]
    const byPlace = (a: Tree, b: Tree) => {
      const [first, second] = [a.spans[0]?.start, b.spans[0]?.start]
      return (first?.line ?? 0) - (second?.line ?? 0) || (first?.offset ?? 0) - (second?.offset ?? 0)
    }
    const tree = await server.request<Tree>('navtree', { file: path('app.ts') })
    const todos = tree.childItems?.find(({ text }) => text === 'todos')
    expect(todos && told(todos)).to.deep.equal(shownIn('Symbols').split('\n'))
  })

  it('renames a parameter of a route with the property, in all files', async () => {
    await server.request('configure', { preferences: { providePrefixAndSuffixTextForRename: true } })
    const { locs, info } = await server.request<{
      info: { canRename: boolean; displayName: string }
      locs: { file: string; locs: { start: Location; prefixText?: string }[] }[]
    }>('rename', place('app.ts', ':id', 1))
    expect(info).to.include({ canRename: true, displayName: 'id' })
    const places = locs.flatMap(({ file, locs: inFile }) =>
      inFile.map(({ start }) => `${file === path('app.ts') ? 'app.ts' : 'todos.ts'} ${start.line}:${start.offset}`),
    )
    const found = (name: string, text: string, within: number) => {
      const { line, offset } = place(name, text, within)
      return `${name} ${line}:${offset}`
    }
    expect(places.sort()).to.deep.equal(
      [
        found('app.ts', ':id', 1),
        found('todos.ts', "id: string & Format<'uuid'>", 0),
        found('todos.ts', '{ id }: { id: string & F', 2),
      ].sort(),
    )
  })

  it('goes from a key to the function, and finds its references', async () => {
    const key = place('app.ts', 'GET /todos/:id', 3)
    const { definitions } = await server.request<{ definitions: { file: string; start: Location }[] }>(
      'definitionAndBoundSpan',
      key,
    )
    const { file, line, offset } = place('todos.ts', 'getTodo(')
    expect(definitions.map((each) => ({ file: each.file, ...each.start }))).to.deep.equal([{ file, line, offset }])
    const { refs } = await server.request<{ refs: { file: string; start: Location }[] }>('references', key)
    expect(refs.map((each) => each.file).sort()).to.deep.equal([
      ...Array<string>(3).fill(path('app.ts')),
      path('todos.ts'),
    ])
  })

  it('wires a function by a refactoring', async () => {
    const at = place('todos.ts', 'purge(')
    const refactors = await server.request<{ name: string; actions: { name: string; description: string }[] }[]>(
      'getApplicableRefactors',
      at,
    )
    const ours = refactors.find(({ name }) => name === 'solder')
    expect(ours?.actions.map(({ description }) => description)).to.deep.equal(
      shownIn('Refactorings')
        .split('\n')
        .filter((line) => line.includes("'purge'")),
    )
    const { edits } = await server.request<{ edits: { fileName: string; textChanges: { newText: string }[] }[] }>(
      'getEditsForRefactor',
      { ...at, refactor: 'solder', action: 'wire-http' },
    )
    expect(
      edits.map(({ fileName, textChanges }) => [fileName, ...textChanges.map(({ newText }) => newText)]),
    ).to.deep.equal([[path('app.ts'), ", 'POST /purge': purge"]])
  })

  it('completes a parameter in a key', async () => {
    const at = place('app.ts', '/todos/:id', '/todos/:'.length)
    const { entries } = await server.request<{
      entries: { name: string; replacementSpan: { start: Location; end: Location } }[]
    }>('completionInfo', at)
    expect(entries.map(({ name }) => name)).to.deep.equal([':id'])
    const [{ start, end } = { start: undefined, end: undefined }] = entries.map(
      ({ replacementSpan }) => replacementSpan,
    )
    expect([start?.offset, end?.offset]).to.deep.equal([at.offset - 1, at.offset + 2])
    const [details] = await server.request<{ documentation: { text: string }[] }[]>('completionEntryDetails', {
      ...at,
      entryNames: [':id'],
    })
    expect(details?.documentation.map(({ text }) => text)).to.deep.equal(["string in the format 'uuid'"])
  })
  it('shows who calls a function', async () => {
    const at = place('todos.ts', 'remind(', 1)
    const item = await server.request<{ name: string }>('prepareCallHierarchy', at)
    expect(item.name).to.equal('remind')
    const calls = await server.request<{ from: { name: string; file: string } }[]>(
      'provideCallHierarchyIncomingCalls',
      at,
    )
    expect(calls.map(({ from }) => from.name)).to.deep.equal(
      shownIn('Call hierarchy')
        .split('\n')
        .map((line) => line.trim())
        .slice(1),
    )
  })
})
