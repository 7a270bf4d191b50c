import { expect } from 'chai'
import {
  createClient,
  Conflict,
  NotFound,
  SolderError,
  Unauthorized,
  Unprocessable,
} from '../../runtime/client/index.js'
import { runtimeApp } from './runtime-app.js'
import type { App } from '../../runtime/index.js'

interface Functions {
  dates: (input: { at: Date; text: string }) => Promise<Record<string, unknown>>
  sum: (numbers: number[]) => number
  nothing: () => unknown
  fail: (input: { how: string }) => string
  userText: (input: { text: string }) => string
  wait: (input: { ms: number }) => string
  nope: () => void
}

describe('runtime: the client', () => {
  let app: App<Functions>
  let requests: string[]
  before(async () => {
    app = (await runtimeApp()).makeApp() as App<Functions>
  })
  beforeEach(() => {
    requests = []
  })
  after(() => app.stop())

  const client = (headers?: HeadersInit) =>
    createClient<App<Functions>>('http://app.test/', {
      ...(headers === undefined ? {} : { headers }),
      fetch: (url, init) => {
        requests.push(`${init.method ?? ''} ${url}`)
        return app.fetch(new Request(url, init))
      },
    })

  it('makes Dates where the types say so, and nowhere else', async () => {
    const at = new Date('2020-01-01T00:00:00.000Z')
    const text = '2021-01-01T00:00:00.000Z'
    expect(await client().rpc.dates({ at, text })).to.deep.equal({
      at,
      text,
      list: [at, null],
      byName: { at },
      either: { kind: 'text', when: text },
    })
  })

  it('asks once what it has to know', async () => {
    const { rpc } = client()
    expect(await Promise.all([rpc.sum([1, 2]), rpc.sum([3])])).to.deep.equal([3, 3])
    const nothing = await rpc.nothing()
    expect(nothing).to.equal(undefined)
    expect(requests.filter((request) => request.startsWith('GET'))).to.deep.equal(['GET http://app.test/rpc'])
  })

  it('throws what was thrown', async () => {
    const failure = async (call: Promise<unknown>): Promise<SolderError> =>
      call.then(
        () => expect.fail('it should have been refused'),
        (error: unknown) => error as SolderError,
      )
    const conflict = await failure(client().rpc.fail({ how: 'conflict' }))
    expect(conflict).to.be.instanceOf(Conflict)
    expect(conflict).to.deep.include({ message: 'taken already', status: 409, details: { by: 'alice' } })
    expect(await failure(client().rpc.userText({ text: '' }))).to.be.instanceOf(Unauthorized)
    const unprocessable = await failure(client({ authorization: 'alice' }).rpc.userText({ text: '' }))
    expect(unprocessable).to.be.instanceOf(Unprocessable)
    expect(unprocessable.errors?.[0]?.path).to.equal('/text')
    expect(await failure(client().rpc.nope())).to.be.instanceOf(NotFound)
    const internal = await failure(client().rpc.fail({ how: 'secret' }))
    expect(internal.status).to.equal(500)
    expect(internal.details).to.have.property('id')
  })

  it('stops waiting when told to', async () => {
    const controller = new AbortController()
    const { rpc } = createClient<App<Functions>>('http://127.0.0.1:9', {
      fetch: (_url, { signal }) =>
        new Promise((_resolve, reject) => {
          if (signal?.aborted) reject(signal.reason as Error)
          signal?.addEventListener('abort', () => {
            reject(signal.reason as Error)
          })
        }),
    })
    const call = rpc.wait({ ms: 20000 }, { signal: controller.signal })
    controller.abort(new Error('enough'))
    expect(await call.catch((error: unknown) => error)).to.include({ message: 'enough' })
  })

  it('is no promise', async () => {
    const { rpc } = client()
    expect(await Promise.resolve(rpc)).to.equal(rpc)
  })
})
