import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import { decodeJson } from '../../call/decode-input.js'
import { encodeOutput } from '../../call/encode-output.js'
import { failureOf } from '../../call/failure.js'
import { LazyAbort } from '../../call/lazy-abort.js'
import { runCall } from '../../call/run-call.js'
import type { HttpWired } from '../../wired.js'
import { BadRequest, MethodNotAllowed, NotFound } from '../../errors.js'
import type { RpcTransport } from '../rpc/rpc-transport.js'
import type { McpTransport } from '../mcp/mcp-transport.js'
import type { WorkflowRoutes } from '../workflow/workflow-routes.js'
import { Router, type Match } from '../router.js'
import type { Answer, Exchange } from './exchange.js'
import { httpFacts } from './http-facts.js'
import { problemAnswer } from './problem.js'
import { namingSources } from './input-sources.js'
import { readInput } from './read-input.js'
import { readJson } from './read-json.js'

/** A session for calls that came by the same request: found out once, when it is first needed. */
export type SessionReader = (request: Request) => unknown

/** Answers HTTP requests: finds the route, has the call made, and says on HTTP how it went. */
export class HttpTransport {
  readonly #host: CallHost
  readonly #router = new Router<HttpWired>()
  readonly #rpc: RpcTransport | undefined
  readonly #workflows: WorkflowRoutes | undefined
  readonly #mcp: McpTransport | undefined
  readonly #session: SessionReader
  readonly #bodyLimit: number

  constructor(
    host: CallHost,
    routes: readonly HttpWired[],
    options: {
      session: SessionReader
      bodyLimit: number
      rpc: RpcTransport | undefined
      workflows: WorkflowRoutes | undefined
      mcp: McpTransport | undefined
    },
  ) {
    this.#host = host
    this.#rpc = options.rpc
    this.#workflows = options.workflows
    this.#mcp = options.mcp
    this.#session = options.session
    this.#bodyLimit = options.bodyLimit
    for (const route of routes) this.#router.add(route.method, route.segments, route)
  }

  /** Never rejects. The body of an answer to HEAD is for the host to leave out. */
  async answer(exchange: Exchange): Promise<Answer> {
    let call: Call | undefined
    try {
      const segments = Router.split(exchange.path)
      if (segments === undefined) throw new BadRequest('The path has a percent-escape that is none.')
      const match = this.#find(exchange.method, segments)
      if (!match) return await this.#elsewhere(exchange, segments)
      call = this.#callOf(exchange, match)
      return await this.#run(exchange, match, call)
    } catch (error) {
      return problemAnswer(failureOf(this.#host, error, call))
    }
  }

  /** Reads the session of a request at most once. */
  sessionOf(exchange: Exchange): () => unknown {
    let found: { session: unknown } | undefined
    return () => (found ??= { session: this.#session(exchange.request()) }).session
  }

  #find(method: string, segments: readonly string[]): Match<HttpWired> | undefined {
    const match = this.#router.find(method, segments)
    return match ?? (method === 'HEAD' ? this.#router.find('GET', segments) : undefined)
  }

  #callOf(exchange: Exchange, { value: route }: Match<HttpWired>): Call {
    const abort = new LazyAbort((lazy) => {
      exchange.onGone(lazy)
    })
    const call = new Call(route.callable, 'http', this.sessionOf(exchange), route.entry, abort)
    call.http = () => httpFacts(exchange)
    return call
  }

  async #run(exchange: Exchange, { value: route, params }: Match<HttpWired>, call: Call): Promise<Answer> {
    const { contract } = route.callable
    const input = contract.input
    const result = await runCall(
      this.#host,
      call,
      input &&
        (async () => {
          const body = takesBody(exchange.method)
            ? await readJson(exchange, route.entry.bodyLimit ?? this.#bodyLimit)
            : undefined
          const excess = route.entry.excess ?? this.#host.excess
          const headers = (name: string) => exchange.header(name)
          const json = readInput(input, { params, query: exchange.query, body, headers }, excess !== 'drop')
          try {
            return decodeJson(contract, json, excess)
          } catch (error) {
            throw namingSources(input, error)
          }
        }),
    )
    const body = encodeOutput(contract, result)
    if (body === undefined) return { status: 204, headers: {} }
    return { status: route.entry.status ?? 200, headers: { 'content-type': 'application/json' }, body }
  }

  /** What no route answers: RPC, runs of workflows, MCP, OPTIONS, 405 and 404. */
  async #elsewhere(exchange: Exchange, segments: readonly string[]): Promise<Answer> {
    const method = exchange.method === 'HEAD' ? 'GET' : exchange.method
    const rpc = this.#rpc?.methods(segments)
    if (rpc?.includes(method))
      return this.#rpc?.answer(exchange, segments, this.sessionOf(exchange), this.#bodyLimit) as Promise<Answer>
    const runs = this.#workflows?.methods(segments)
    if (runs?.includes(method))
      return this.#workflows?.answer(exchange, segments, this.sessionOf(exchange)) as Promise<Answer>
    const mcp = this.#mcp?.methods(segments)
    if (mcp?.includes(method))
      return this.#mcp?.answer(exchange, this.sessionOf(exchange), this.#bodyLimit) as Promise<Answer>
    const methods = this.#router.methods(segments)
    for (const other of [...(rpc ?? []), ...(runs ?? []), ...(mcp ?? [])]) methods.add(other)
    const isAsterisk = exchange.method === 'OPTIONS' && exchange.path === '*'
    if (isAsterisk) return { status: 204, headers: { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' } }
    if (methods.size === 0) throw new NotFound('Nothing is at this path.')
    if (methods.has('GET')) methods.add('HEAD')
    methods.add('OPTIONS')
    const allow = [...methods].sort().join(', ')
    if (exchange.method === 'OPTIONS') return { status: 204, headers: { allow } }
    return problemAnswer(new MethodNotAllowed(`This path has ${allow}.`), { allow })
  }
}

/** RFC 9110 §9.3: a body of GET or HEAD means nothing. */
function takesBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD'
}
