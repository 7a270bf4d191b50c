import { expect } from 'chai'
import { CONTRACT } from '../../../runtime/contract.js'
import { defineApp, defineWiring, memory, type App, type Context, type Engine } from '../../../runtime/index.js'
import { handmade } from '../handmade.js'

const run = handmade('run')
const lines: string[] = []
const note = (first: string | object, message?: string): void =>
  void lines.push(typeof first === 'string' ? first : (message ?? ''))
const log = { debug: note, info: note, warn: note, error: note }
const add = Object.assign(
  (context: Context) => context.enqueue(run, { transaction: { query: () => undefined } }),
  handmade('add', { parameters: ['context'] }) as unknown as Record<typeof CONTRACT, unknown>,
)
const appOn = (engine: Engine | undefined): App =>
  defineApp({
    name: 'tests',
    log,
    ...(engine && { engine }),
    wirings: [defineWiring({ rpc: { add }, queues: { q: run } })],
  })

describe('runtime: what an engine can do', () => {
  beforeEach(() => {
    lines.length = 0
  })

  it('is said when it is asked for more: a transaction, of one that keeps jobs elsewhere', async () => {
    const app = appOn(memory())
    const error: unknown = await app.invoke(add).catch((thrown: unknown) => thrown)
    expect(error).to.be.instanceOf(TypeError)
    expect((error as Error).message).to.equal(
      "A job of 'q' was given a 'transaction', and the engine 'memory' keeps jobs outside your database: leave it out, or " +
        'choose postgres(url), which can take part in one.',
    )
    expect(await app.jobs.queues()).to.satisfy((queues: { ready: number }[]) =>
      queues.every(({ ready }) => ready === 0),
    )
    await app.stop()
  })

  it('is told where nobody chose it: jobs that end with the process', async () => {
    const app = appOn(undefined)
    await app.start()
    await app.stop()
    expect(lines).to.deep.equal([
      'Jobs are kept in memory and end with this process, because the application names no engine: name one in defineApp, ' +
        "such as embedded() of 'solder/embedded', or memory() if that is what you want.",
    ])
  })

  it('is not said without queues and schedules, or when memory() was asked for', async () => {
    for (const app of [defineApp({ name: 'tests', log, wirings: [] }), appOn(memory())]) {
      await app.start()
      await app.stop()
    }
    expect(lines).to.deep.equal([])
  })
})
