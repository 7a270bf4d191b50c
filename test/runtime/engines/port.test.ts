import { expect } from 'chai'
import type { Ending, Engine, Job } from '../../../runtime/engines/port.js'
import { until } from '../runtime-app.js'
import { describeWith } from './describe-with.js'
import { implementations, type Place } from './implementations.js'
import { newJob } from './new-job.js'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const inputsOf = (jobs: readonly { input: string | null }[]): unknown[] =>
  jobs.map(({ input }) => JSON.parse(input ?? 'null') as unknown)

for (const implementation of implementations)
  describeWith(implementation, `the port, as the engine '${implementation.name}' implements it`, () => {
    const { isShared, open } = implementation
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
      await engine.enqueue(texts.map((input, at) => newJob('', { input, session: sessions[at] ?? null })))
      await engine.enqueue([newJob('', { input: null })])
      const { jobs } = await engine.claim({ queue: 'q', most: 10 })
      expect(jobs.map(({ input }) => input)).to.deep.equal([...texts, null])
      expect(jobs.map(({ session }) => session)).to.deep.equal([...sessions, null])
      expect(jobs[0]).to.deep.include({ attempt: 1, failures: 0, crashes: 0 })
    })

    it('runs high priorities first, and equal ones in the order they came', async () => {
      const priorities = [0, -1000, 5, 1000, 5, 0, -3]
      await engine.enqueue(priorities.map((priority, at) => newJob(`${priority} ${at}`, { priority })))
      const { jobs } = await engine.claim({ queue: 'q', most: 10 })
      expect(inputsOf(jobs)).to.deep.equal(['1000 3', '5 2', '5 4', '0 0', '0 5', '-3 6', '-1000 1'])
    })

    it('takes the end of an attempt once, and from none but the latest', async () => {
      await engine.enqueue([newJob('a')])
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
      const end = (held: Job): Promise<readonly (boolean | Error)[]> => engine.settle([{ ...held, as: 'done' }])
      expect(await end(first)).to.deep.equal([false])
      expect(await end(second)).to.deep.equal([true])
      expect(await end(second)).to.deep.equal([false])
      expect(await engine.job(first.id)).to.equal(undefined)
    })

    it('adds the letter of a dead job together with its end, and not without', async () => {
      await engine.enqueue([newJob('a')])
      const [held] = (await engine.claim({ queue: 'q', most: 1 })).jobs
      if (!held) return expect.fail('there is no job')
      const letter = newJob('letter', { queue: 'letters' })
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
      await engine.enqueue(['a', 'b', 'c'].map((input) => newJob(input)))
      const { jobs } = await engine.claim({ queue: 'q', most: 3 })
      for (const held of jobs) await engine.settle([{ ...held, as: 'dead', error: { message: 'no' }, attempts: 1 }])
      expect((await engine.dead('q', 2)).map(({ id }) => id)).to.deep.equal(jobs.slice(0, 2).map(({ id }) => id))
      const [, second] = jobs
      expect(await engine.redrive('q', [second?.id ?? '', 'nobody'])).to.equal(1)
      expect(await engine.redrive('q')).to.equal(2)
      const again = (await engine.claim({ queue: 'q', most: 5 })).jobs
      expect(again.map(({ id }) => id).sort()).to.deep.equal(jobs.map(({ id }) => id).sort())
      for (const one of again) {
        expect(one).to.deep.include({ failures: 0, crashes: 0 })
        expect(await engine.job(one.id)).to.deep.include({ state: 'running', attempt: 1 })
      }
      expect(await engine.dead('q', 10)).to.deep.equal([])
    })

    it('gives a key back when its job begins', async () => {
      const add = (key: string | null): Promise<readonly string[]> => engine.enqueue([newJob('a', { key })])
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
      await engine.enqueue(Array.from({ length: 50 }, (_, i) => newJob(`a${i}`, { group: 'a' })))
      await engine.enqueue([newJob('b', { group: 'b' }), newJob('none', { priority: -5 })])
      const begun = await claimAll(2)
      expect(inputsOf(begun)).to.have.members(['a0', 'a1', 'b', 'none'])
      expect(await stateOf('q')).to.deep.include({ ready: 48, running: 4 })
      // However an attempt ends, the next one of its group may begin.
      const end = (input: string, ending: object): Promise<readonly (boolean | Error)[]> => {
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

    it('runs high priorities first within a group, too', async () => {
      await engine.enqueue([newJob('first', { group: 'a' }), newJob('last', { group: 'a' })])
      for (const [input, later] of [
        ['first', 'high'],
        ['high', undefined],
        ['last', undefined],
      ] as const) {
        const begun = await claimAll(1)
        expect(inputsOf(begun)).to.deep.equal([input])
        if (later !== undefined) await engine.enqueue([newJob(later, { group: 'a', priority: 9 })])
        expect(await claimAll(1)).to.deep.equal([])
        await engine.settle(begun.map((held) => ({ ...held, as: 'done' })))
      }
    })

    it('lets no more jobs begin in any period than the rate limit says', async () => {
      const rateLimit = { max: 3, per: 1000 }
      await engine.enqueue(Array.from({ length: 9 }, (_, i) => newJob(`${i}`)))
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
      await engine.enqueue(Array.from({ length: 3 }, (_, i) => newJob(`${i}`)))
      expect((await engine.claim({ queue: 'q', most: 1, rateLimit })).jobs).to.have.lengthOf(1)
      // The claim that reaches it says so, and those after it.
      for (const begun of [1, 0]) {
        const { jobs, next } = await engine.claim({ queue: 'q', most: 10, rateLimit })
        expect(jobs).to.have.lengthOf(begun)
        // Not when another job is due: that is too soon.
        expect(next).to.be.within(1000, rateLimit.per)
      }
    })

    it('ends a subscription once, however often it is ended', async () => {
      const heard: string[] = []
      const listener = (message: string): void => void heard.push(message)
      const [first, second] = [await engine.subscribe('t', 'k', listener), await engine.subscribe('t', 'k', listener)]
      await first()
      await first()
      const other = isShared ? place.engine() : engine
      if (other !== engine) await other.start({ application: 'tests', queues: ['q', 'letters'], log: quiet })
      try {
        await other.publish('t', 'k', 'one')
        await until(() => heard.length > 0)
        await second()
        const third: string[] = []
        await engine.subscribe('t', 'k', (message) => third.push(message))
        await other.publish('t', 'k', 'two')
        await until(() => third.length > 0)
      } finally {
        if (other !== engine) await other.stop()
      }
      expect(heard).to.deep.equal(['one'])
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
        engine.fire({ schedule: 's', at: at(second), job: input === null ? null : newJob(input), unlessUnfinished })
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
      await engine.enqueue([newJob('a')])
      expect((await engine.claim({ queue: 'q', most: 1 })).jobs).to.deep.equal([])
      expect(await stateOf('q')).to.deep.include({ paused: true, ready: 1 })
      await engine.pause('q', false)
      expect((await engine.claim({ queue: 'q', most: 1 })).jobs).to.have.lengthOf(1)
    })
  })
