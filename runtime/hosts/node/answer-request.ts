import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Running } from '../../running.js'
import { BadRequest } from '../../errors.js'
import type { Answer } from '../../transports/http/exchange.js'
import { problemAnswer } from '../../transports/http/problem.js'
import { hasTwo } from './duplicate-headers.js'
import { NodeExchange } from './node-exchange.js'

/** Answers a request of `node:http`. */
export async function answerRequest(
  running: Running,
  message: IncomingMessage,
  response: ServerResponse,
  waitsForContinue: boolean,
): Promise<void> {
  const answer = hasTwo(message, 'host')
    ? problemAnswer(new BadRequest('The request names two hosts.'), { connection: 'close' })
    : await running.http.answer(new NodeExchange(message, response, waitsForContinue))
  if (answer.stream) await writeStream(message, response, answer, answer.stream)
  else if (!response.destroyed) write(message, response, answer, waitsForContinue)
}

/** Writes a body as it comes, and lets go of it when the caller goes away. */
async function writeStream(
  message: IncomingMessage,
  response: ServerResponse,
  { status, headers }: Answer,
  stream: ReadableStream<Uint8Array>,
): Promise<void> {
  const reader = stream.getReader()
  const gone = (): void => {
    reader.cancel().catch(() => undefined)
  }
  response.once('close', gone)
  if (response.destroyed || message.method === 'HEAD') gone()
  if (!response.destroyed) response.writeHead(status, headers)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      if (!response.write(value)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve))
    }
    response.end()
  } catch {
    // What has begun cannot be taken back: the caller sees that it broke off.
    response.destroy()
  }
}

function write(
  message: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
  waitsForContinue: boolean,
): void {
  // A flat list is the cheapest form; what it holds is in the order in which it is sent.
  const list: string[] = []
  for (const name in headers) list.push(name, headers[name] as string)
  if (body !== undefined) list.push('content-length', String(Buffer.byteLength(body)))
  // What is left of a body that nobody reads would be taken for the next request, or would have to be read for nothing.
  const leavesBody = !message.complete && (waitsForContinue || status === 413)
  if (leavesBody) list.push('connection', 'close')
  response.writeHead(status, list)
  const sent = message.method === 'HEAD' ? undefined : body
  // Whoever waits to be told to go on has sent nothing that would have to be read first.
  const stillComes = leavesBody && !(waitsForContinue && message.readableFlowing === null)
  if (stillComes) endAfterBody(message, response, sent)
  else if (sent === undefined) response.end()
  else response.end(sent)
}

/** How long what is left of a refused body is read, so that the caller gets to see the answer. */
const DISCARD_FOR = 1000

/**
 * Closing a connection while the other side still sends makes its system throw the answer away: so the rest is read for
 * a moment, and dropped. The answer is all sent by then, but not ended: Node closes the connection when it is.
 */
function endAfterBody(message: IncomingMessage, response: ServerResponse, body: string | undefined): void {
  if (body === undefined) response.flushHeaders()
  else response.write(body)
  const end = (): void => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(end, DISCARD_FOR)
  timer.unref()
  response.once('close', () => {
    clearTimeout(timer)
  })
  message.once('end', end)
  message.resume()
}
