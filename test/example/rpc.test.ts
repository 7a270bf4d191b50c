import { expect } from 'chai'
import { call, type Todo } from './example-calls.js'
import { expectProblem } from './expect-problem.js'

interface RpcAnswer {
  jsonrpc: string
  id: number | string | null
  result?: unknown
  error?: { code: number; message: string; data?: { errors?: { path: string }[] } }
}

async function rpc(method: string, params?: unknown): Promise<RpcAnswer> {
  const { status, body } = await call('POST /rpc', { json: { jsonrpc: '2.0', id: 1, method, params } })
  expect(status).to.equal(200)
  expect(body).to.include({ jsonrpc: '2.0', id: 1 })
  return body as RpcAnswer
}

describe('example: JSON-RPC', () => {
  it('answers with the result', async () => {
    const { result } = await rpc('createTodo', { title: 'x' })
    expect(result).to.have.all.keys('id', 'title', 'done', 'createdAt')
    expect(result).to.include({ title: 'x', done: false })
  })

  it('answers wrong params with what is wrong about them', async () => {
    const { error } = await rpc('createTodo', { title: '' })
    expect(error?.code).to.equal(-32602)
    const overHttp = expectProblem(await call('POST /todos', { json: { title: '' } }), 422)
    expect(error?.data?.errors).to.deep.equal(overHttp.errors)
  })

  it('answers a method that is not there', async () => {
    for (const method of ['nope', 'toString', '__proto__', 'login'])
      expect((await rpc(method, {})).error?.code, method).to.equal(-32601)
  })

  it('answers a batch with an array, and a notification with nothing', async () => {
    const batch = [
      { jsonrpc: '2.0', id: 'a', method: 'createTodo', params: { title: 'in a batch' } },
      { jsonrpc: '2.0', method: 'createTodo', params: { title: 'notified in a batch' } },
      { jsonrpc: '2.0', id: 'b', method: 'nope' },
    ]
    const { status, body } = await call('POST /rpc', { json: batch })
    expect(status).to.equal(200)
    const answers = body as RpcAnswer[]
    expect(answers.map(({ id }) => id)).to.have.members(['a', 'b'])
    expect(answers.find(({ id }) => id === 'a')?.result).to.include({ title: 'in a batch' })
    expect(answers.find(({ id }) => id === 'b')?.error?.code).to.equal(-32601)

    const notification = { jsonrpc: '2.0', method: 'createTodo', params: { title: 'notified alone' } }
    expect(await call('POST /rpc', { json: notification })).to.include({ status: 204, body: '' })
    const titles = ((await call('GET /todos')).body as Todo[]).map(({ title }) => title)
    expect(titles).to.include.members(['notified in a batch', 'notified alone'])
  })

  it('answers what is no request', async () => {
    const code = async (options: Parameters<typeof call>[1]): Promise<number | undefined> =>
      ((await call('POST /rpc', options)).body as RpcAnswer).error?.code
    expect(await code({ raw: '{bad', headers: { 'content-type': 'application/json' } })).to.equal(-32700)
    expect(await code({ json: [] })).to.equal(-32600)
    expect(await code({ json: { jsonrpc: '2.0', id: 1 } })).to.equal(-32600)
  })

  it('asks for the session that the function asks for', async () => {
    const { error } = await rpc('deleteTodo', { id: '00000000-0000-4000-8000-000000000000' })
    expect(error?.code).to.be.a('number').and.not.equal(-32603)
  })

  it('answers a bare call with the bare result', async () => {
    const { status, body } = await call('POST /rpc/createTodo', { json: { title: 'x' } })
    expect(status).to.equal(200)
    expect(body).to.have.all.keys('id', 'title', 'done', 'createdAt')
    expectProblem(await call('POST /rpc/createTodo', { json: { title: 5 } }), 422, '/title')
    expectProblem(await call('POST /rpc/nope', { json: {} }), 404)
  })
})
