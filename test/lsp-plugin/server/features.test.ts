import { expect } from 'chai'
import type {
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  InlayHint,
  LocationLink,
  SymbolInformation,
} from 'vscode-languageserver-protocol/node'
import { applied, positionOf, uri, type LanguageClient } from './language-client.js'
import { openProject } from './open-project.js'

const app = `import { defineWiring } from 'solder'
import { getTodo } from './todos.js'

export const todos = defineWiring({
  http: { 'get /todos': () => [''], 'GET /todos/:id': getTodo, 'post /todos': () => '' },
})
`
const todos = `/** Finds a todo. */
export function getTodo(input: { title: string }): string {
  return input.title
}
export const other = getTodo({ title: '' })
`

describe('what the language server gives beside diagnostics', () => {
  const opened = openProject({ 'src/app.ts': app, 'src/todos.ts': todos })
  let client: LanguageClient
  let [file, functions] = ['', '']

  before(() => {
    ;({
      client,
      paths: [file = '', functions = ''],
    } = opened())
  })

  const problem = async (code: number): Promise<Diagnostic> => {
    const report = await client.pull(file)
    const found = report.kind === 'full' ? report.items.find((each) => each.code === code) : undefined
    if (!found) throw new Error(`there is no problem ${code}`)
    return found
  }

  it('is a fix for a problem, in whatever file', async () => {
    const missing = await problem(790004)
    const [fix] = await client.actions(file, [missing])
    expect(fix).to.include({ title: "Add the property 'id' to the input of 'getTodo'", kind: 'quickfix' })
    expect(fix?.diagnostics).to.deep.equal([missing])
    expect(applied(todos, functions, fix?.edit)).to.include('input: { title: string; id: string }')
  })

  it('is the same fix for a whole file', async () => {
    const actions = await client.actions(file, [await problem(790003)])
    expect(actions.map(({ title }) => title)).to.deep.equal([
      "Change the key to 'GET /todos'",
      "Fix all 'invalid-route' problems in the file",
    ])
    expect(applied(app, file, actions[1]?.edit)).to.equal(
      app.replace('get /todos', 'GET /todos').replace('post /todos', 'POST /todos'),
    )
  })

  it('is every fix that needs no choice, for editors that fix as they save', async () => {
    expect(client.server?.capabilities.codeActionProvider).to.deep.include({
      codeActionKinds: ['quickfix', 'refactor', 'source.fixAll.solder'],
    })
    for (const kind of ['source.fixAll.solder', 'source.fixAll', 'source']) {
      const [action, ...more] = await client.actions(file, [], [kind])
      expect(more).to.deep.equal([])
      expect(action?.kind).to.equal('source.fixAll.solder')
      expect(applied(app, file, action?.edit)).to.equal(
        app.replace('get /todos', 'GET /todos').replace('post /todos', 'POST /todos'),
      )
    }
    expect(await client.actions(functions, [], ['source.fixAll'])).to.deep.equal([])
  })

  it('is no action that was not asked for', async () => {
    const only = async (kind: string) => (await client.actions(file, [await problem(790003)], [kind])).length
    expect(await only('quickfix')).to.equal(2)
    expect(await only('source.organizeImports')).to.equal(0)
    expect(await client.actions(file, [])).to.deep.equal([])
  })

  it('is what a hover adds to that of TypeScript, and nothing where it adds nothing', async () => {
    const onKey = await client.hover(file, positionOf(app, 'GET /todos/:id', 2))
    const { value = '' } = (onKey?.contents ?? {}) as { value?: string }
    expect(value)
      .to.match(/^```typescript\n\(route\) GET \/todos\/:id\n```/)
      .and.include('Runs `getTodo`: Finds a todo.')
    const onName = await client.hover(functions, positionOf(todos, 'getTodo', 2))
    const added = (onName?.contents ?? {}) as { value?: string }
    expect(added.value)
      .to.match(/^- Wired to: `GET \/todos\/:id`/)
      .and.not.include('Finds a todo.')
    expect(await client.hover(functions, positionOf(todos, 'input.title', 7))).to.equal(null)
  })

  it('are hints behind functions that lead to where they are wired', async () => {
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: uri(functions) },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    })
    expect(hints.map(({ position }) => position)).to.deep.equal([{ line: 1, character: 59 }])
    const [arrow, part, ...more] = hints[0]?.label ?? []
    expect([arrow, more]).to.deep.equal([{ value: '← ' }, []])
    const start = positionOf(app, 'GET /todos/:id')
    expect(part).to.deep.equal({
      value: 'GET /todos/:id',
      location: { uri: uri(file), range: { start, end: { ...start, character: start.character + 14 } } },
    })
  })

  it('are symbols: the entries in the outline of a file and in the workspace', async () => {
    const outline = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: uri(file) },
    })
    expect(outline.map(({ name }) => name)).to.deep.equal(['get /todos', 'GET /todos/:id', 'post /todos'])
    expect(outline[1]?.selectionRange.start).to.deep.equal(positionOf(app, "'GET /todos/:id'"))
    expect(
      await client.request('textDocument/documentSymbol', { textDocument: { uri: uri(functions) } }),
    ).to.deep.equal([])
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'get /todos/:' })
    expect(found.map(({ name, containerName, location }) => [name, containerName, location.uri])).to.deep.equal([
      ['GET /todos/:id', 'getTodo', uri(file)],
    ])
    expect(await client.request('workspace/symbol', { query: 'getTodo' })).to.deep.equal([])
  })

  it('is nothing that TypeScript gives: completions, definitions, references, renames', async () => {
    const inside = positionOf(todos, 'input.title', 'input.'.length)
    expect(await client.at<CompletionItem[]>('completion', functions, inside)).to.deep.equal([])
    const name = positionOf(app, 'getTodo,')
    expect(await client.at<LocationLink[]>('definition', file, name)).to.deep.equal([])
    expect(await client.at('references', file, name, { context: { includeDeclaration: true } })).to.deep.equal([])
    expect(await client.at('prepareRename', file, name)).to.equal(null)
    expect(await client.at('rename', file, name, { newName: 'x' })).to.equal(null)
  })
})
