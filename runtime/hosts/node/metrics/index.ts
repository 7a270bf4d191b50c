import type { Registry } from 'prom-client'
import type { App } from '../../../app.js'
import { JobMetrics } from './job-metrics.js'
import { loadProm } from './load-prom.js'

/** Options of `metricsOf`. */
export interface MetricsOptions {
  /** A registry of `prom-client` to add to, such as the one that holds the application's own metrics; a new one by default. */
  registry?: Registry
}

/**
 * What an application's queues do, as metrics of `prom-client`: `registry.metrics()` gives the text that Prometheus reads, with
 * `registry.contentType`. Queues are looked at when it is asked for, and durations are noted from now on.
 */
export async function metricsOf(app: App, { registry }: MetricsOptions = {}): Promise<Registry> {
  const prom = await loadProm()
  const own = registry ?? new prom.Registry()
  new JobMetrics(app.jobs, prom, own).begin()
  return own
}
