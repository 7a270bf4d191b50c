import type { Server as HttpServer } from 'node:http'
import type { App } from '../../app.js'
import { Application } from '../../application.js'
import { httpServer } from './http-server.js'
import { listen } from './listen.js'
import type { MetricsEndpoint } from './metrics/metrics-endpoint.js'
import { orEnd } from './or-end.js'
import { startHere } from './start-here.js'
import { stopOnSignals } from './stop-on-signals.js'
import { Upgrades } from './upgrade.js'

/** Options of `serve`. */
export interface ServeOptions {
  /** 3000 by default; 0 picks a free one. */
  port?: number
  /** The address to listen on: `127.0.0.1` by default, so that nothing is reachable from elsewhere until you say so. */
  host?: string
  /** Whether SIGINT and SIGTERM stop the server and end the process: they do by default. */
  signals?: boolean
  /** Where Prometheus may read what the queues do, at `/metrics` of a port of its own; nowhere by default. */
  metrics?: MetricsEndpoint
  /** How many milliseconds running calls and jobs may take to finish when the server stops: 10,000 by default. */
  grace?: number
}

/** A running server. */
export interface Server {
  /** `http://127.0.0.1:3000` */
  readonly url: string
  readonly port: number
  /** Stops accepting, lets what runs finish, closes services. */
  stop(): Promise<void>
}

/**
 * Starts the application and serves it over HTTP and WebSocket. When the application cannot start, or the port cannot be
 * had, it prints why and ends the process with code 1; with `signals: false`, where a program has its own ways, it
 * rejects with a `StartError`.
 */
export function serve(app: App, options: ServeOptions = {}): Promise<Server> {
  return orEnd(options.signals, async () => {
    if (!(app instanceof Application)) throw new TypeError('serve() takes what defineApp made, from this same package.')
    return start(app, options)
  })
}

async function start(app: Application, options: ServeOptions): Promise<Server> {
  const { port = 3000, host = '127.0.0.1', signals = true, grace = 10_000, metrics } = options
  const { opened, endMetrics } = await startHere(app, metrics, async (running) => {
    const upgrades = new Upgrades(running)
    const server = httpServer(running, upgrades)
    const close = (): void => {
      upgrades.stop()
      server.close()
      server.closeAllConnections()
    }
    try {
      return { server, upgrades, close, address: await listen(server, app.name, port, host) }
    } catch (error) {
      close()
      throw error
    }
  })
  const { server, upgrades, address } = opened
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => (stopped ??= stopAll(app, server, upgrades, grace).finally(endMetrics))
  if (signals) stopOnSignals(stop)
  return { url: `http://${shown}:${address.port}`, port: address.port, stop }
}

/** Stops accepting, lets what runs finish, and cuts off what does not. */
async function stopAll(app: Application, server: HttpServer, upgrades: Upgrades, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
  })
  // Connections that are kept alive without a request would otherwise hold the server until they time out.
  server.closeIdleConnections()
  const idle = setInterval(() => {
    server.closeIdleConnections()
  }, 50)
  await app.stop({ grace })
  upgrades.stop()
  const cutOff = setTimeout(() => {
    upgrades.terminate()
    server.closeAllConnections()
  }, 500)
  await closed
  clearTimeout(cutOff)
  clearInterval(idle)
}
