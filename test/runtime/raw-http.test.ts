import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect } from 'chai'
import { ServedApp } from './served-app.js'

const head = (request: string, ...lines: string[]): string => [`${request} HTTP/1.1`, ...lines, '', ''].join('\r\n')

describe('runtime: HTTP, byte by byte', () => {
  let app: ServedApp
  const sockets: Socket[] = []
  before(async () => {
    app = await ServedApp.start()
  })
  after(() => app.server.stop())
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    expect((await app.call('GET /echo/1')).status).to.equal(200)
  })

  /** A connection, and what has come by it. */
  class Connection {
    text = ''
    private constructor(readonly socket: Socket) {
      sockets.push(socket)
      socket.on('data', (chunk: Buffer) => (this.text += chunk.toString()))
      socket.on('error', () => undefined)
    }
    static async open(): Promise<Connection> {
      const socket = connect(app.server.port, '127.0.0.1')
      await once(socket, 'connect')
      return new Connection(socket)
    }
    async until(pattern: RegExp): Promise<string> {
      while (!pattern.test(this.text)) {
        if (this.socket.destroyed) throw new Error(`the connection closed after: ${this.text}`)
        await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')])
      }
      return this.text
    }
    async toEnd(): Promise<string> {
      if (!this.socket.destroyed) await once(this.socket, 'close')
      return this.text
    }
  }
  const answerTo = async (bytes: string): Promise<string> => {
    const connection = await Connection.open()
    connection.socket.write(bytes)
    return connection.toEnd()
  }

  it('refuses two hosts, and none', async () => {
    for (const hosts of [['Host: a', 'Host: a'], ['Host: a', 'hOST: b'], []])
      expect(await answerTo(head('GET /echo/1', ...hosts, 'Connection: close'))).to.match(/^HTTP\/1\.1 400 /)
  })

  it('refuses what could be read in two ways', async () => {
    const twice = ['Content-Length: 2', 'Content-Length: 3']
    for (const lines of [
      ['Content-Length: 2', 'Transfer-Encoding: chunked'],
      twice,
      ['Content-Length: +2'],
      ['Content-Length: 0x2'],
      ['Transfer-Encoding: chunked, identity'],
      ['Transfer-Encoding : chunked'],
      [' Folded: header'],
    ]) {
      const bytes = head('POST /echo', 'Host: a', 'Content-Type: application/json', ...lines)
      expect(await answerTo(`${bytes}{}`), lines.join()).to.match(/^HTTP\/1\.1 400 [^]*application\/problem\+json/)
    }
    expect(await answerTo('\u0016\u0003\u0001 this is TLS\r\n\r\n')).to.match(/^HTTP\/1\.1 400 /)
    expect(await answerTo(head('GET /echo/1', 'Host: a', `X: ${'x'.repeat(100_000)}`))).to.match(/^HTTP\/1\.1 431 /)
  })

  it('asks for a body that it will take, and for no other', async () => {
    const lines = ['Host: a', 'Content-Type: application/json', 'Expect: 100-continue']
    const good = await Connection.open()
    good.socket.write(head('POST /echo', ...lines, 'Content-Length: 8'))
    await good.until(/^HTTP\/1\.1 100 Continue\r\n\r\n$/)
    good.socket.write('{"id":7}')
    expect(await good.until(/seen/)).to.match(/HTTP\/1\.1 200 /)

    const wanted = 'Content-Length: 9999999'
    for (const [request, more, status] of [
      ['POST /echo', [wanted], '413'],
      ['POST /nowhere', [wanted], '404'],
      ['PUT /echo/7', [wanted], '405'],
      ['POST /user/text', [wanted], '401'],
      ['POST /echo', ['Content-Length: 8', 'Content-Type: text/plain'], '415'],
    ] as const) {
      const given = status === '415' ? ['Host: a', 'Expect: 100-continue'] : lines
      const answer = await answerTo(head(request, ...given, ...more))
      expect(answer, request).to.match(new RegExp(`^HTTP/1\\.1 ${status} [^]*connection: close`, 'i'))
    }
    expect(await answerTo(head('GET /echo/1', 'Host: a', 'Expect: a-miracle'))).to.match(/^HTTP\/1\.1 417 /)
  })

  it('stops reading a body of unknown length that grows too large', async () => {
    const connection = await Connection.open()
    const lines = ['Host: a', 'Content-Type: application/json', 'Transfer-Encoding: chunked']
    connection.socket.write(head('POST /echo', ...lines))
    const chunk = `10000\r\n${' '.repeat(65536)}\r\n`
    for (let n = 0; n < 40 && !connection.socket.destroyed; n++) {
      connection.socket.write(chunk)
      await new Promise(setImmediate)
    }
    expect(await connection.toEnd()).to.match(/^HTTP\/1\.1 413 [^]*connection: close/i)
  })

  it('goes on after a body that nobody asked for', async () => {
    const connection = await Connection.open()
    const json = ['Host: a', 'Content-Type: application/json']
    const body = JSON.stringify({ id: 9, filler: 'GET /admin HTTP/1.1\r\n\r\n'.repeat(2000) })
    connection.socket.write(head('GET /echo/1', ...json, `Content-Length: ${body.length}`) + body)
    connection.socket.write(head('POST /nowhere', ...json, `Content-Length: ${body.length}`) + body)
    connection.socket.write(head('GET /echo/2', 'Host: a', 'Connection: close'))
    const statuses = (await connection.toEnd()).match(/HTTP\/1\.1 \d+/g)
    expect(statuses).to.deep.equal(['HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 200'])
    expect(connection.text).to.contain('"{\\"id\\":2}"')
  })

  it('understands every form of a target', async () => {
    const close = ['Host: a', 'Connection: close']
    expect(await answerTo(head('GET http://b/echo/7?name=x', ...close))).to.match(/^HTTP\/1\.1 200 [^]*name/)
    expect(await answerTo(head('OPTIONS *', ...close))).to.match(/^HTTP\/1\.1 204 [^]*allow: /i)
    expect(await answerTo(head('GET *', ...close))).to.match(/^HTTP\/1\.1 404 /)
    expect(await answerTo(head('GET /echo/%zz', ...close))).to.match(/^HTTP\/1\.1 400 /)
    expect(await answerTo(head('GET /echo/../admin', ...close))).to.match(/^HTTP\/1\.1 404 /)
    expect(await answerTo(head('BREW /echo/7', ...close))).to.match(/^HTTP\/1\.1 400 /)
    expect(await answerTo(head('PROPFIND /echo/7', ...close))).to.match(/^HTTP\/1\.1 405 /)
  })

  it('ignores upgrades that it does not know', async () => {
    const upgrade = ['Host: a', 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQ']
    expect(await answerTo(head('GET /echo/7', ...upgrade))).to.match(/^HTTP\/1\.1 200 [^]*connection: close[^]*seen/i)
  })

  it('lives through callers who hang up', async () => {
    const json = ['Host: a', 'Content-Type: application/json', 'Content-Length: 100']
    for (const bytes of ['GET', head('POST /echo', ...json), `${head('POST /echo', ...json)}{"id"`]) {
      const connection = await Connection.open()
      connection.socket.write(bytes)
      await new Promise((resolve) => setTimeout(resolve, 10))
      connection.socket.resetAndDestroy()
    }
  })
})
