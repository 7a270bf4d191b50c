import { expect } from 'chai'
import type ts from 'typescript'
import { fixtureProject } from '../../rules/fixture-project.js'
import { editor, MarkedProject } from './marked-project.js'
import { done, offered } from './refactored.js'

const todos = `import type { UserCtx } from './services.js'
export interface NewTodo { /*title*/title: string; /*due*/due?: Date; done?: boolean; /*tags*/tags?: string[] }
/** Adds a todo. */
export function create/*create*/Todo(input: NewTodo, { store }: UserCtx): string { return store.get(input.title) }
/** A todo. */
export function getTodo({ id }: { /*id*/id: string; part?: string }): string { return id }
/** Plans a day. */
export const plan = (input: { day: Date }): string => input.day.toISOString()
export function send(input: { to: string; retries: number; loud: boolean }): string { return input.to }
`
const app = `import { defineWiring } from 'solder'
import { createTodo, getTodo, plan, send } from './todos.js'
export const wiring = defineWiring({
  mcp: {
    tools: { /*tool*/createTodo },
    resources: { 'to/*resource*/do://{/*variable*/id}': getTodo },
    prompts: { /*prompt*/today: plan },
  },
  cli: {
    'todo /*command*/add </*argument*/title> [/*list*/tags...]': { run: createTodo, alias: { /*alias*/due: 'd' } },
    'todo /*plain*/send': send,
  },
})
`

let project: MarkedProject
const places = (found: readonly ts.DocumentSpan[] | undefined) =>
  (found ?? []).map(({ fileName, textSpan }) => `${project.text(fileName, textSpan)}@${textSpan.start}`).sort()
/** Marks of names, and those of the properties that they stand for. */
const standIns = [
  ['variable', 'id'],
  ['argument', 'title'],
  ['list', 'tags'],
  ['alias', 'due'],
] as const
/** The place of a mark, written as above. */
const at = (mark: string, text: string) => {
  const { file, position } = project.mark(mark)
  return `${project.text(file, { start: position, length: text.length })}@${position}`
}
const hover = (mark: string) => {
  const info = project.at(mark, (file, position) => editor.getQuickInfoAtPosition(file, position))
  return [info?.displayParts, info?.documentation].map((parts) => (parts ?? []).map(({ text }) => text).join(''))
}

describe('names of MCP and the command line', () => {
  before(() => {
    project = new MarkedProject({ 'todos.ts': todos, 'app.ts': app })
  })

  const definitions = (mark: string) =>
    project.at(mark, (file, position) => places(editor.getDefinitionAndBoundSpan(file, position)?.definitions))
  const references = (mark: string) =>
    project.at(mark, (file, position) =>
      places(editor.findReferences(file, position)?.flatMap((symbol) => symbol.references)),
    )
  const rename = (mark: string) =>
    project.at(mark, (file, position) => places(editor.findRenameLocations(file, position, false, false, {})))

  it('lead to the property that they stand for, and the rest of a key to its function', () => {
    expect(definitions('variable')).to.deep.equal([at('id', 'id')])
    expect(definitions('argument')).to.deep.equal([at('title', 'title')])
    expect(definitions('list')).to.deep.equal([at('tags', 'tags')])
    expect(definitions('alias')).to.deep.equal([at('due', 'due')])
    expect(definitions('command')).to.deep.equal([`todos.ts: createTodo@${project.mark('create').position - 6}`])
    expect(definitions('resource')[0]).to.match(/^todos\.ts: getTodo@/)
    expect(definitions('prompt')[0]).to.match(/^todos\.ts: plan@/)
  })

  it('are references of the property, from either end', () => {
    for (const [name, property] of standIns) {
      expect(references(name)).to.include.members([at(name, property), at(property, property)])
      expect(references(property)).to.deep.equal(references(name))
    }
  })

  it('are renamed with the property, from either end, into a project in which nothing is wrong', () => {
    for (const [name, property] of standIns) {
      const found = rename(name)
      expect(found).to.include.members([at(name, property), at(property, property)])
      expect(rename(property)).to.deep.equal(found)
      const { file, position } = project.mark(name)
      expect(editor.getRenameInfo(file, position, {})).to.include({ canRename: true, displayName: property })
      const options = { providePrefixAndSuffixTextForRename: true }
      const files = { ...project.files }
      for (const each of [...(editor.findRenameLocations(file, position, false, false, options) ?? [])].sort(
        (a, b) => b.textSpan.start - a.textSpan.start,
      )) {
        const inFile = Object.keys(files).find((other) => fixtureProject().path(other) === each.fileName) ?? ''
        const { start, length } = each.textSpan
        const text = files[inFile] ?? ''
        files[inFile] =
          `${text.slice(0, start)}${each.prefixText ?? ''}renamed${each.suffixText ?? ''}${text.slice(start + length)}`
      }
      const renamed = new MarkedProject(files)
      expect(renamed.in('app.ts', (path) => editor.getSemanticDiagnostics(path))).to.deep.equal([])
      project = new MarkedProject({ 'todos.ts': todos, 'app.ts': app })
    }
  })
})

