import { createServer, type Server } from 'node:http'
import { expect } from 'chai'
import { serve, work } from '../../../runtime/hosts/node/index.js'
import { defineApp, defineWiring, memory, type App, type Engine } from '../../../runtime/index.js'
import { newJob } from '../engines/new-job.js'
import { handmade } from '../handmade.js'
import { until } from '../runtime-app.js'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

describe('an application whose port cannot be had', () => {
  let taken: Server
  let port: number
  let ran: number
  let engine: Engine
  let app: App
  beforeEach(async () => {
    taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    ;({ port } = taken.address() as { port: number })
    ran = 0
    engine = memory()
    const job = Object.assign(() => {
      ran++
    }, handmade('job'))
    app = defineApp({ name: 'tests', log: quiet, engine, wirings: [defineWiring({ queues: { jobs: { run: job } } })] })
    await engine.enqueue([newJob('', { queue: 'jobs', input: null })])
  })
  afterEach(async () => {
    await app.stop()
    taken.close()
  })

  const inUse = `'tests' cannot start: port PORT on 127.0.0.1 is in use already: end what uses it, or choose another port.`
  const messageOf = (starting: Promise<unknown>): Promise<string> =>
    starting.then(
      () => 'it started',
      (error: unknown) => (error as Error).message.replace(String(port), 'PORT'),
    )

  it('has run no job', async () => {
    expect(await messageOf(serve(app, { port, signals: false }))).to.equal(inUse)
    expect([ran, (await engine.queues())[0]?.ready]).to.deep.equal([0, 1])
  })

  it('has run no job either when it is the port of its metrics', async () => {
    const metrics = { port }
    expect(await messageOf(serve(app, { port: 0, signals: false, metrics }))).to.equal(inUse)
    expect(await messageOf(work(app, { signals: false, metrics }))).to.equal(inUse)
    expect([ran, (await engine.queues())[0]?.ready]).to.deep.equal([0, 1])
  })

  it('runs them once it has another one', async () => {
    await messageOf(serve(app, { port, signals: false }))
    const server = await serve(app, { port: 0, signals: false })
    await until(() => ran === 1)
    await server.stop()
  })
})
