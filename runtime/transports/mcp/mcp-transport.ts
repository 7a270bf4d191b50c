import type { McpHttpHandler } from '@modelcontextprotocol/server'
import { authorise, isPublic } from '../../call/authorise.js'
import type { CallHost } from '../../call/call-host.js'
import { failureOf, messageOf } from '../../call/failure.js'
import { LazyAbort } from '../../call/lazy-abort.js'
import { Forbidden, Unauthorized } from '../../errors.js'
import type { Answer, Exchange } from '../http/exchange.js'
import { httpFacts } from '../http/http-facts.js'
import { requireJson } from '../http/media-type.js'
import { problemAnswer } from '../http/problem.js'
import type { McpSdk } from './load-sdk.js'
import type { McpCaller } from './mcp-call.js'
import type { McpServers } from './mcp-server.js'
import { corsHeaders, judgeOrigin, preflightAnswer } from './origins.js'

/** Answers `POST /mcp`: Streamable HTTP, without sessions of the protocol, for clients of both eras. */
export class McpTransport {
  readonly #host: CallHost
  readonly #servers: McpServers
  readonly #handler: McpHttpHandler
  readonly #origins: readonly string[]
  /** Who sent the request, for the factory that the SDK hands it to. */
  readonly #callers = new WeakMap<Request, McpCaller>()

  constructor(sdk: McpSdk, host: CallHost, servers: McpServers, origins: readonly string[]) {
    this.#host = host
    this.#servers = servers
    this.#origins = origins
    this.#handler = sdk.createMcpHandler(
      ({ requestInfo }) => servers.serverFor((requestInfo && this.#callers.get(requestInfo)) ?? nobody),
      {
        onerror: (error) => {
          host.log.debug({ err: error }, `MCP: ${messageOf(error)}`)
        },
      },
    )
  }

  /** The HTTP methods of a path, when it is that of MCP. */
  methods(segments: readonly string[]): readonly string[] | undefined {
    return segments.length === 1 && segments[0] === 'mcp' ? ['OPTIONS', 'POST'] : undefined
  }

  async answer(exchange: Exchange, session: () => unknown, bodyLimit: number): Promise<Answer> {
    const origin = exchange.header('origin')
    judgeOrigin(origin, this.#origins)
    if (exchange.method === 'OPTIONS')
      return preflightAnswer({ origin, wanted: exchange.header('access-control-request-headers') })
    try {
      const { headers, ...answer } = await this.#answerMessage(exchange, session, bodyLimit)
      return { ...answer, headers: { ...headers, ...corsHeaders(origin) } }
    } catch (error) {
      return problemAnswer(failureOf(this.#host, error), corsHeaders(origin))
    }
  }

  async #answerMessage(exchange: Exchange, session: () => unknown, bodyLimit: number): Promise<Answer> {
    requireJson(exchange.header('content-type'))
    const text = await exchange.readText(bodyLimit)
    const message = parsed(text)
    for (const one of Array.isArray(message) ? message : [message]) await this.#requireSession(one, session)
    const request = requestOf(exchange, text)
    this.#callers.set(request, { session, http: () => httpFacts(exchange) })
    return answerOf(await this.#handler.fetch(request, message === undefined ? {} : { parsedBody: message }))
  }

  /** Ends streams that clients keep open. */
  stop(): Promise<void> {
    return this.#handler.close()
  }

  /** A client that has to log in is told so by HTTP, which is where clients of MCP look for it. */
  async #requireSession(message: unknown, session: () => unknown): Promise<void> {
    const callable = this.#servers.calledBy(message)
    if (!callable || isPublic(callable.contract)) return
    try {
      authorise(callable.contract, await session())
    } catch (error) {
      if (error instanceof Forbidden) return
      throw error
    }
  }
}

const nobody: McpCaller = {
  session: () => {
    throw new Unauthorized()
  },
}

/** Undefined when it is no JSON: the SDK then says so in the words of the protocol. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The request as the SDK takes it, which aborts when the caller goes away. */
function requestOf(exchange: Exchange, body: string): Request {
  const { url, headers } = exchange.request()
  const abort = new LazyAbort((lazy) => {
    exchange.onGone(lazy)
  })
  return new Request(url, { method: 'POST', headers, body, signal: abort.signal })
}

async function answerOf(response: Response): Promise<Answer> {
  const headers: Record<string, string> = {}
  response.headers.forEach((value, name) => {
    // What belongs to the connection, and to a body that is written anew.
    if (!['connection', 'content-length', 'transfer-encoding'].includes(name)) headers[name] = value
  })
  const { status, body } = response
  if (body === null) return { status, headers }
  if (headers['content-type']?.startsWith('text/event-stream')) return { status, headers, stream: body }
  return { status, headers, body: await response.text() }
}