describe('what the editor shows of MCP and the command line', () => {
  before(() => {
    project = new MarkedProject({ 'todos.ts': todos, 'app.ts': app })
  })

  it('is at a function where it is wired, with a command line', () => {
    const [, text] = hover('create')
    expect(text).to.equal(`Adds a todo.

- Wired to: \`tool createTodo\`, \`command todo add <title> [tags...]\`
- Services: \`store\`
- Session: required, \`Session\`

\`\`\`sh
todo add text
\`\`\``)
  })

  it('is at a key what it runs, with the options of a command', () => {
    expect(hover('command')).to.deep.equal([
      '(command) todo add <title> [tags...]',
      `Runs \`createTodo\`: Adds a todo.

- Also wired to: \`tool createTodo\`
- Services: \`store\`
- Session: required, \`Session\`
- Options: \`-d, --due\`, \`--[no-]done\`

\`\`\`sh
todo add text
\`\`\``,
    ])
    expect(hover('plain')).to.deep.equal([
      '(command) todo send',
      `Runs \`send\`.

- Options: \`--to\`, \`--retries\`, \`--[no-]loud\`

\`\`\`sh
todo send --to text --retries 1 --loud
\`\`\``,
    ])
    expect(hover('resource')).to.deep.equal(['(resource) todo://{id}', 'Runs `getTodo`: A todo.'])
    expect(hover('prompt')).to.deep.equal(['(prompt) today', 'Runs `plan`: Plans a day.'])
    expect(hover('tool')[0]).to.equal('(tool) createTodo')
  })

  it('is at a name what it has to be', () => {
    expect(hover('variable')[1]).to.match(/^`id`: string\n/)
    expect(hover('list')[1]).to.match(/^`tags`: array\n/)
    expect(hover('alias')).to.deep.equal(['(option) -d, --due', '`due`: Date (in JSON an RFC 3339 date-time)'])
  })

  it('is in hints and symbols what people call it', () => {
    const hints = project.in('todos.ts', (path) =>
      editor.provideInlayHints(path, { start: 0, length: todos.length }, {}),
    )
    expect(hints.map(({ text }) => text)).to.deep.equal([
      '← tool createTodo, command todo add <title> [tags...]',
      '← resource todo://{id}',
      '← prompt today',
      '← command todo send',
    ])
    // A symbol of TypeScript's has no space in its name.
    const find = (text: string) =>
      project.in('app.ts', () =>
        editor.getNavigateToItems(text).flatMap(({ name }) => (name.includes(' ') ? [name] : [])),
      )
    expect(find('tool ')).to.deep.equal(['tool createTodo'])
    expect(find('command todo').sort()).to.deep.equal(['command todo add <title> [tags...]', 'command todo send'])
    const outline = project.in('app.ts', (path) => editor.getNavigationTree(path))
    const startOf = ({ spans }: ts.NavigationTree) => spans[0]?.start ?? 0
    const texts = (node: ts.NavigationTree): string[] => [
      node.text,
      ...[...(node.childItems ?? [])].sort((a, b) => startOf(a) - startOf(b)).flatMap(texts),
    ]
    expect(texts(outline).slice(texts(outline).indexOf('wiring'))).to.deep.equal([
      'wiring',
      'mcp',
      'tools',
      'createTodo',
      'resources',
      'todo://{id}',
      'prompts',
      'today',
      'cli',
      'todo add <title> [tags...]',
      'todo send',
    ])
  })
})

