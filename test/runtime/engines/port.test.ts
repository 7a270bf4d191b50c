import { expect } from 'chai'
import type { Ending, Engine, Job, NewJob } from '../../../runtime/engines/port.js'
import { until } from '../runtime-app.js'
import { implementations, type Place } from './implementations.js'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const job = (input: string, parts: Partial<NewJob> = {}): NewJob => ({
  queue: 'q',
  input: JSON.stringify(input),
  session: null,
  runAt: new Date(),
  priority: 0,
  key: null,
  group: null,
  ...parts,
})
const inputsOf = (jobs: readonly { input: string | null }[]): unknown[] =>
  jobs.map(({ input }) => JSON.parse(input ?? 'null') as unknown)

for (const { name, missing, isShared, open } of implementations)
  describe(`the port, as the engine '${name}' implements it`, function () {
    this.timeout(60_000)
    if (missing !== undefined) {
      it(`is tried where it can be had: ${missing}`, function () {
        this.skip()
      })
      return
    }
    let place: Place
    let engine: Engine
    beforeEach(async () => {
      place = await open()
      engine = place.engine()
      await engine.start({ application: 'tests', queues: ['q', 'letters'], log: quiet })
    })
    afterEach(async () => {
      await engine.stop()
      await place.remove()
    })
    const stateOf = async (queue: string) => (await engine.queues()).find((one) => one.name === queue)

    it('hands out what it was given, and nothing as nothing', async () => {
      const texts = ['"\\ud800 \\u0000 ü"', '{"a":1e400,"2":[],"1":""}', '""']
      const sessions = ['{"user":"ä:b"}', '""', null]
      await engine.enqueue(texts.map((input, at) => job('', { input, session: sessions[at] ?? null })))
      await engine.enqueue([job('', { input: null })])
      const { jobs } = await engine.claim({ queue: 'q', most: 10 })
      expect(jobs.map(({ input }) => input)).to.deep.equal([...texts, null])
      expect(jobs.map(({ session }) => session)).to.deep.equal([...sessions, null])
      expect(jobs[0]).to.deep.include({ attempt: 1, failures: 0, crashes: 0 })
    })

    it('runs high priorities first, and equal ones in the order they came', async () => {
      const priorities = [0, -1000, 5, 1000, 5, 0, -3]
      await engine.enqueue(priorities.map((priority, at) => job(`${priority} ${at}`, { priority })))
      const { jobs } = await engine.claim({ queue: 'q', most: 10 })
      expect(inputsOf(jobs)).to.deep.equal(['1000 3', '5 2', '5 4', '0 0', '0 5', '-3 6', '-1000 1'])
    })

    it('takes the end of an attempt once, and from none but the latest', async () => {
      await engine.enqueue([job('a')])
      const [first] = (await engine.claim({ queue: 'q', most: 1 })).jobs
      if (!first) return expect.fail('there is no job')
      expect(await engine.settle([{ ...first, as: 'retry', runAt: new Date(), error: 'no' }])).to.deep.equal([true])
      const [second] = (await engine.claim({ queue: 'q', most: 1 })).jobs
      if (!second) return expect.fail('there is no second attempt')
      expect(second).to.deep.include({ id: first.id, attempt: 2, failures: 1, crashes: 0 })
      expect(await engine.heartbeat([first])).to.deep.equal([first])
      expect(await engine.heartbeat([second])).to.deep.equal([])
      await engine.note(first, '"of the first"')
      await engine.note(second, '"of the second"')
      expect((await engine.job(first.id))?.progress).to.equal('"of the second"')
      const end = (held: Job): Promise<readonly boolean[]> => engine.settle([{ ...held, as: 'done' }])
      expect(await end(first)).to.deep.equal([false])
      expect(await end(second)).to.deep.equal([true])
      expect(await end(second)).to.deep.equal([false])
      expect(await engine.job(first.id)).to.equal(undefined)
    })

    it('adds the letter of a dead job together with its end, and not without', async () => {
      await engine.enqueue([job('a')])
      const [held] = (await engine.claim({ queue: 'q', most: 1 })).jobs
      if (!held) return expect.fail('there is no job')
      const letter = job('letter', { queue: 'letters' })
      const errors = [{ path: '/x', code: 'required' }]
      const ending = { ...held, as: 'dead' as const, error: { message: 'no', errors }, attempts: 4, letter }
      expect(await engine.settle([ending])).to.deep.equal([true])
      expect(await engine.settle([ending])).to.deep.equal([false])
      expect(inputsOf((await engine.claim({ queue: 'letters', most: 5 })).jobs)).to.deep.equal(['letter'])
      const [dead, ...others] = await engine.dead('q', 10)
      expect(others).to.deep.equal([])
      expect(dead).to.deep.include({ id: held.id, queue: 'q', input: '"a"', attempts: 4 })
      expect(dead?.error).to.deep.equal({ message: 'no', errors })
      expect(await engine.job(held.id)).to.deep.include({ state: 'dead', attempt: 1 })
    })

    it('lets dead jobs run again as new ones, whose attempts go on counting', async () => {
      await engine.enqueue(['a', 'b', 'c'].map((input) => job(input)))
      const { jobs } = await engine.claim({ queue: 'q', most: 3 })
      for (const held of jobs) await engine.settle([{ ...held, as: 'dead', error: { message: 'no' }, attempts: 1 }])
      expect((await engine.dead('q', 2)).map(({ id }) => id)).to.deep.equal(jobs.slice(0, 2).map(({ id }) => id))
      const [, second] = jobs
      expect(await engine.redrive('q', [second?.id ?? '', 'nobody'])).to.equal(1)
      expect(await engine.redrive('q')).to.equal(2)
      const again = (await engine.claim({ queue: 'q', most: 5 })).jobs
      expect(again.map(({ id }) => id).sort()).to.deep.equal(jobs.map(({ id }) => id).sort())
      for (const one of again) expect(one).to.deep.include({ failures: 0, crashes: 0 })
      expect(await engine.dead('q', 10)).to.deep.equal([])
    })

    it('gives a key back when its job begins', async () => {
      const add = (key: string | null): Promise<readonly string[]> => engine.enqueue([job('a', { key })])
      const [first] = await add('k:1')
      expect(await add('k:1')).to.deep.equal([first])
      expect(await add('')).to.not.deep.equal([first])
      await engine.claim({ queue: 'q', most: 1 })
      expect(await add('k:1')).to.not.deep.equal([first])
    })

    /** Everything that may begin now: an engine may look at some jobs only at a time. */
    const claimAll = async (groupConcurrency: number): Promise<Job[]> => {
      const { jobs } = await engine.claim({ queue: 'q', most: 10, groupConcurrency })
      return jobs.length === 0 ? [] : [...jobs, ...(await claimAll(groupConcurrency))]
    }

    it('passes over jobs whose group has as many running as it may', async () => {
      await engine.enqueue(Array.from({ length: 50 }, (_, i) => job(`a${i}`, { group: 'a' })))
      await engine.enqueue([job('b', { group: 'b' }), job('none', { priority: -5 })])
      const begun = await claimAll(2)
      expect(inputsOf(begun)).to.have.members(['a0', 'a1', 'b', 'none'])
      expect(await stateOf('q')).to.deep.include({ ready: 48, running: 4 })
      // However an attempt ends, the next one of its group may begin.
      const end = (input: string, ending: object): Promise<readonly boolean[]> => {
        const held = begun.find((one) => one.input === JSON.stringify(input))
        return engine.settle([{ ...held, ...ending } as Ending])
      }
      await end('b', { as: 'done' })
      expect(inputsOf(await claimAll(2))).to.deep.equal([])
      await end('a0', { as: 'done' })
      expect(inputsOf(await claimAll(2))).to.deep.equal(['a2'])
      await end('a1', { as: 'retry', runAt: new Date(Date.now() + 3_600_000), error: 'no' })
      expect(inputsOf(await claimAll(2))).to.deep.equal(['a3'])
      expect(await stateOf('q')).to.deep.include({ ready: 46, delayed: 1, running: 3 })
    })

    const exception = name === 'postgres' ? ' (not here: pg-boss takes the oldest of a group)' : ''
    it(`runs high priorities first within a group, too${exception}`, async function () {
      if (exception !== '') this.skip()
      await engine.enqueue([job('first', { group: 'a' }), job('last', { group: 'a' })])
      for (const [input, later] of [
        ['first', 'high'],
        ['high', undefined],
        ['last', undefined],
      ] as const) {
        const begun = await claimAll(1)
        expect(inputsOf(begun)).to.deep.equal([input])
        if (later !== undefined) await engine.enqueue([job(later, { group: 'a', priority: 9 })])
        expect(await claimAll(1)).to.deep.equal([])
        await engine.settle(begun.map((held) => ({ ...held, as: 'done' })))
      }
    })

    it('lets no more jobs begin in any period than the rate limit says', async () => {
      const rateLimit = { max: 3, per: 1000 }
      await engine.enqueue(Array.from({ length: 9 }, (_, i) => job(`${i}`)))
      const times: number[] = []
      const claim = async (most: number): Promise<void> => {
        const { jobs } = await engine.claim({ queue: 'q', most, rateLimit })
        for (const _ of jobs) times.push(performance.now())
      }
      await claim(1)
      await new Promise((resolve) => setTimeout(resolve, 700))
      while (times.length < 9) {
        await claim(10)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      // A limit that counts anew every second would let five begin within 300 ms. A busy machine hears a little late of what began.
      const shortest = Math.min(...times.slice(3).map((time, at) => time - (times[at] ?? 0)))
      expect(shortest).to.be.greaterThan(600)
    })

    it('says when jobs may begin again once the rate limit is reached', async () => {
      // Shorter than the time after which an engine is asked again anyway.
      const rateLimit = { max: 2, per: 3000 }
      await engine.enqueue(Array.from({ length: 3 }, (_, i) => job(`${i}`)))
      expect((await engine.claim({ queue: 'q', most: 10, rateLimit })).jobs).to.have.lengthOf(2)
      const { jobs, next } = await engine.claim({ queue: 'q', most: 10, rateLimit })
      expect(jobs).to.deep.equal([])
      expect(next).to.be.within(0, rateLimit.per)
    })

    it('lets one hear a topic whose subscription began when another ended', async () => {
      const heard: string[] = []
      const leave = await engine.subscribe('t', 'k', (message) => heard.push(`one: ${message}`))
      const joining = engine.subscribe('t', 'k', (message) => heard.push(`two: ${message}`))
      await Promise.all([leave(), joining])
      // What a process itself publishes, it hears by a shorter way.
      const other = isShared ? place.engine() : engine
      if (other !== engine) await other.start({ application: 'tests', queues: ['q', 'letters'], log: quiet })
      try {
        await other.publish('t', 'k', 'message')
        await until(() => heard.length > 0)
      } finally {
        if (other !== engine) await other.stop()
      }
      expect(heard).to.deep.equal(['two: message'])
    })

    it('adds an occurrence once, and not while the one before goes on', async () => {
      const at = (second: number): Date => new Date(Date.UTC(2031, 0, 1, 0, 0, second))
      const fire = (second: number, unlessUnfinished: boolean, input: string | null = 'run') =>
        engine.fire({ schedule: 's', at: at(second), job: input === null ? null : job(input), unlessUnfinished })
      expect(await engine.lastFired('s')).to.equal(undefined)
      expect(await fire(2, true, null)).to.equal('noted')
      expect(await fire(4, true)).to.equal('added')
      expect(await fire(4, true)).to.equal('known')
      expect(await fire(5, true)).to.equal('unfinished')
      expect(await fire(5, false)).to.equal('known')
      expect(await fire(6, false)).to.equal('added')
      expect(await engine.lastFired('s')).to.deep.equal(at(6))
      expect(await engine.lastFired('other')).to.equal(undefined)
      const { jobs } = await engine.claim({ queue: 'q', most: 5 })
      expect(jobs).to.have.lengthOf(2)
    })

    it('hands out nothing of a paused queue', async () => {
      await engine.pause('q', true)
      await engine.enqueue([job('a')])
      expect((await engine.claim({ queue: 'q', most: 1 })).jobs).to.deep.equal([])
      expect(await stateOf('q')).to.deep.include({ paused: true, ready: 1 })
      await engine.pause('q', false)
      expect((await engine.claim({ queue: 'q', most: 1 })).jobs).to.have.lengthOf(1)
    })
  })
