import { Forbidden, Unavailable } from '../errors.js'
import { applyFunction } from './callable.js'
import { authorise } from './authorise.js'
import { ask } from '../rules.js'
import type { Call } from './call.js'
import type { CallHost } from './call-host.js'

/**
 * The one path of every call, once its function is found: session (401, 403) → input (400, 413, 415, 422) → middleware
 * → `allow` (403) → the function. Who calls is decided before the input is even read, so that strangers cost nothing and
 * learn nothing. Encoding what this resolves to is left to the transport, which knows where it goes.
 */
export async function runCall(host: CallHost, call: Call, readInput: (() => unknown) | undefined): Promise<unknown> {
  host.entered(call)
  try {
    const { callable, options } = call
    const preparing = host.prepare(callable)
    if (preparing) await preparing
    const surrounded = host.use.length > 0 || options.use !== undefined || options.allow !== undefined
    let session: unknown
    if (callable.contract.session !== undefined || surrounded) {
      session = await call.session()
      authorise(callable.contract, session)
    }
    const input = readInput && (await readInput())
    const context = host.contextOf(call, session)
    const run = (): unknown =>
      surrounded ? surround(host, call, input, context) : applyFunction(callable, input, context)
    return await (options.timeout === undefined ? run() : inTime(call, options.timeout, run))
  } finally {
    host.left(call)
  }
}

/** Runs the call inside its middleware, the application's outermost. */
async function surround(host: CallHost, call: Call, input: unknown, context: object): Promise<unknown> {
  const chain = [...host.use, ...(call.options.use ?? [])] as ((c: object, next: () => Promise<unknown>) => unknown)[]
  const step = async (at: number): Promise<unknown> => {
    const middleware = chain[at]
    if (middleware) return middleware(context, () => step(at + 1))
    const { allow } = call.options
    if (allow && (await ask(allow, input, context)) !== true) throw new Forbidden('This call is not allowed.')
    return applyFunction(call.callable, input, context)
  }
  return step(0)
}

/** Rejects, and aborts the call's signal, when the call takes longer. */
async function inTime(call: Call, milliseconds: number, run: () => unknown): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new Unavailable(`The call took longer than ${milliseconds} ms.`)
      call.abort.abort(error)
      reject(error)
    }, milliseconds)
  })
  try {
    return await Promise.race([run(), late])
  } finally {
    clearTimeout(timer)
  }
}
