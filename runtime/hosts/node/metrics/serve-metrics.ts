import { createServer } from 'node:http'
import type { Application } from '../../../application.js'
import { messageOf } from '../../../call/failure.js'
import { listen } from '../listen.js'
import { metricsOf } from './index.js'
import type { MetricsEndpoint } from './metrics-endpoint.js'

/** Answers `GET /metrics` at a port of its own. Resolves to what ends it. */
export async function serveMetrics(
  app: Application,
  { port, host = '127.0.0.1' }: MetricsEndpoint,
): Promise<() => void> {
  const registry = await metricsOf(app)
  const server = createServer((request, response) => {
    const end = (status: number, type: string, text: string): void => {
      response.writeHead(status, { 'content-type': type }).end(text)
    }
    if (request.url !== '/metrics') end(404, 'text/plain', 'Metrics are at /metrics.\n')
    else if (request.method !== 'GET') response.writeHead(405, { allow: 'GET' }).end()
    else
      registry.metrics().then(
        (text) => {
          end(200, registry.contentType, text)
        },
        (error: unknown) => {
          end(503, 'text/plain', `The queues cannot be looked at: ${messageOf(error)}\n`)
        },
      )
  })
  await listen(server, app.name, port, host)
  return () => {
    server.close()
    server.closeAllConnections()
  }
}
