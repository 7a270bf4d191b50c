import { expect } from 'chai'
import type { App } from '../../runtime/index.js'
import { runtimeApp } from './runtime-app.js'

describe('runtime: the web-standard door', () => {
  let app: App
  before(async () => {
    app = (await runtimeApp()).makeApp()
  })
  after(() => app.stop())

  const send = (path: string, init?: RequestInit): Promise<Response> =>
    app.fetch(new Request(`http://app.test${path}`, init))
  const post = (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    send(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

  it('answers as the server does', async () => {
    expect(await (await send('/echo/7?name=x')).json()).to.deep.equal({ seen: '{"id":7,"name":"x"}' })
    expect((await post('/things', '{"id":1,"name":"é"}')).status).to.equal(201)
    expect((await send('/')).status).to.equal(204)
    const head = await send('/echo/7', { method: 'HEAD' })
    expect([await head.text(), head.headers.get('content-length')]).to.deep.equal(['', '21'])
    for (const [path, status] of [
      ['/echo/x', 422],
      ['/nowhere', 404],
      ['/admin', 401],
      ['/echo/%zz', 400],
    ] as const) {
      const answer = await send(path)
      expect(answer.status, path).to.equal(status)
      expect(answer.headers.get('content-type')).to.equal('application/problem+json')
    }
    expect((await send('/things', { method: 'PUT' })).headers.get('allow')).to.equal('OPTIONS, POST')
  })

  it('reads bodies with the same care', async () => {
    expect((await post('/echo', '{')).status).to.equal(400)
    expect((await post('/echo', new Uint8Array([34, 255, 34]))).status).to.equal(400)
    expect((await post('/echo', '{}', { 'content-type': 'text/plain' })).status).to.equal(415)
    expect((await post('/things', `{"id":1,"name":"${'x'.repeat(300)}"}`)).status).to.equal(413)
    expect((await post('/user/text', '{"text":"abc"}', { authorization: 'alice' })).status).to.equal(200)
  })
})
