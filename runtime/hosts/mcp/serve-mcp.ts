import { Console } from 'node:console'
import { pino } from 'pino'
import type { App } from '../../app.js'
import { Application } from '../../application.js'
import type { Callable } from '../../call/callable.js'
import { messageOf } from '../../call/failure.js'
import type { AnyFunction } from '../../functions.js'
import { StartError } from '../../start-error.js'
import { loadSdk } from '../../transports/mcp/load-sdk.js'
import type { McpWired } from '../../wired.js'
import { defaultEngine } from '../node/default-engine.js'
import { orEnd } from '../node/or-end.js'
import { stopOnSignals } from '../node/stop-on-signals.js'

/** Options of `serveMcp`. */
export interface ServeMcpOptions {
  /** The session of whoever started this process, or a function that finds it out when a call asks for it; none by default. */
  session?: unknown
  /** Whether SIGINT and SIGTERM stop the server and end the process: they do by default. */
  signals?: boolean
  /** How many milliseconds running calls may take to finish when the server stops: 10,000 by default. */
  grace?: number
}

/** An application that answers on stdin and stdout. */
export interface McpHost {
  /** Lets what runs finish and closes services. */
  stop(): Promise<void>
}

/**
 * Serves the MCP part of an application on stdin and stdout, for clients that start it as their own process. It makes the services
 * that this part reaches, works off no queue, and ends when the client closes stdin. When the application cannot start, it prints
 * why and ends the process with code 1; with `signals: false` it rejects with a `StartError`.
 */
export function serveMcp(app: App, options: ServeMcpOptions = {}): Promise<McpHost> {
  return orEnd(options.signals, async () => {
    if (!(app instanceof Application))
      throw new TypeError('serveMcp() takes what defineApp made, from this same package.')
    return start(app, options)
  })
}

async function start(app: Application, { session, signals = true, grace = 10_000 }: ServeMcpOptions): Promise<McpHost> {
  // stdout is the protocol's: a line of anybody else would be taken for a message.
  Object.assign(console, new Console(process.stderr))
  app.defaultLog = pino({}, pino.destination({ dest: 2, sync: true }))
  app.defaultEngine = defaultEngine
  const callables = callablesOf(app.plan.mcp)
  if (callables.size === 0 && app.plan.problems.length === 0)
    throw new StartError(app.name, ['it wires nothing of MCP: give a wiring a part mcp: { tools: { createTodo } }'])
  const sdk = await loadSdk().catch((error: unknown) => {
    throw new StartError(app.name, [messageOf(error)], { cause: error })
  })
  const { serveStdio } = await import('@modelcontextprotocol/server/stdio')
  const running = await app.openPart({ callables, mcp: app.plan.mcp }, sdk)
  const { mcp } = running
  if (!mcp) throw new Error('There is no MCP.')
  const caller = { session: typeof session === 'function' ? (session as () => unknown) : () => session }
  const connection = serveStdio(() => mcp.serverFor(caller), {
    onerror: (error) => {
      running.log.debug({ err: error }, `MCP: ${error.message}`)
    },
  })
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> =>
    (stopped ??= (async () => {
      await running.stop(grace)
      await connection.close()
    })())
  process.stdin.once('end', () => void stop())
  process.stdin.once('close', () => void stop())
  if (signals) stopOnSignals(stop)
  return { stop }
}

function callablesOf({ tools, resources, prompts }: McpWired): Map<AnyFunction, Callable> {
  return new Map([...tools, ...resources, ...prompts].map(({ callable }) => [callable.fn as AnyFunction, callable]))
}
