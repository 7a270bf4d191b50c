import { createServer, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { BadRequest, PayloadTooLarge, SolderError } from '../../errors.js'
import type { Running } from '../../running.js'
import { problemAnswer } from '../../transports/http/problem.js'
import { answerRequest } from './answer-request.js'
import { rawAnswer } from './raw-answer.js'
import type { Upgrades } from './upgrade.js'

/** Milliseconds in which a request has to arrive with its whole body, so that stalled ones do not pile up. */
const REQUEST_TIMEOUT = 30_000
const HEADERS_TIMEOUT = 15_000

/** The HTTP server of a running application; not yet listening. */
export function httpServer(running: Running, upgrades: Upgrades): Server {
  const server = createServer({
    requestTimeout: REQUEST_TIMEOUT,
    headersTimeout: HEADERS_TIMEOUT,
    connectionsCheckingInterval: 5000,
    keepAliveTimeout: 65_000,
  })
  server.on('request', (message, response) => {
    void answerRequest(running, message, response, false)
  })
  // Without a listener Node would tell the caller to go on before anyone has looked at the request.
  server.on('checkContinue', (message, response) => {
    void answerRequest(running, message, response, true)
  })
  server.on('checkExpectation', (_message, response) => {
    response.writeHead(417, { 'content-length': 0, connection: 'close' }).end()
  })
  server.on('upgrade', (message, socket, head) => {
    void upgrades.upgrade(message, socket, head)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    answerBroken(error, socket)
  })
  return server
}

/** What could not be read as HTTP, or did not arrive in time. */
function answerBroken({ code }: NodeJS.ErrnoException, socket: Duplex & { readonly bytesWritten?: number }): void {
  // Once an answer is under way, anything more would be read as part of it.
  if (!socket.writable || (socket.bytesWritten ?? 0) > 0) {
    socket.destroy()
    return
  }
  // The other side may never close its half: once the answer has left, this side does.
  socket.end(rawAnswer(problemAnswer(brokenRequest(code))), () => {
    socket.destroy()
  })
}

function brokenRequest(code: string | undefined): SolderError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new SolderError(408, 'RequestTimeout', 'The request did not arrive in time.')
    case 'HPE_HEADER_OVERFLOW':
      return new SolderError(431, 'HeadersTooLarge', 'The header fields are larger than is accepted.')
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new PayloadTooLarge()
    default:
      return new BadRequest('This is not a request of HTTP/1.1.')
  }
}
