import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import type { Callable } from '../../call/callable.js'
import { decodeJson } from '../../call/decode-input.js'
import { encodeOutput } from '../../call/encode-output.js'
import { failureOf } from '../../call/failure.js'
import { LazyAbort } from '../../call/lazy-abort.js'
import { runCall } from '../../call/run-call.js'
import { NotFound } from '../../errors.js'
import type { Answer, Exchange } from '../http/exchange.js'
import { httpFacts } from '../http/http-facts.js'
import { problemAnswer } from '../http/problem.js'
import { readJson } from '../http/read-json.js'
import { requireJson } from '../http/media-type.js'
import { answerMessage, inputOfParams, Refusal, rpcErrorOf, unknownMethod, type RpcRequest } from './json-rpc.js'
import { describeForClients } from './revival.js'

const json = { 'content-type': 'application/json' }

/** Answers `POST /rpc`, `POST /rpc/:name` and, for clients, `GET /rpc`. */
export class RpcTransport {
  readonly #host: CallHost
  readonly #functions: ReadonlyMap<string, Callable>
  #description: string | undefined

  constructor(host: CallHost, functions: ReadonlyMap<string, Callable>) {
    this.#host = host
    this.#functions = functions
  }

  /** The HTTP methods of a path, when it is one of RPC's. */
  methods(segments: readonly string[]): readonly string[] | undefined {
    if (segments[0] !== 'rpc') return undefined
    if (segments.length === 1) return ['GET', 'POST']
    return segments.length === 2 ? ['POST'] : undefined
  }

  async answer(
    exchange: Exchange,
    segments: readonly string[],
    session: () => unknown,
    bodyLimit: number,
  ): Promise<Answer> {
    const [, name] = segments
    if (name !== undefined) return this.#answerBare(exchange, name, session, bodyLimit)
    if (exchange.method !== 'POST')
      return { status: 200, headers: json, body: (this.#description ??= describeForClients(this.#functions)) }
    requireJson(exchange.header('content-type'))
    const text = await exchange.readText(bodyLimit)
    const body = await answerMessage(text, (request) => this.#answerRequest(exchange, request, session))
    return body === undefined ? { status: 204, headers: {} } : { status: 200, headers: json, body }
  }

  /** The bare input in, the bare result out: RPC for people with curl, and for Solder's own client. */
  async #answerBare(exchange: Exchange, name: string, session: () => unknown, bodyLimit: number): Promise<Answer> {
    const callable = this.#functions.get(name)
    if (!callable) throw new NotFound('No function of this name is served here.')
    const call = this.#callOf(exchange, callable, session)
    try {
      const { contract } = callable
      const readInput =
        contract.input &&
        (async () => decodeJson(contract, bareInput(callable, await readJson(exchange, bodyLimit)), this.#host.excess))
      const body = encodeOutput(contract, await runCall(this.#host, call, readInput))
      return body === undefined ? { status: 204, headers: {} } : { status: 200, headers: json, body }
    } catch (error) {
      return problemAnswer(failureOf(this.#host, error, call))
    }
  }

  async #answerRequest(exchange: Exchange, { method, params }: RpcRequest, session: () => unknown): Promise<string> {
    const callable = this.#functions.get(method)
    if (!callable) throw new Refusal(unknownMethod)
    const call = this.#callOf(exchange, callable, session)
    const { contract } = callable
    return resultOrRefusal(this.#host, call, () =>
      decodeJson(contract, bareInput(callable, inputOfParams(params)), this.#host.excess),
    )
  }

  #callOf(exchange: Exchange, callable: Callable, session: () => unknown): Call {
    const abort = new LazyAbort((lazy) => {
      exchange.onGone(lazy)
    })
    const call = new Call(callable, 'rpc', session, undefined, abort)
    call.http = () => httpFacts(exchange)
    return call
  }
}

/** What came as input. A function whose input is an object may be called with nothing, which is an empty one. */
function bareInput({ contract: { input } }: Callable, json: unknown): unknown {
  return json === undefined && input?.fromText !== undefined && !input.is(undefined) ? {} : json
}

/** Makes a call for JSON-RPC: resolves to the result's JSON text, or rejects with the refusal that says what is wrong. */
export async function resultOrRefusal(host: CallHost, call: Call, readInput: () => unknown): Promise<string> {
  try {
    return encodeOutput(call.callable.contract, await runCall(host, call, readInput)) ?? 'null'
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(rpcErrorOf(failureOf(host, error, call)))
  }
}
