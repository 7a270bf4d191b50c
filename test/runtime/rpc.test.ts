import { expect } from 'chai'
import { ServedApp, type Problem } from './served-app.js'

interface RpcAnswer {
  jsonrpc: string
  id: unknown
  result?: unknown
  error?: {
    code: number
    message: string
    data?: { status?: number; id?: string; code?: string; details?: unknown; errors?: Problem['errors'] }
  }
}

describe('runtime: RPC', () => {
  let app: ServedApp
  before(async () => {
    app = await ServedApp.start()
  })
  after(() => app.server.stop())

  const send = async (message: unknown, as?: string): Promise<RpcAnswer> => {
    const { status, body } = await app.call('POST /rpc', { json: message, ...(as === undefined ? {} : { as }) })
    expect(status).to.equal(200)
    return body as RpcAnswer
  }
  const rpc = (method: string, params?: unknown, as?: string): Promise<RpcAnswer> =>
    send({ jsonrpc: '2.0', id: 1, method, params }, as)

  it('takes input by name, as an array of one, or none', async () => {
    expect(await rpc('echo', { id: 1 })).to.deep.equal({ jsonrpc: '2.0', id: 1, result: { seen: '{"id":1}' } })
    expect((await rpc('echo', [{ id: 1 }])).result).to.deep.equal({ seen: '{"id":1}' })
    expect((await rpc('sum', [[1, 2]])).result).to.equal(3)
    expect((await rpc('whoAmI')).result).to.deep.equal({ name: 'nobody', has: true })
    expect(await rpc('nothing')).to.deep.equal({ jsonrpc: '2.0', id: 1, result: null })
  })

  it('refuses input that does not fit', async () => {
    for (const [method, params, path] of [
      ['echo', {}, '/id'],
      ['echo', [], '/id'],
      ['echo', { id: '1' }, '/id'],
      ['echo', [5], ''],
      ['sum', {}, ''],
      ['dates', { at: '2020-02-30T00:00:00Z', text: '2020-01-01T00:00:00Z' }, '/at'],
    ] as const) {
      const { error } = await rpc(method, params)
      expect(error?.code, JSON.stringify(params)).to.equal(-32602)
      expect(error?.data?.errors?.[0]?.path).to.equal(path)
    }
    expect((await rpc('sum', [1, 2])).error?.code).to.equal(-32602)
    for (const params of ['text', 5, null, true]) {
      const { id, error } = await rpc('echo', params)
      expect({ id, code: error?.code }).to.deep.equal({ id: 1, code: -32602 })
    }
  })

  it('says by code and status what went wrong', async () => {
    expect((await rpc('userText', { text: 'abc' })).error).to.deep.include({ code: -32001 })
    expect((await rpc('userText', { text: 'abc' }, 'alice')).result).to.equal('alice: abc')
    const { error } = await rpc('fail', { how: 'conflict' })
    expect(error?.code).to.equal(-32009)
    expect(error?.data).to.deep.equal({ status: 409, code: 'Conflict', details: { by: 'alice' } })
    for (const how of ['secret', 'string', 'cyclic']) {
      const internal = (await rpc('fail', { how })).error
      expect(internal?.code).to.equal(-32603)
      expect(internal?.data?.id).to.be.a('string')
      expect(JSON.stringify(internal)).not.to.match(/hunter2|thrown|sent/)
    }
    expect((await rpc('lie')).error?.code).to.equal(-32603)
  })

  it('keeps to the specification about what is no request', async () => {
    const invalid: [unknown, unknown][] = [
      [1, null],
      ['text', null],
      [{}, null],
      [{ jsonrpc: '1.0', id: 3, method: 'nothing' }, 3],
      [{ jsonrpc: '2.0', id: 3 }, 3],
      [{ jsonrpc: '2.0', id: 3, method: 1 }, 3],
      [{ jsonrpc: '2.0', id: {}, method: 'nothing' }, null],
      [{ jsonrpc: '2.0', id: true, method: 'nothing' }, null],
      [[], null],
    ]
    for (const [message, id] of invalid) {
      const answer = await send(message)
      expect({ id: answer.id, code: answer.error?.code }, JSON.stringify(message)).to.deep.equal({ id, code: -32600 })
    }
    const answers = (await send([1, { jsonrpc: '2.0', id: 'b', method: 'nothing' }, []])) as unknown as RpcAnswer[]
    expect(answers.map(({ id, error }) => [id, error?.code])).to.deep.equal([
      [null, -32600],
      ['b', undefined],
      [null, -32600],
    ])
    expect((await send({ jsonrpc: '2.0', id: null, method: 'nothing' })).result).to.equal(null)
    expect((await send({ jsonrpc: '2.0', id: 1.5, method: 'nope' })).error?.code).to.equal(-32601)
  })

  it('answers no notification, not even one that fails', async () => {
    for (const method of ['nothing', 'nope', 'lie', 'echo']) {
      const notification = { jsonrpc: '2.0', method }
      expect(await app.call('POST /rpc', { json: notification })).to.include({ status: 204, text: '' })
      expect(await app.call('POST /rpc', { json: [notification, notification] })).to.include({ status: 204, text: '' })
    }
  })

  it('does not let a batch multiply', async () => {
    expect((await send(new Array(1001).fill(1))).error?.code).to.equal(-32600)
    const headers = { 'content-type': 'application/json' }
    expect((await app.call('POST /rpc', { raw: '{', headers })).body).to.deep.include({ id: null })
    expect((await app.call('POST /rpc', { raw: ' '.repeat(2_000_000), headers })).status).to.equal(413)
    expect((await app.call('POST /rpc', { raw: '{}', headers: { 'content-type': 'text/plain' } })).status).to.equal(415)
  })

  it('takes bare input for bare results', async () => {
    expect((await app.call('POST /rpc/sum', { json: [1, 2] })).body).to.equal(3)
    expect((await app.call('POST /rpc/whoAmI')).body).to.deep.equal({ name: 'nobody', has: true })
    expect((await app.call('POST /rpc/nothing')).status).to.equal(204)
    expect((await app.call('POST /rpc/nope')).status).to.equal(404)
    expect((await app.call('POST /rpc/toString')).status).to.equal(404)
    expect((await app.call('POST /rpc/userText', { json: {} })).status).to.equal(401)
    expect((await app.call('POST /rpc/userText', { json: {}, as: 'a' })).status).to.equal(422)
    expect(
      (await app.call('POST /rpc/echo', { raw: '{', headers: { 'content-type': 'application/json' } })).status,
    ).to.equal(400)
  })
})
