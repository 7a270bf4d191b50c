import { expect } from 'chai'
import { call, newTodo } from './example-calls.js'
import { expectProblem } from './expect-problem.js'
import { rawRequest } from './raw-request.js'
import { RoomConnection } from './room-connection.js'

const json = { 'content-type': 'application/json' }

describe('example: callers who mean no good', () => {
  afterEach('the server still answers', async () => {
    expect((await call('GET /health')).status).to.equal(200)
  })

  it('may nest as deep as they like', async () => {
    for (const raw of ['['.repeat(100_000), `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`]) {
      const { status } = await call('POST /todos', { raw, headers: json })
      expect(status).to.be.oneOf([400, 422])
    }
    const params = `{"jsonrpc":"2.0","id":1,"method":"createTodo","params":{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`
    expect((await call('POST /rpc', { raw: params, headers: json })).status).to.be.oneOf([200, 400])
  })

  it('cannot reach a prototype', async () => {
    for (const raw of [
      '{"title":"proto","__proto__":{"done":true,"polluted":true}}',
      '{"title":"constructor","constructor":{"prototype":{"polluted":true}}}',
    ]) {
      const { status, body } = await call('POST /todos', { raw, headers: json })
      expect(status).to.equal(201)
      expect(body).to.have.all.keys('id', 'title', 'done', 'createdAt').and.to.include({ done: false })
    }
    expectProblem(
      await call('POST /todos', { raw: '{"__proto__":{"title":"inherited"}}', headers: json }),
      422,
      '/title',
    )
    expect((await call('GET /todos?__proto__=1&constructor=2&toString=3')).status).to.equal(200)
    expectProblem(await call('POST /rpc/__proto__', { json: {} }), 404)
  })

  it('may send bytes that are no text', async () => {
    const head = 'POST /todos HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n'
    const body = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])
    const request = Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n`), body])
    expect(await rawRequest(request)).to.match(/^HTTP\/1\.1 400 /)
  })

  it('learn before they send that it would be too much', async () => {
    const head = 'POST /todos HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n'
    const request = `${head}Content-Length: 9999999999\r\nExpect: 100-continue\r\n\r\n`
    expect(await rawRequest(request)).to.match(/^HTTP\/1\.1 413 /)
  })

  it('may send more than was announced, or less', async () => {
    const smuggled = 'GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
    const both = `POST /todos HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`
    expect(await rawRequest(both)).to.match(/^HTTP\/1\.1 400 /)
  })

  it('may write what looks like markup, and get it back as data', async () => {
    const title = '</script><script>alert(1)</script>\u2028"\\\u0000'
    expect((await newTodo({ title })).title).to.equal(title)
    const { headers } = await call(`GET /${encodeURIComponent(title)}`)
    expect(headers.get('content-type')).to.match(/^application\/problem\+json/)
  })

  it('may say too much in a room, or in bytes', async () => {
    const member = await RoomConnection.open('/live/hostile')
    try {
      expect((await member.request(1, 'say', { text: 'x'.repeat(100_000) })).error?.code).to.equal(-32602)
      member.send(`{"jsonrpc":"2.0","id":2,"method":"say","params":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)
      expect((await member.next(({ id, error }) => id === 2 || error?.code === -32700)).error).not.to.equal(undefined)
      for (const [index, text] of [
        'null',
        '5',
        '"say"',
        '[]',
        '{}',
        '{"id":7}',
        '{"jsonrpc":"2.0","id":{}}',
      ].entries()) {
        const before = member.messages.length
        member.send(text)
        // The answer of the next request comes after all that the bad one got.
        await member.request(`after ${index}`, 'say', { text: 'still here' })
        expect(
          member.messages.slice(before).filter(({ error }) => error?.code === -32600),
          text,
        ).to.have.lengthOf(1)
      }
    } finally {
      await member.close()
    }
  })
})
