import type { App } from '../../app.js'
import { Application } from '../../application.js'
import type { MetricsEndpoint } from './metrics/metrics-endpoint.js'
import { orEnd } from './or-end.js'
import { startHere } from './start-here.js'
import { stopOnSignals } from './stop-on-signals.js'

/** Options of `work`. */
export interface WorkOptions {
  /** Whether SIGINT and SIGTERM stop the application and end the process: they do by default. */
  signals?: boolean
  /** Where Prometheus may read what the queues do, at `/metrics` of a port of its own; nowhere by default. */
  metrics?: MetricsEndpoint
  /** How many milliseconds running jobs may take to finish when it stops: 10,000 by default. */
  grace?: number
}

/** A running process of workers. */
export interface Worker {
  /** Takes no further job, lets what runs finish, closes services. */
  stop(): Promise<void>
}

/**
 * Works off an application's queues and schedules without serving it: what `serve` does, but for the port. When the application
 * cannot start, it prints why and ends the process with code 1; with `signals: false` it rejects with a `StartError`.
 */
export function work(app: App, { signals = true, metrics, grace = 10_000 }: WorkOptions = {}): Promise<Worker> {
  return orEnd(signals, async () => {
    if (!(app instanceof Application)) throw new TypeError('work() takes what defineApp made, from this same package.')
    const { endMetrics } = await startHere(app, metrics, () => Promise.resolve({ close: () => undefined }))
    let stopped: Promise<void> | undefined
    const stop = (): Promise<void> => (stopped ??= app.stop({ grace }).finally(endMetrics))
    if (signals) stopOnSignals(stop)
    return { stop }
  })
}
