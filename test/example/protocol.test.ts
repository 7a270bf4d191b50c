import { expect } from 'chai'
import { call } from './example-calls.js'
import { expectProblem } from './expect-problem.js'
import { rawRequest } from './raw-request.js'

const methodsOf = (allow: string | null): string[] => (allow ?? '').split(/, */).sort()

describe('example: HTTP as the specifications have it', () => {
  it('refuses a malformed body', async () => {
    for (const body of ['{bad', '', '{"title":"a"} x', '\u0000'])
      expectProblem(await call('POST /todos', { raw: body, headers: { 'content-type': 'application/json' } }), 400)
  })

  it('refuses another content type', async () => {
    for (const type of ['text/plain', 'application/jsonp', 'text/html; a=application/json'])
      expectProblem(await call('POST /todos', { raw: '{"title":"a"}', headers: { 'content-type': type } }), 415)
  })

  it('takes a content type with parameters, in any case', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
    expect((await call('POST /todos', { raw: '{"title":"a"}', headers })).status).to.equal(201)
  })

  it('answers HEAD as GET without the body', async () => {
    const { status, headers, body } = await call('HEAD /todos')
    expect(status).to.equal(200)
    expect(body).to.equal('')
    expect(headers.get('content-type')).to.match(/^application\/json\b/)
  })

  it('answers OPTIONS with what is allowed', async () => {
    const { status, headers, body } = await call('OPTIONS /todos')
    expect(status).to.equal(204)
    expect(body).to.equal('')
    expect(methodsOf(headers.get('allow'))).to.deep.equal(['GET', 'HEAD', 'OPTIONS', 'POST'])
  })

  it('answers a method that the path does not have', async () => {
    const answer = await call('PUT /todos', { json: { title: 'a' } })
    expectProblem(answer, 405)
    expect(methodsOf(answer.headers.get('allow'))).to.deep.equal(['GET', 'HEAD', 'OPTIONS', 'POST'])
  })

  it('answers a path that nothing is wired to', async () => {
    for (const path of ['/nowhere', '/todos/a/b', '/__proto__', '//todos', '/constructor'])
      expectProblem(await call(`GET ${path}`), 404)
  })

  it('refuses a body that is too large', async () => {
    expectProblem(await call('POST /todos', { json: { title: 'x'.repeat(4_000_000) } }), 413)
  })

  it('refuses percent-escapes that are none', async () => {
    const answer = await rawRequest('GET /todos/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    expect(answer).to.match(/^HTTP\/1\.1 4\d\d /)
  })

  it('refuses two hosts', async () => {
    const answer = await rawRequest('GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n')
    expect(answer).to.match(/^HTTP\/1\.1 400 /)
  })

  it('beats every second', async () => {
    const beats = async (): Promise<number> => {
      const { status, body } = await call('GET /health')
      expect(status).to.equal(200)
      expect(body).to.have.all.keys('beats')
      return (body as { beats: number }).beats
    }
    const first = await beats()
    while ((await beats()) < first + 2) await new Promise((resolve) => setTimeout(resolve, 100))
  })
})
