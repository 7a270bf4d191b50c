import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { expect } from 'chai'
import { call } from './example-calls.js'
import { sharedExample } from './shared-example.js'

describe('example: the Model Context Protocol', () => {
  let client: Client
  const connect = async (token?: string): Promise<Client> => {
    const { url } = await sharedExample()
    const connected = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } })
    const requestInit = token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }
    await connected.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit }))
    return connected
  }
  before(async () => {
    client = await connect()
  })
  after(() => client.close())

  it('adds a todo by a tool, which is found as a resource and over HTTP', async () => {
    const { structuredContent } = await client.callTool({ name: 'createTodo', arguments: { title: 'by a model' } })
    const todo = structuredContent as { id: string; title: string }
    expect(todo.title).to.equal('by a model')
    const { contents } = await client.readResource({ uri: `todo://${todo.id}` })
    expect(contents).to.have.length(1)
    expect(JSON.parse((contents[0] as { text: string }).text)).to.deep.equal(todo)
    expect((await call(`GET /todos/${todo.id}`)).body).to.deep.equal(todo)
  })

  it('tells the model what does not fit', async () => {
    const { content, isError } = await client.callTool({ name: 'createTodo', arguments: { title: '' } })
    expect(isError).to.equal(true)
    expect((content as { text: string }[])[0]?.text).to.equal(
      'The input does not fit its type.\n- /title: expected string of at least 1 character, got string of 0 characters',
    )
  })

  it('writes a prompt', async () => {
    await client.callTool({ name: 'createTodo', arguments: { title: 'to be planned' } })
    const { messages } = await client.getPrompt({ name: 'plan', arguments: { hours: '3' } })
    const [{ content } = { content: undefined }] = messages
    expect((content as { text: string }).text).to.match(/^Plan 3 hours\. This is to be done:\n(?:.*\n)*- to be planned/)
  })

  it('asks for a session where HTTP does', async () => {
    const { structuredContent } = await client.callTool({ name: 'createTodo', arguments: { title: 'to be deleted' } })
    const { id } = structuredContent as { id: string }
    const refused: unknown = await client.callTool({ name: 'deleteTodo', arguments: { id } }).catch((e: unknown) => e)
    expect(refused).to.include({ status: 401 })
    const { token } = (await call('POST /login', { json: { name: 'ann' } })).body as { token: string }
    const ann = await connect(token)
    expect((await ann.callTool({ name: 'deleteTodo', arguments: { id } })).isError).to.equal(undefined)
    await ann.close()
    expect((await call(`GET /todos/${id}`)).status).to.equal(404)
  })
})
