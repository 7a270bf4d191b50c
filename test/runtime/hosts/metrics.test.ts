import { expect } from 'chai'
import { Counter, Registry } from 'prom-client'
import { CONTRACT, type EmittedType } from '../../../runtime/contract.js'
import {
  BadRequest,
  defineApp,
  defineWiring,
  memory,
  type App,
  type Context,
  type JobRun,
} from '../../../runtime/index.js'
import { work } from '../../../runtime/hosts/node/index.js'
import { metricsOf } from '../../../runtime/hosts/node/metrics/index.js'
import { freePort } from '../../running/free-port.js'
import { handmade } from '../handmade.js'
import { until } from '../runtime-app.js'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const contract = (name: string, parameters: ('input' | 'context')[]) => ({
  [CONTRACT]: (handmade(name, { parameters }) as unknown as Record<typeof CONTRACT, { input?: EmittedType }>)[CONTRACT],
})
const good = Object.assign(() => undefined, contract('good', []))
const bad = Object.assign(
  () => {
    throw new BadRequest('never')
  },
  contract('bad', []),
)
const add = Object.assign(
  async ({ enqueue }: Context) => {
    await enqueue(good)
    await enqueue(good)
    await enqueue(bad)
    await enqueue(good, { delay: 3_600_000 })
  },
  contract('add', ['context']),
)
const makeApp = (): App =>
  defineApp({
    name: 'tests',
    log: quiet,
    engine: memory(),
    wirings: [defineWiring({ rpc: { add }, queues: { good, bad } })],
  })

describe('metrics of queues', () => {
  it('tell depths, ages, counts and how long runs took, in the text that Prometheus reads', async () => {
    const app = makeApp()
    const registry = await metricsOf(app)
    const runs: JobRun[] = []
    const end = app.jobs.onRun((run) => runs.push(run))
    await app.invoke(add)
    await until(() => runs.length === 3)
    end()
    const text = await registry.metrics()
    expect(registry.contentType).to.equal('text/plain; version=0.0.4; charset=utf-8')
    for (const line of [
      '# TYPE solder_jobs gauge',
      'solder_jobs{queue="good",state="ready"} 0',
      'solder_jobs{queue="good",state="delayed"} 1',
      'solder_jobs{queue="good",state="running"} 0',
      'solder_jobs{queue="bad",state="dead"} 1',
      '# TYPE solder_oldest_job_age_seconds gauge',
      'solder_oldest_job_age_seconds{queue="good"} 0',
      'solder_queue_paused{queue="bad"} 0',
      '# TYPE solder_attempts_total counter',
      'solder_attempts_total{queue="good",outcome="done"} 2',
      'solder_attempts_total{queue="bad",outcome="failed"} 1',
      '# TYPE solder_job_duration_seconds histogram',
      'solder_job_duration_seconds_bucket{le="+Inf",queue="good",outcome="done"} 2',
      'solder_job_duration_seconds_count{queue="bad",outcome="dead"} 1',
    ])
      expect(text.split('\n')).to.include(line)
    expect(runs.map(({ queue, attempt, outcome }) => [queue, attempt, outcome])).to.have.deep.members([
      ['good', 1, 'done'],
      ['good', 1, 'done'],
      ['bad', 1, 'dead'],
    ])
    await app.jobs.pause('bad')
    expect(await registry.metrics()).to.include('solder_queue_paused{queue="bad"} 1')
    await app.stop()
  })

  it("join the application's own, and are written as OpenMetrics where these are", async () => {
    const registry = new Registry()
    registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE as never)
    new Counter({ name: 'own_total', help: 'Own.', registers: [registry] }).inc()
    const app = makeApp()
    expect(await metricsOf(app, { registry })).to.equal(registry)
    await app.invoke(add)
    const text = await registry.metrics()
    expect(text).to.include('own_total 1')
    expect(text).to.include('# TYPE solder_attempts counter')
    expect(text).to.match(/# EOF\n$/)
    await app.stop()
  })

  it('can be read at a port of their own, and nowhere unless that is asked for', async () => {
    const port = await freePort()
    const app = makeApp()
    const worker = await work(app, { signals: false, metrics: { port } })
    const read = (path: string, method = 'GET'): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}${path}`, { method })
    const answer = await read('/metrics')
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ])
    expect(await answer.text()).to.include('solder_jobs{queue="good",state="ready"} 0')
    expect((await read('/')).status).to.equal(404)
    expect((await read('/metrics', 'POST')).status).to.equal(405)
    await worker.stop()
    expect(await read('/metrics').catch(() => 'nobody')).to.equal('nobody')
  })

  it('go on when what listens to runs throws', async () => {
    const app = makeApp()
    const runs: string[] = []
    app.jobs.onRun(() => {
      throw new Error('not my day')
    })
    app.jobs.onRun(({ queue }) => runs.push(queue))
    await app.invoke(add)
    await until(() => runs.length === 3)
    await app.stop()
  })
})
