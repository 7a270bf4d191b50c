import { pino } from 'pino'
import type { Application } from '../../application.js'
import { messageOf } from '../../call/failure.js'
import type { Running } from '../../running.js'
import { StartError } from '../../start-error.js'
import { defaultEngine } from './default-engine.js'
import type { MetricsEndpoint } from './metrics/metrics-endpoint.js'

/** What was opened for an application, and goes with it. */
export interface Opened {
  close(): void
}

/**
 * Starts an application with what Node has to offer it. Its ports are opened before it works on jobs and runs: where one cannot be
 * had, nothing has been run. Resolves to what `open` opened, and to what ends the metrics.
 */
export async function startHere<T extends Opened>(
  app: Application,
  metrics: MetricsEndpoint | undefined,
  open: (running: Running) => Promise<T>,
): Promise<{ opened: T; endMetrics: () => void }> {
  // Lines of JSON on stderr: stdout is the program's own.
  app.defaultLog = pino({}, pino.destination({ dest: 2, sync: true }))
  app.defaultEngine = defaultEngine
  const running = await app.prepared()
  let endMetrics = (): void => undefined
  let opened: T | undefined
  try {
    if (metrics !== undefined) endMetrics = await beginMetrics(app, metrics)
    opened = await open(running)
    await app.start()
    return { opened, endMetrics }
  } catch (error) {
    opened?.close()
    endMetrics()
    await app.stop()
    throw error
  }
}

async function beginMetrics(app: Application, metrics: MetricsEndpoint): Promise<() => void> {
  try {
    // Loaded for those who ask for it alone.
    const { serveMetrics } = await import('./metrics/serve-metrics.js')
    return await serveMetrics(app, metrics)
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(app.name, [messageOf(error)], { cause: error })
  }
}
