import { InternalFailure } from '../../call/failure.js'
import { InvalidInput } from '../../call/decode-input.js'
import type { SolderError } from '../../errors.js'

/** JSON-RPC 2.0 (https://www.jsonrpc.org/specification), as POST /rpc and channels both speak it. */

/** An error object of the protocol. */
export interface RpcError {
  code: number
  message: string
  data?: unknown
}

type RpcId = string | number | null

/** What `call` is given: a method, its params, and whether anyone waits for the answer. */
export interface RpcRequest {
  method: string
  params: unknown
  isNotification: boolean
}

/** Carries out one request: resolves to the result's JSON text. It rejects with nothing but a `Refusal`. */
export type RpcCall = (request: RpcRequest) => Promise<string>

/** The error that a request is answered with. */
export class Refusal extends Error {
  constructor(readonly error: RpcError) {
    super(error.message)
  }
}

/** More than this in one batch is refused: each costs an answer. */
const LONGEST_BATCH = 1000

/**
 * The answer to a message that holds a request or a batch of them; undefined when nothing is to be answered. Requests
 * of a batch run at the same time, begun in their order.
 */
export async function answerMessage(text: string, call: RpcCall): Promise<string | undefined> {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return errorText(null, { code: -32700, message: 'Parse error: this is not JSON.' })
  }
  if (!Array.isArray(message)) return answerOne(message, call)
  if (message.length === 0 || message.length > LONGEST_BATCH) {
    const reason = message.length === 0 ? 'the batch is empty' : `a batch has at most ${LONGEST_BATCH} requests`
    return errorText(null, { code: -32600, message: `Invalid request: ${reason}.` })
  }
  const answers = await Promise.all(message.map((one) => answerOne(one, call)))
  const texts = answers.filter((answer) => answer !== undefined)
  return texts.length === 0 ? undefined : `[${texts.join(',')}]`
}

async function answerOne(message: unknown, call: RpcCall): Promise<string | undefined> {
  const { id, method, params, flaw } = readRequest(message)
  if (flaw !== undefined) return errorText(id ?? null, { code: -32600, message: `Invalid request: ${flaw}.` })
  try {
    if (params !== undefined && (typeof params !== 'object' || params === null))
      throw new Refusal({ code: -32602, message: "Invalid params: 'params' has to be an object or an array." })
    const result = await call({ method, params, isNotification: id === undefined })
    return id === undefined ? undefined : `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${result}}`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return id === undefined ? undefined : errorText(id, error.error)
  }
}

interface ReadRequest {
  /** Undefined when there is none, or none that can be answered. */
  id: RpcId | undefined
  method: string
  params: unknown
  /** What keeps the message from being a request. */
  flaw: string | undefined
}

function readRequest(message: unknown): ReadRequest {
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    return { id: undefined, method: '', params: undefined, flaw: 'a request is an object' }
  const { jsonrpc, id, method, params } = message as Record<string, unknown>
  const isId = id === undefined || id === null || typeof id === 'string' || typeof id === 'number'
  let flaw: string | undefined
  if (jsonrpc !== '2.0') flaw = '\'jsonrpc\' has to be "2.0"'
  else if (typeof method !== 'string') flaw = "'method' has to be a string"
  else if (!isId) flaw = "'id' has to be a string, a number or null"
  return { id: isId ? id : undefined, method: typeof method === 'string' ? method : '', params, flaw }
}

function errorText(id: RpcId, error: RpcError): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"error":${JSON.stringify(error)}}`
}

/** The params of a request as a function's input: an object as it is, an array of one as that one. */
export function inputOfParams(params: unknown): unknown {
  if (!Array.isArray(params)) return params
  if (params.length > 1)
    throw new Refusal({ code: -32602, message: 'Invalid params: a function takes one input, so an array holds one.' })
  return params[0] as unknown
}

/**
 * The error object for an error of a call. Codes: -32602 for input that does not fit, -32603 for an internal error, and
 * for the error classes one in the range that the specification leaves to implementations, made from the HTTP status:
 * -32000 minus its last two digits, and 50 more for those of 5xx.
 */
export function rpcErrorOf(error: SolderError): RpcError {
  if (error instanceof InternalFailure)
    return { code: -32603, message: error.message, data: { status: 500, code: error.code, id: error.id } }
  return {
    code: error instanceof InvalidInput ? -32602 : codeOfStatus(error.status),
    message: error.message,
    data: {
      status: error.status,
      code: error.code,
      ...(error.errors === undefined ? {} : { errors: error.errors }),
      ...(error.details === undefined ? {} : { details: error.details }),
    },
  }
}

function codeOfStatus(status: number): number {
  if (status < 400 || status > 549) return -32099
  return -32000 - (status < 500 ? Math.min(status - 400, 49) : 50 + status - 500)
}

/** A method that does not exist. The name is not echoed: it may be of any length. */
export const unknownMethod: RpcError = { code: -32601, message: 'Method not found.' }
