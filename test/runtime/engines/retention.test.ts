import { expect } from 'chai'
import { memory } from '../../../runtime/engines/memory.js'
import { Retention } from '../../../runtime/engines/retention.js'
import type { Engine } from '../../../runtime/engines/port.js'
import { until } from '../runtime-app.js'

const lines: string[] = []
const note = (first: string | object, message?: string): void =>
  void lines.push(typeof first === 'string' ? first : (message ?? ''))
const log = { debug: note, info: note, warn: note, error: note }

/** An engine with one dead job in each of these queues. */
async function withDead(...queues: string[]): Promise<Engine> {
  const engine = memory()
  for (const queue of queues) {
    const at = { runAt: new Date(0), priority: 0, key: null, group: null, session: null, input: null }
    await engine.enqueue([{ queue, ...at }])
    const [job] = (await engine.claim({ queue, most: 1 })).jobs
    if (job) await engine.settle([{ ...job, as: 'dead', error: { message: 'no' }, attempts: 1 }])
  }
  return engine
}

describe('runtime: dead jobs', () => {
  beforeEach(() => {
    lines.length = 0
  })

  it('are deleted when they were kept as long as their queue says, which is written down', async () => {
    const engine = await withDead('short', 'long', 'ever')
    const retention = new Retention(engine, log, [
      { name: 'short', keepDead: -1 },
      { name: 'long', keepDead: 60_000 },
      { name: 'ever', keepDead: Infinity },
    ])
    retention.start(1)
    await until(() => lines.length > 0)
    retention.stop()
    expect((await engine.queues()).map(({ name, dead }) => [name, dead])).to.deep.equal([
      ['short', 0],
      ['long', 1],
      ['ever', 1],
    ])
    expect(lines).to.deep.equal(["Dead jobs of 'short' that were deleted, because they were kept long enough: 1."])
  })

  it('stay where the engine cannot delete them, which is written down, and others go all the same', async () => {
    const engine = await withDead('broken', 'fine')
    const forget = engine.forget.bind(engine)
    engine.forget = (queue, before) =>
      queue === 'broken' ? Promise.reject(new Error('no disk')) : forget(queue, before)
    const queues = ['broken', 'fine'].map((name) => ({ name, keepDead: -1 }))
    const retention = new Retention(engine, log, queues)
    retention.start(1)
    await until(() => lines.length > 1)
    retention.stop()
    expect(lines).to.deep.equal([
      "Old dead jobs of 'broken' could not be deleted: no disk",
      "Dead jobs of 'fine' that were deleted, because they were kept long enough: 1.",
    ])
  })
})
