import { Client, StreamableHTTPClientTransport, type CallToolResult } from '@modelcontextprotocol/client'
import { expect } from 'chai'
import { serve, type Server } from '../../../runtime/hosts/node/index.js'
import { surfacesApp, type SurfacesApp } from '../surfaces-app.js'
import { until } from '../runtime-app.js'

/** The two ways in which clients speak: with a handshake, and without. */
const eras = { legacy: '2025-11-25', auto: '2026-07-28' } as const

const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }

describe('MCP over HTTP', () => {
  let fixture: SurfacesApp
  let server: Server
  before(async () => {
    fixture = await surfacesApp()
    server = await serve(fixture.makeApp(), { port: 0, signals: false, grace: 1000 })
  })
  after(() => server.stop())

  const post = async (
    body: unknown,
    more: Record<string, string> = {},
  ): Promise<{ status: number; headers: Headers; text: string }> => {
    const response = await fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: { ...headers, ...more },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  for (const [mode, version] of Object.entries(eras) as [keyof typeof eras, string][])
    describe(`to a client of ${version}`, () => {
      const clients: Client[] = []
      const connect = async (token?: string): Promise<Client> => {
        const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } })
        const requestInit = token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }
        await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit }))
        clients.push(client)
        return client
      }
      let client: Client
      before(async () => {
        client = await connect()
      })
      after(() => Promise.all(clients.map((each) => each.close())))

      const call = async (name: string, input?: Record<string, unknown>, by = client): Promise<CallToolResult> => {
        const { content, structuredContent, isError } = await by.callTool({
          name,
          ...(input === undefined ? {} : { arguments: input }),
        })
        return {
          content,
          ...(structuredContent === undefined ? {} : { structuredContent }),
          ...(isError === undefined ? {} : { isError }),
        }
      }
      const text = (value: string): CallToolResult['content'] => [{ type: 'text', text: value }]
      const failure = (value: string): CallToolResult => ({ content: text(value), isError: true })
      const thrown = async (promise: Promise<unknown>): Promise<{ code: unknown; message: string; data: unknown }> => {
        const error = await promise.then(
          (value) => expect.fail(`resolved to ${JSON.stringify(value)}`),
          (reason: unknown) => reason as { code: unknown; message: string; data: unknown },
        )
        return { code: error.code, message: error.message, data: error.data }
      }

      it('says what it is', () => {
        expect(client.getNegotiatedProtocolVersion()).to.equal(version)
        expect(client.getServerVersion()).to.deep.include({ name: 'surfaces', version: '1.2.3' })
        expect(client.getInstructions()).to.equal('Keeps todos.')
        expect(Object.keys(client.getServerCapabilities() ?? {}).sort()).to.deep.equal([
          'completions',
          'prompts',
          'resources',
          'tools',
        ])
      })

      it('describes tools by what their functions say', async () => {
        const { tools } = await client.listTools()
        expect(tools.map(({ name }) => name)).to.deep.equal([
          'addTodo',
          'listTodos',
          'countTodos',
          'greet',
          'whoAmI',
          'dropAll',
          'picture',
          'raw.bytes',
          'nothing',
          'maybe',
          'explode',
          'lie',
          'slow',
          'patient',
          'forbidden',
          'strict',
          'nested',
        ])
        const named = Object.fromEntries(tools.map((tool) => [tool.name, tool]))
        const addTodo = named.addTodo
        expect(addTodo?.title).to.equal('Add a todo')
        expect(addTodo?.description).to.equal('Adds a todo.\n\nIt is there at once.')
        expect(addTodo?.annotations).to.deep.equal({ readOnlyHint: false, destructiveHint: false })
        expect(addTodo?.inputSchema).to.deep.include({
          type: 'object',
          required: ['title'],
          properties: {
            title: { type: 'string', minLength: 1, description: 'What is to be done.' },
            due: { type: 'string', format: 'date-time', title: 'Date', description: 'When it has to be done.' },
            tags: { type: 'array', items: { type: 'string' } },
          },
        })
        expect(addTodo?.outputSchema).to.deep.include({ type: 'object', required: ['id', 'title'] })
        expect(named.listTodos?.annotations).to.deep.equal({ readOnlyHint: true })
        expect(named.greet?.description).to.equal('Greets, often if need be.')
        expect(named.countTodos?.inputSchema).to.deep.equal({ type: 'object', additionalProperties: false })
        // Texts, bytes and what may be nothing have no structure to be relied on.
        for (const name of ['greet', 'picture', 'nothing', 'maybe'])
          expect(named[name], name).not.to.have.property('outputSchema')
        expect(named.strict?.inputSchema).to.deep.include({ unevaluatedProperties: false })
      })

      it('calls them, with text for the model and the value for programs', async () => {
        const made = await call('addTodo', { title: 'eat', due: '2026-03-01T10:00:00Z', unknown: 1 })
        const value = made.structuredContent as { id: string }
        expect(value).to.deep.equal({ id: value.id, title: 'eat', due: '2026-03-01T10:00:00.000Z' })
        expect(made.content).to.deep.equal(text(JSON.stringify(value)))
        expect(await call('greet', { name: 'Ann', times: 2 })).to.deep.equal({
          content: text('Hello, Ann! Hello, Ann!'),
        })
        expect(await call('nothing')).to.deep.equal({ content: [] })
        expect(await call('maybe', { yes: false })).to.deep.equal({ content: [] })
        expect(await call('maybe', { yes: true })).to.deep.equal({ content: text('{"yes":true}') })
        const { structuredContent, content } = await call('listTodos', { limit: 1 })
        expect(content).to.deep.equal(text('[{"id":"1","title":"buy milk"}]'))
        const list = [{ id: '1', title: 'buy milk' }]
        // Before 2026 a result had to be an object.
        expect(structuredContent).to.deep.equal(mode === 'legacy' ? { result: list } : list)
      })

      it('gives pictures as pictures and other bytes as bytes', async () => {
        const data = 'iVBORw0KGgoBAgM='
        expect(await call('picture')).to.deep.equal({ content: [{ type: 'image', mimeType: 'image/png', data }] })
        expect(await call('raw.bytes')).to.deep.equal({
          content: [
            {
              type: 'resource',
              resource: { uri: 'result://raw.bytes', mimeType: 'application/octet-stream', blob: 'aGk=' },
            },
          ],
        })
      })

      it('tells the model what is wrong with an input', async () => {
        expect(await call('addTodo', { title: '', tags: 'a' })).to.deep.equal(
          failure(
            'The input does not fit its type.\n' +
              '- /title: expected string of at least 1 character, got string of 0 characters\n' +
              '- /tags: expected array, got string of 1 character',
          ),
        )
        expect(await call('strict', { b: 1 })).to.deep.equal(
          failure('The input does not fit its type.\n- /b: expected no such property, got number'),
        )
      })

      it('tells of errors that are for callers, and keeps others to the log', async () => {
        fixture.logged.length = 0
        expect(await call('explode', { how: 'in-conflict' })).to.deep.equal(failure('Somebody was faster.'))
        expect(fixture.logged).to.deep.equal([])
        const { content, isError } = await call('explode', { how: 'secretly' })
        const { id, message } = fixture.logged[0] ?? { message: '' }
        expect(message).to.equal('the password is hunter2')
        expect({ content, isError }).to.deep.equal(
          failure(`Something went wrong; the log has it under this id: ${String(id)}`),
        )
        expect((await call('lie')).isError).to.equal(true)
        expect(fixture.logged.at(-1)?.message).to.match(/^What 'lie' returned is not of its type .*\/count/)
      })

      it('does not wait longer than the entry says, and asks its rule', async () => {
        expect(await call('slow')).to.deep.equal(failure('The call took longer than 50 ms.'))
        expect(await call('forbidden')).to.deep.equal(failure('This call is not allowed.'))
      })

      it('knows no other tools', async () => {
        expect(await thrown(client.callTool({ name: 'addTdo' }))).to.deep.equal({
          code: -32602,
          message: "There is no tool of this name. Did you mean 'addTodo'?",
          data: undefined,
        })
        expect((await thrown(client.callTool({ name: '__proto__' }))).message).to.equal(
          'There is no tool of this name.',
        )
      })

      it('asks for a session where the function does', async () => {
        const error = (await thrown(client.callTool({ name: 'whoAmI' }))) as { data: { status?: number } }
        expect(error.data.status).to.equal(401)
        expect(await call('whoAmI', {}, await connect('ann'))).to.deep.equal({ content: text('ann') })
        expect(await call('dropAll', {}, await connect('ann'))).to.deep.equal(
          failure('This session may not make this call.'),
        )
      })

      // Before 2026 a client says so by a message of its own, which a server without sessions cannot put to a call.
      if (mode === 'auto')
        it('aborts the call that a client has cancelled', async () => {
          const abort = new AbortController()
          const told = captureErrors()
          try {
            const cancelled = thrown(client.callTool({ name: 'patient' }, { signal: abort.signal }))
            await until(() => told.lines.includes('waiting'))
            abort.abort(new Error('enough'))
            expect((await cancelled).message).to.include('enough')
            await until(() => told.lines.includes('aborted'))
          } finally {
            told.stop()
          }
        })

      it('has resources, fixed ones and those of templates', async () => {
        expect((await client.listResources()).resources).to.deep.equal([
          { uri: 'todo://all', name: 'listTodos', description: 'Lists todos.', mimeType: 'application/json' },
          { uri: 'todo://picture', name: 'picture', description: 'An image of one pixel.', mimeType: 'image/png' },
          { uri: 'todo://me', name: 'whoAmI', description: 'Says who is logged in.', mimeType: 'text/plain' },
        ])
        expect((await client.listResourceTemplates()).resourceTemplates).to.deep.equal([
          { uriTemplate: 'todo://item/{id}', name: 'todo', title: 'A todo', mimeType: 'application/json' },
          {
            uriTemplate: 'todo://list{?limit,sortBy}',
            name: 'listTodos',
            description: 'Lists todos.',
            mimeType: 'application/json',
          },
          { uriTemplate: 'todo://greeting/{name}', name: 'greet', mimeType: 'text/markdown' },
        ])
        const read = async (uri: string): Promise<unknown> => (await client.readResource({ uri })).contents
        const one = '[{"id":"1","title":"buy milk"}]'
        expect(await read('todo://item/1')).to.deep.equal([
          { uri: 'todo://item/1', mimeType: 'application/json', text: '{"id":"1","title":"buy milk"}' },
        ])
        expect(await read('todo://list?limit=1')).to.deep.equal([
          { uri: 'todo://list?limit=1', mimeType: 'application/json', text: one },
        ])
        expect(await read('todo://greeting/A%20B')).to.deep.equal([
          { uri: 'todo://greeting/A%20B', mimeType: 'text/markdown', text: 'Hello, A B!' },
        ])
        expect(await read('todo://picture')).to.deep.equal([
          { uri: 'todo://picture', mimeType: 'image/png', blob: 'iVBORw0KGgoBAgM=' },
        ])
      })

      it('says which resources there are not, and what does not fit', async () => {
        const read = (uri: string): Promise<unknown> => client.readResource({ uri })
        expect(await thrown(read('todo://item/77'))).to.deep.equal({
          code: -32602,
          message: "There is no todo '77'.",
          data: { uri: 'todo://item/77' },
        })
        expect(await thrown(read('todo://elsewhere'))).to.deep.equal({
          code: -32602,
          message: "Nothing is at 'todo://elsewhere'.",
          data: { uri: 'todo://elsewhere' },
        })
        expect(await thrown(read('todo://list?limit=many'))).to.deep.equal({
          code: -32602,
          message:
            'The input does not fit its type.\n- /limit: expected integer of at most 100, got string of 4 characters',
          data: {
            status: 422,
            code: 'Unprocessable',
            errors: [
              { path: '/limit', code: 'type', expected: 'integer of at most 100', received: 'string of 4 characters' },
            ],
          },
        })
      })

      it('has prompts, whose arguments are texts', async () => {
        expect((await client.listPrompts()).prompts).to.deep.equal([
          {
            name: 'plan',
            title: 'Plan my day',
            description: 'Plans a day.',
            arguments: [
              { name: 'hours', required: true },
              { name: 'mood', required: false },
            ],
          },
          { name: 'conversation', arguments: [] },
        ])
        const { description, messages } = await client.getPrompt({
          name: 'plan',
          arguments: { hours: '3', mood: 'good' },
        })
        expect({ description, messages }).to.deep.equal({
          description: 'Plans a day.',
          messages: [{ role: 'user', content: { type: 'text', text: 'Plan 3.0 hours in a good mood.' } }],
        })
        const talk = await client.getPrompt({ name: 'conversation' })
        expect({ description: talk.description, messages: talk.messages }).to.deep.equal({
          description: 'A talk.',
          messages: [
            { role: 'user', content: { type: 'text', text: 'Hi.' } },
            { role: 'assistant', content: { type: 'text', text: 'Hello.' } },
          ],
        })
        expect((await thrown(client.getPrompt({ name: 'plan', arguments: { hours: 'x' } }))).message).to.equal(
          'The input does not fit its type.\n- /hours: expected number, got string of 1 character',
        )
        expect((await thrown(client.getPrompt({ name: 'plam' }))).message).to.equal(
          "There is no prompt of this name. Did you mean 'plan'?",
        )
      })

      it('completes arguments of which only some texts fit', async () => {
        const complete = async (
          ref: { type: 'ref/prompt'; name: string } | { type: 'ref/resource'; uri: string },
          name: string,
          value: string,
        ): Promise<string[]> => (await client.complete({ ref, argument: { name, value } })).completion.values
        const plan = { type: 'ref/prompt', name: 'plan' } as const
        expect(await complete(plan, 'mood', '')).to.have.members(['good', 'bad'])
        expect(await complete(plan, 'mood', 'g')).to.deep.equal(['good'])
        expect(await complete(plan, 'hours', '')).to.deep.equal([])
        expect(
          await complete({ type: 'ref/resource', uri: 'todo://list{?limit,sortBy}' }, 'sortBy', 't'),
        ).to.deep.equal(['title'])
      })
    })

  const callOf = (name: string): object => ({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name } })

  it('says 401 as HTTP does, so that clients log in', async () => {
    const { status, headers: answered, text } = await post(callOf('whoAmI'))
    expect(status).to.equal(401)
    expect(answered.get('www-authenticate')).to.equal('Bearer')
    expect(answered.get('content-type')).to.equal('application/problem+json')
    expect(JSON.parse(text)).to.deep.include({ status: 401, detail: 'This call requires a session.' })
    const one = await post([callOf('countTodos'), callOf('whoAmI')])
    expect(one.status, 'one of a batch').to.equal(401)
    const read = { jsonrpc: '2.0', id: 1, method: 'resources/read', params: { uri: 'todo://me' } }
    expect((await post(read)).status).to.equal(401)
    expect((await post(read, { authorization: 'Bearer ann' })).status).to.equal(200)
  })

  it('refuses pages of other sites, wherever their name leads', async () => {
    for (const origin of ['http://evil.example', 'https://chat.example.evil.example', 'null', 'nonsense'])
      expect((await post(callOf('countTodos'), { origin })).status, origin).to.equal(403)
    for (const origin of ['http://localhost:6274', 'http://127.0.0.1', 'http://[::1]:80', 'https://chat.example'])
      expect((await post(callOf('countTodos'), { origin })).status, origin).to.equal(200)
  })

  it('lets browsers give its answers to pages that may call', async () => {
    const ask = (origin: string): Promise<Response> =>
      fetch(`${server.url}/mcp`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,mcp-method',
        },
      })
    const asked = await ask('https://chat.example')
    expect(asked.status).to.equal(204)
    const read = (from: Headers, ...names: string[]): (string | null)[] => names.map((name) => from.get(name))
    expect(
      read(
        asked.headers,
        'access-control-allow-origin',
        'access-control-allow-methods',
        'access-control-allow-headers',
        'vary',
      ),
    ).to.deep.equal(['https://chat.example', 'POST', 'authorization,mcp-method', 'origin'])
    expect((await ask('https://evil.example')).status).to.equal(403)
    for (const name of ['countTodos', 'whoAmI']) {
      const { headers: answered } = await post(callOf(name), { origin: 'https://chat.example' })
      expect(read(answered, 'access-control-allow-origin'), name).to.deep.equal(['https://chat.example'])
    }
    const { headers: answered } = await post(callOf('countTodos'))
    expect(read(answered, 'access-control-allow-origin', 'vary')).to.deep.equal([null, null])
    const plain = await fetch(`${server.url}/mcp`, { method: 'OPTIONS' })
    expect([plain.status, plain.headers.get('allow')]).to.deep.equal([204, 'OPTIONS, POST'])
  })

  it('refuses what is no message', async () => {
    expect((await post('{')).status).to.equal(400)
    expect(JSON.parse((await post('{')).text)).to.deep.include({ id: null })
    expect((await post('null')).status).to.equal(400)
    expect((await post('{}', { 'content-type': 'text/plain' })).status).to.equal(415)
    const { status, text } = await post('x'.repeat(1024 * 1024 + 1))
    expect({ status, detail: (JSON.parse(text) as { detail: string }).detail }).to.deep.equal({
      status: 413,
      detail: 'The body is larger than the 1048576 bytes that are accepted.',
    })
  })

  it('has no sessions and no stream of its own', async () => {
    for (const method of ['GET', 'DELETE', 'PUT']) {
      const response = await fetch(`${server.url}/mcp`, { method, headers })
      expect(response.status, method).to.equal(405)
      expect(response.headers.get('allow')).to.equal('OPTIONS, POST')
    }
    expect((await fetch(`${server.url}/mcp/x`)).status).to.equal(404)
  })

  it('answers through app.fetch as it does through the server', async () => {
    const app = fixture.makeApp()
    const transport = new StreamableHTTPClientTransport(new URL('https://app.example/mcp'), {
      fetch: (url, init) => app.fetch(new Request(url, init)),
    })
    const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } })
    await client.connect(transport)
    expect((await client.callTool({ name: 'countTodos' })).structuredContent).to.equal(1)
    await client.close()
    await app.stop()
  })

  it('rejects arguments that a prompt does not declare where excess is an error', async () => {
    const messageWith = async (excess: 'drop' | 'error'): Promise<string> => {
      const app = fixture.makeApp({ excess })
      const params = { name: 'plan', arguments: { hours: '3', moood: 'good' } }
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'prompts/get', params })
      const response = await app.fetch(new Request('https://app.example/mcp', { method: 'POST', headers, body }))
      const text = await response.text()
      await app.stop()
      return text
    }
    expect(await messageWith('drop')).to.include('Plan 3.0 hours in a neutral mood.')
    expect(await messageWith('error')).to.include("/moood: expected no such property; did you mean 'mood'?")
  })

  it('aborts the call of a client that goes away', async () => {
    const abort = new AbortController()
    const told = captureErrors()
    try {
      const gone = fetch(`${server.url}/mcp`, {
        method: 'POST',
        headers,
        body: JSON.stringify(callOf('patient')),
        signal: abort.signal,
      })
        .then((response) => response.text())
        .catch((error: unknown) => error)
      await until(() => told.lines.includes('waiting'))
      abort.abort()
      await gone
      await until(() => told.lines.includes('aborted'))
    } finally {
      told.stop()
    }
  })
})

/** What functions of the fixture say on the console of this process. */
function captureErrors(): { lines: unknown[]; stop: () => void } {
  const { error } = console
  const lines: unknown[] = []
  console.error = (line: unknown) => {
    lines.push(line)
  }
  return {
    lines,
    stop: () => {
      console.error = error
    },
  }
}