describe('completions of MCP and the command line', () => {
  const functions = `export function find(input: { id: string; part: number; tags?: string[]; 'a b'?: string; all?: Map<string, string> }): string { return input.id }\n`
  const complete = (wiring: string) => {
    project = new MarkedProject(
      {
        'find.ts': functions,
        'app.ts': `import { defineWiring } from 'solder'\nimport { find } from './find.js'\nexport const wiring = defineWiring({ ${wiring} })\n`,
      },
      { typescriptErrors: true },
    )
    const { file, position } = project.mark('here')
    const entries = project.at('here', () => editor.getCompletionsAtPosition(file, position, {})?.entries ?? [])
    const ours = entries.filter(({ labelDetails }) => labelDetails !== undefined)
    const [text = ''] = [project.files['app.ts']]
    const line = (entry: ts.CompletionEntry | undefined) => {
      const { start = position, length = 0 } = entry?.replacementSpan ?? {}
      return `${text.slice(0, start)}${entry?.name ?? ''}${text.slice(start + length)}`.split('\n')[2]
    }
    return { names: ours.map(({ name }) => name), first: line(ours[0]), second: line(ours[1]) }
  }
  const resource = (key: string) => complete(`mcp: { resources: { '${key}': find } }`)
  const command = (key: string) => complete(`cli: { '${key}': find }`)

  it('are variables, in the braces of a URI and where some can begin', () => {
    expect(resource('todo:///*here*/').names).to.deep.equal(['{id}', '{part}', '{tags}'])
    expect(resource('todo:///*here*/').first).to.include("'todo://{id}': find")
    expect(resource('todo://{/*here*/').names).to.deep.equal(['id}', 'part}', 'tags}'])
    expect(resource('todo://{/*here*/}').first).to.include("'todo://{id}': find")
    expect(resource('todo://{id}{?pa/*here*/rts,tags*}').names).to.deep.equal(['part'])
    expect(resource('todo://{id}{?pa/*here*/rts,tags*}').first).to.include("'todo://{id}{?part,tags*}': find")
    expect(resource('todo://{id}{?part,/*here*/}').names).to.deep.equal(['tags'])
    expect(resource('to/*here*/do://').names).to.deep.equal([])
    expect(resource('todo://{\\x69/*here*/}').names).to.deep.equal([])
  })

  it('are arguments, behind the words of a command', () => {
    const all = ['<id>', '<part>', '[tags...]', '[all]']
    expect(command('find /*here*/').names).to.deep.equal(all)
    expect(command('find /*here*/').first).to.include("'find <id>': find")
    expect(command('find <i/*here*/d> [tags...]').names).to.deep.equal(['<id>', '<part>', '[all]'])
    expect(command('find <i/*here*/d> [tags...]').second).to.include("'find <part> [tags...]': find")
    expect(command('fi/*here*/nd').names).to.deep.equal([])
    expect(command('find o/*here*/ne').names).to.deep.equal([])
  })

  it('are options, in alias', () => {
    const alias = (members: string) => complete(`cli: { find: { run: find, alias: { ${members} } } }`)
    expect(alias('/*here*/').names).to.deep.equal(["id: 'i'", "part: 'p'", "tags: 't'", "all: 'a'"])
    expect(alias("id: 'a', a/*here*/").names).to.deep.equal(["part: 'p'", "tags: 't'", "all: 'l'"])
    expect(alias("id: 'a', a/*here*/").second).to.include("alias: { id: 'a', tags: 't' }")
    expect(alias("/*here*/d: 'a'").names).to.deep.equal(['id', 'part', 'tags', 'all'])
  })
})

describe('wiring a function to MCP and the command line', () => {
  const before = `import { defineWiring } from 'solder'
import { list } from './functions.js'

export const wiring = defineWiring({
  rpc: { list },
})
`
  const functions = `/** Lists all. */
export function list(): string { return 'all' }
/** Adds one. */
export function /*here*/addOne(input: { title: string; due?: Date }): string { return input.title }
`
  const wired = (title: string, wiring = before, text = functions) =>
    done({ 'app.ts': wiring, 'functions.ts': text }, title)['app.ts']

  it('makes a tool, in what there is of MCP', () => {
    const title = "Wire 'addOne' to MCP"
    expect(wired(title)).to.include('mcp: { tools: { addOne } },')
    expect(wired(title, before.replace('rpc: { list }', 'mcp: { tools: { list } }'))).to.include(
      'mcp: { tools: { list, addOne } },',
    )
    expect(wired(title, before.replace('rpc: { list }', 'mcp: { prompts: { list } }'))).to.include(
      'mcp: { prompts: { list }, tools: { addOne } },',
    )
  })

  it('makes a command, of which what is required are arguments', () => {
    const title = "Wire 'addOne' to the command line"
    expect(wired(title)).to.include("cli: { 'add-one <title>': addOne },")
    expect(wired(title, before.replace('rpc: { list }', "cli: { 'add-one': list }"))).to.include(
      "cli: { 'add-one': list, 'add-one-2 <title>': addOne },",
    )
    const many = functions.replace('due?: Date', 'due: Date; done: boolean')
    expect(wired(title, before, many)).to.include("cli: { 'add-one': addOne },")
  })

  it('is not offered where it is wired so, and where its input has no names', () => {
    const titles = (wiring: string, text = functions) =>
      offered({ 'app.ts': before.replace('rpc: { list }', wiring), 'functions.ts': text }).filter((title) =>
        /MCP|command/.test(title),
      )
    expect(titles('rpc: { list }')).to.deep.equal(["Wire 'addOne' to MCP", "Wire 'addOne' to the command line"])
    expect(
      titles(
        'rpc: { list }',
        functions.replace('input: { title: string; due?: Date }', 'input: string').replace('input.title', 'input'),
      ),
    ).to.deep.equal([])
  })
})
