import { pino } from 'pino'
import type { Application } from '../../application.js'
import { messageOf } from '../../call/failure.js'
import { StartError } from '../../start-error.js'
import { defaultEngine } from './default-engine.js'
import type { MetricsEndpoint } from './metrics/metrics-endpoint.js'

/** Starts an application with what Node has to offer it. Resolves to what ends its metrics. */
export async function startHere(app: Application, metrics: MetricsEndpoint | undefined): Promise<() => void> {
  // Lines of JSON on stderr: stdout is the program's own.
  app.defaultLog = pino({}, pino.destination({ dest: 2, sync: true }))
  app.defaultEngine = defaultEngine
  await app.start()
  if (metrics === undefined) return () => undefined
  try {
    // Loaded for those who ask for it alone.
    const { serveMetrics } = await import('./metrics/serve-metrics.js')
    return await serveMetrics(app, metrics)
  } catch (error) {
    await app.stop()
    throw error instanceof StartError ? error : new StartError(app.name, [messageOf(error)], { cause: error })
  }
}
