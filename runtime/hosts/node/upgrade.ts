import { ServerResponse, type IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { failureOf } from '../../call/failure.js'
import { BadRequest, SolderError } from '../../errors.js'
import type { Running } from '../../running.js'
import type { ChannelConnection } from '../../transports/channel/channel-connection.js'
import { problemAnswer } from '../../transports/http/problem.js'
import { answerRequest } from './answer-request.js'
import { hasTwo } from './duplicate-headers.js'
import { NodeExchange } from './node-exchange.js'
import { rawAnswer } from './raw-answer.js'

/** The longest message, in bytes; `ws` would take 100 MiB. */
const MAX_PAYLOAD = 1024 * 1024

/** Milliseconds between two pings. A connection that has not answered the last one is taken for dead. */
const PING_EVERY = 30_000

/** Turns upgrade requests into connections of channels. */
export class Upgrades {
  readonly #running: Running
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD, perMessageDeflate: false })
  readonly #awake = new WeakSet<WebSocket>()
  readonly #pings: ReturnType<typeof setInterval>

  constructor(running: Running) {
    this.#running = running
    this.#pings = setInterval(() => {
      for (const socket of this.#server.clients) this.#ping(socket)
    }, PING_EVERY)
    this.#pings.unref()
    // A handshake that is none: `ws` would answer it without saying why.
    this.#server.on('wsClientError', (error, socket) => {
      refuse(socket, new BadRequest(error.message))
    })
  }

  /** Never rejects. */
  async upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Until `ws` takes over, an error on the socket is nobody's, and would end the process.
    const ignore = (): void => undefined
    socket.on('error', ignore)
    if (message.headers.upgrade?.toLowerCase() !== 'websocket') {
      await answerPlainly(this.#running, message, socket)
      return
    }
    let connection: ChannelConnection | undefined
    try {
      if (hasTwo(message, 'host')) throw new BadRequest('The request names two hosts.')
      const exchange = new NodeExchange(message)
      const opened = await this.#running.channels.connect(exchange, this.#running.http.sessionOf(exchange))
      connection = opened
      // Wherever the handshake ends, the connection is closed once.
      socket.once('close', () => void this.#running.channels.disconnected(opened))
      if (socket.destroyed) {
        await this.#running.channels.disconnected(opened)
        return
      }
      this.#server.handleUpgrade(message, socket, head, (webSocket) => {
        socket.off('error', ignore)
        this.#attach(webSocket, opened)
      })
    } catch (error) {
      refuse(socket, error instanceof SolderError ? error : failureOf(this.#running, error))
      if (connection) await this.#running.channels.disconnected(connection)
    }
  }

  /** Closes what is still open. */
  stop(): void {
    clearInterval(this.#pings)
    for (const socket of this.#server.clients) {
      socket.close(1001, 'the server is stopping')
    }
  }

  /** Does not wait for anyone any longer. */
  terminate(): void {
    for (const socket of this.#server.clients) socket.terminate()
  }

  #attach(webSocket: WebSocket, connection: ChannelConnection): void {
    this.#awake.add(webSocket)
    webSocket.on('pong', () => this.#awake.add(webSocket))
    webSocket.on('error', () => {
      // A broken frame or too long a message: `ws` closes the connection with the code that says so.
    })
    webSocket.on('message', (data: RawData, isBinary: boolean) => {
      if (isBinary) connection.receiveBinary()
      else void connection.receive(textOf(data))
    })
    connection.attach({
      send: (text) => {
        webSocket.send(text)
      },
      close: (code, reason) => {
        webSocket.close(code, reason)
      },
      get bufferedAmount() {
        return webSocket.bufferedAmount
      },
    })
  }

  #ping(socket: WebSocket): void {
    if (!this.#awake.delete(socket)) socket.terminate()
    else socket.ping()
  }
}

/**
 * RFC 9110 §7.8: a server may ignore an upgrade that it does not know (`h2c`, say) and answer the request as it is. Node
 * has stopped reading the connection as HTTP by now, so that it ends with the answer.
 */
async function answerPlainly(running: Running, message: IncomingMessage, socket: Duplex): Promise<void> {
  const { headers } = message
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0) {
    refuse(socket, new BadRequest('A request with a body cannot be upgraded.'))
    return
  }
  const response = new ServerResponse(message)
  response.shouldKeepAlive = false
  // An upgraded connection is the same TCP or TLS socket as before.
  if (socket instanceof Socket) response.assignSocket(socket)
  response.once('finish', () => socket.end())
  await answerRequest(running, message, response, false)
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8')
}

function refuse(socket: Duplex, error: SolderError): void {
  if (!socket.destroyed) socket.end(rawAnswer(problemAnswer(error)))
}
