import { expect } from 'chai'
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CompletionItem,
  Location,
  LocationLink,
  Position,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import { applied, LanguageClient, positionOf, pulling, uri } from './language-client.js'
import { openProject } from './open-project.js'

const app = `import { defineWiring } from 'solder'
import { getTodo, listTodos } from './todos.js'

export const todos = defineWiring({
  http: { 'GET /todos/:id': getTodo, 'GET /lists/:': listTodos },
  cron: { nightly: { schedule: '', run: () => undefined } },
  mcp: { resources: { 'lists://{list}': listTodos, 'lists:///': listTodos } },
  cli: { 'todo list <list>': { run: listTodos, alias: { list: 'l' } } },
})
`
const todos = `import type { Context } from 'solder'

export interface Get {
  id: string
}
export function getTodo(input: Get): string {
  return input.id
}
export async function listTodos(input: { list: string }, ctx: Context<{}>): Promise<string> {
  return ctx.call(getTodo, { id: input.list })
}
`

const topics = `import { defineTopic } from 'solder'
export const said = defineTopic<string>('said')
`

describe('names in the language server', () => {
  const opened = openProject({ 'src/app.ts': app, 'src/todos.ts': todos, 'src/topics.ts': topics })
  let client: LanguageClient
  let [file, functions, topicFile] = ['', '', '']

  before(() => {
    ;({
      client,
      paths: [file = '', functions = '', topicFile = ''],
    } = opened())
  })

  const inRoute: Position = positionOf(app, ':id', 2)

  it('lead from the parameter of a route to the property of the input, and from a key to the function', async () => {
    const toProperty = await client.at<LocationLink[]>('definition', file, inRoute)
    expect(toProperty.map(({ targetUri }) => targetUri)).to.deep.equal([uri(functions)])
    expect(toProperty[0]?.targetSelectionRange.start).to.deep.equal(positionOf(todos, 'id: string'))
    expect(toProperty[0]?.originSelectionRange?.start).to.deep.equal(positionOf(app, ':id', 1))
    const toFunction = await client.at<LocationLink[]>('definition', file, positionOf(app, 'GET /todos', 1))
    expect(toFunction.map(({ targetSelectionRange }) => targetSelectionRange.start)).to.deep.equal([
      positionOf(todos, 'getTodo'),
    ])
  })

  it('are found at the routes as well: those places alone, where TypeScript finds the others', async () => {
    const asked = { context: { includeDeclaration: true } }
    const ofProperty = await client.at<Location[]>('references', functions, positionOf(todos, 'id: string'), asked)
    expect(ofProperty.map(({ uri: where, range }) => [where, range.start])).to.deep.equal([
      [uri(file), positionOf(app, ':id', 1)],
    ])
    // At a route TypeScript has no answer, so that all of it is ours.
    const ofParameter = await client.at<Location[]>('references', file, inRoute, asked)
    expect(
      ofParameter.map(({ uri: where, range: { start } }) => `${where} ${start.line}:${start.character}`),
    ).to.have.members(
      [
        [file, app, ':id', 1],
        [functions, todos, 'id: string', 0],
        [functions, todos, 'input.id', 'input.'.length],
        [functions, todos, '{ id: input', 2],
      ].map(([path, text, sought, offset]) => {
        const { line, character } = positionOf(String(text), String(sought), Number(offset))
        return `${uri(String(path))} ${line}:${character}`
      }),
    )
  })

  it('are renamed everywhere at once, from either end', async () => {
    for (const [path, position] of [
      [file, inRoute],
      [functions, positionOf(todos, 'id: string')],
    ] as const) {
      const prepared = await client.at<{ placeholder: string } | null>('prepareRename', path, position)
      expect(prepared?.placeholder).to.equal('id')
      const edit = await client.at<WorkspaceEdit>('rename', path, position, { newName: 'key' })
      expect(applied(app, file, edit)).to.equal(app.replace(':id', ':key'))
      expect(applied(todos, functions, edit)).to.equal(
        todos
          .replace('id: string', 'key: string')
          .replace('input.id', 'input.key')
          .replace('{ id: input', '{ key: input'),
      )
    }
  })

  it('are not renamed to what no code and no key can say', async () => {
    for (const newName of ["it's bad", '', '1st', 'a-b']) {
      const error = await client.at('rename', file, inRoute, { newName }).catch((reason: unknown) => reason)
      expect(String(error), newName).to.include(
        `'${newName}' cannot name a property of an input and its places in wirings: use letters (A to Z), digits, '_' and '$'`,
      )
    }
  })

  it('of topics are renamed to what a text can say', async () => {
    const topic = positionOf(topics, "'said'", 1)
    for (const newName of ["it's bad", '', '\\'])
      expect(
        await client.at('rename', topicFile, topic, { newName }).catch((reason: unknown) => String(reason)),
        newName,
      ).to.include(`'${newName}' cannot be the name of a topic: give it at least one character, and no quotes`)
    const edit = await client.at<WorkspaceEdit>('rename', topicFile, topic, { newName: 'said aloud' })
    expect(applied(topics, topicFile, edit)).to.equal(topics.replace("'said'", "'said aloud'"))
  })

  it('are renamed in URIs, commands and aliases as well', async () => {
    for (const position of [positionOf(app, '{list}', 1), positionOf(app, '<list>', 1), positionOf(app, 'list: ', 1)]) {
      const edit = await client.at<WorkspaceEdit>('rename', file, position, { newName: 'key' })
      expect(applied(app, file, edit)).to.equal(
        app.replace('{list}', '{key}').replace('<list>', '<key>').replace("list: 'l'", "key: 'l'"),
      )
      expect(applied(todos, functions, edit)).to.equal(
        todos.replace('input: { list: string }', 'input: { key: string }').replace('input.list', 'input.key'),
      )
    }
  })

  it('are completed in URIs', async () => {
    const variables = await client.at<CompletionItem[]>('completion', file, positionOf(app, "lists:///'", 9))
    expect(variables.map(({ label }) => label)).to.deep.equal(['{list}'])
  })

  it('are completed in routes and schedules, with what they mean', async () => {
    const inPath = await client.at<CompletionItem[]>('completion', file, positionOf(app, "/lists/:'", 8))
    expect(inPath.map(({ label }) => label)).to.deep.equal([':list'])
    const presets = await client.at<CompletionItem[]>('completion', file, positionOf(app, "schedule: ''", 11))
    const [first] = presets
    if (!first) throw new Error('nothing is suggested for a schedule')
    expect(presets.every(({ textEdit }) => textEdit !== undefined)).to.equal(true)
    const { documentation, detail } = await client.request<CompletionItem>('completionItem/resolve', first)
    expect([detail, documentation]).to.deep.equal([
      first.label,
      { kind: 'markdown', value: first.labelDetails?.description },
    ])
  })

  it('have a call hierarchy that leads through wirings and contexts', async () => {
    const prepare = async (path: string, position: Position) => {
      const [item] = await client.at<CallHierarchyItem[]>('prepareCallHierarchy', path, position)
      if (!item) throw new Error('there is no call hierarchy here')
      return item
    }
    const getTodo = await prepare(functions, positionOf(todos, 'getTodo'))
    expect(getTodo).to.include({ name: 'getTodo', uri: uri(functions) })
    const incoming = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: getTodo })
    expect(incoming.map(({ from }) => from.name)).to.include.members(['GET /todos/:id', 'listTodos'])
    // Of a file that is not open, too.
    await client.close(functions)
    const listTodos = await prepare(file, positionOf(app, 'GET /lists', 1))
    const outgoing = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
      item: listTodos,
    })
    expect(outgoing.map(({ to }) => to.name)).to.deep.equal(['listTodos'])
    const [to] = outgoing
    const further = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: to?.to })
    expect(further.map((each) => each.to.name)).to.deep.equal(['getTodo'])
    await client.open(functions, todos, 2)
  })

  it('have refactorings whose edit is made when they are chosen', async () => {
    const start = positionOf(todos, 'listTodos')
    const asked = { textDocument: { uri: uri(functions) }, range: { start, end: start }, context: { diagnostics: [] } }
    const offered = await client.request<CodeAction[]>('textDocument/codeAction', asked)
    expect(offered.length).to.be.greaterThan(0)
    const lazy = await LanguageClient.start(opened().project.folder, {
      ...pulling,
      textDocument: { ...pulling.textDocument, codeAction: { resolveSupport: { properties: ['edit'] } } },
    })
    try {
      await lazy.open(functions, todos)
      const unmade = await lazy.request<CodeAction[]>('textDocument/codeAction', asked)
      expect(unmade.map(({ title }) => title)).to.deep.equal(offered.map(({ title }) => title))
      for (const [at, action] of unmade.entries()) {
        expect(action).not.to.have.property('edit')
        const resolved = await lazy.request<CodeAction>('codeAction/resolve', action)
        expect(resolved.edit).to.deep.equal(offered[at]?.edit).and.not.equal(undefined)
      }
    } finally {
      await lazy.stop()
    }
  })
})
