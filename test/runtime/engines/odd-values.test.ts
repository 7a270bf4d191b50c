import { expect } from 'chai'
import { CONTRACT } from '../../../runtime/contract.js'
import { memory } from '../../../runtime/engines/memory.js'
import type { Ending } from '../../../runtime/engines/port.js'
import { defineApp, defineWiring, type App, type Context, type Engine } from '../../../runtime/index.js'
import { handmade } from '../handmade.js'
import { until } from '../runtime-app.js'
import { describeWith } from './describe-with.js'
import { implementations, type Place } from './implementations.js'
import { newJob } from './new-job.js'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const MESSAGE = 'no\0thing \ud800 and \u{1f600}'

let attempts: number[] = []
let options: object = {}
const contractOf = (name: string): unknown =>
  (handmade(name, { parameters: ['context'] }) as unknown as Record<typeof CONTRACT, unknown>)[CONTRACT]
const fails = Object.assign(
  ({ job }: Context) => {
    attempts.push(job?.attempt ?? 0)
    throw new Error(MESSAGE)
  },
  { [CONTRACT]: contractOf('fails') },
)
const add = Object.assign((context: Context) => context.enqueue(fails as unknown as () => void, options), {
  [CONTRACT]: contractOf('add'),
})
let toAdd: unknown
const addGiven = Object.assign((context: Context) => context.enqueue(toAdd as () => void), {
  [CONTRACT]: contractOf('addGiven'),
})
const appOn = (engine: Engine): App =>
  defineApp({
    name: 'tests',
    log: quiet,
    engine,
    wirings: [
      defineWiring({ rpc: { add, addGiven }, queues: { q: { run: fails, retries: 1, backoff: 1, concurrency: 2 } } }),
    ],
  })

for (const implementation of implementations)
  describeWith(implementation, `values that are not stored everywhere, on the engine '${implementation.name}'`, () => {
    let place: Place
    let app: App
    beforeEach(async () => {
      place = await implementation.open()
      app = appOn(place.engine())
      await app.start()
      attempts = []
      options = {}
    })
    afterEach(async () => {
      await app.stop()
      await place.remove()
    })
    const refusal = async (given: object): Promise<string> => {
      options = given
      return app.invoke(add).then(
        () => 'it was taken',
        (error: unknown) => (error as Error).message,
      )
    }

    it('a job dies of an error whose message no database stores, and is told with what can be', async () => {
      await app.invoke(add)
      await until(async () => (await app.jobs.dead('q')).length > 0)
      expect(attempts).to.deep.equal([1, 2])
      const [dead] = await app.jobs.dead('q')
      // Where attempts are counted on, nobody sees it.
      attempts = []
      expect(await app.jobs.redrive('q')).to.equal(1)
      await until(async () => (await app.jobs.dead('q')).length > 0)
      expect(attempts).to.deep.equal([1, 2])
      expect((await app.jobs.job(dead?.id ?? ''))?.attempt).to.equal(2)
      expect(dead).to.deep.include({ attempts: 2, error: 'no\ufffdthing \ufffd and \u{1f600}' })
    })

    it('a number of dead jobs that is none is refused', async () => {
      for (const most of [0, -1, 1.5]) {
        const reason: unknown = await app.jobs.dead('q', { most }).catch((error: unknown) => (error as Error).message)
        expect(reason).to.equal(`How many dead jobs are wanted, 'most', has to be a whole number from 1, not ${most}.`)
      }
    })

    it('keys, groups and times that cannot be stored are refused', async () => {
      expect(await refusal({ key: 'k\0' })).to.equal(
        'The key of a job, "k\\u0000", has U+0000 or half a surrogate pair in it, which engines cannot store.',
      )
      expect(await refusal({ group: '\udc00' })).to.match(/^The group of a job, "\\udc00", has /)
      expect(await refusal({ runAt: new Date(8.64e15) })).to.equal(
        "The time of a job, its 'runAt' or 'delay', is after the year 9999: +275760-09-13T00:00:00.000Z.",
      )
      expect(await refusal({ runAt: new Date('9999-12-31T23:59:59.999Z'), key: '\u{1f600}' })).to.equal('it was taken')
      expect(await refusal({ runAt: new Date(-8.64e15) })).to.equal('it was taken')
      await until(async () => (await app.jobs.dead('q')).length > 0)
    })
  })

describe('a function to enqueue that is none', () => {
  it('is refused with what was given in its place', async () => {
    const app = appOn(memory())
    for (const [given, what] of [
      [undefined, 'undefined'],
      [null, 'null'],
      ['fails', 'string'],
    ] as const) {
      toAdd = given
      const reason: unknown = await app.invoke(addGiven).catch((error: unknown) => (error as Error).message)
      expect(reason).to.equal(`A function of the application was expected, and ${what} was given: is its import right?`)
    }
    await app.stop()
  })
})

describe('an ending that the engine does not take', () => {
  it('is handed over again, and keeps no other one waiting', async () => {
    ;[attempts, options] = [[], {}]
    const engine = memory()
    const settle = engine.settle.bind(engine)
    const settled: string[][] = []
    let onReady: () => void = () => undefined
    engine.onReady = (listener) => {
      onReady = listener
    }
    engine.settle = async (endings: readonly Ending[]) => {
      settled.push(endings.map(({ id }) => id))
      const [first, ...others] = endings
      if (settled.length > 1 || first === undefined) return settle(endings).finally(onReady)
      return [new Error('not this one'), ...(await settle(others))]
    }
    const app = appOn(engine)
    await app.start()
    try {
      await app.jobs.pause('q')
      await app.invoke(add)
      await app.invoke(add)
      await app.jobs.resume('q')
      onReady()
      await until(async () => (await app.jobs.dead('q')).length === 2)
      expect(settled[0]).to.have.lengthOf(2)
      expect(attempts).to.have.lengthOf(4)
      const [late] = settled[0] ?? []
      // The other one is done with when the first is handed over again.
      expect(settled.map((each) => each.includes(late ?? ''))).to.deep.equal([true, false, true, true])
    } finally {
      await app.stop()
    }
  })

  const postgres = implementations.find(({ name }) => name === 'postgres')
  if (postgres)
    describeWith(postgres, "on the engine 'postgres'", () => {
      it('is told apart from the others', async () => {
        const place = await postgres.open()
        const engine = place.engine()
        await engine.start({ application: 'tests', queues: ['q'], log: quiet })
        try {
          await engine.enqueue([newJob('bad'), newJob('good'), newJob('again')])
          const [bad, good, again] = (await engine.claim({ queue: 'q', most: 3 })).jobs
          if (!bad || !good || !again) return expect.fail('there are no three jobs')
          // More attempts than the column takes.
          const dead = { ...bad, as: 'dead', error: { message: 'no' }, attempts: 2 ** 40 } as const
          const retry = { ...again, as: 'retry', runAt: new Date(), error: 'no' } as const
          const [first, ...others] = await engine.settle([dead, { ...good, as: 'done' }, retry])
          expect(first).to.be.instanceOf(Error)
          expect(others).to.deep.equal([true, true])
          expect(await engine.job(bad.id)).to.deep.include({ state: 'running' })
          expect(await engine.settle([{ ...dead, attempts: 1 }])).to.deep.equal([true])
        } finally {
          await engine.stop()
        }
      })
    })
})
