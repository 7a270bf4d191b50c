import { expect } from 'chai'
import { Unauthorized, Unprocessable, type App, type Engine } from '../../runtime/index.js'
import { describeWith } from './engines/describe-with.js'
import { implementations, type Place } from './engines/implementations.js'
import { runtimeApp, until, type RuntimeApp } from './runtime-app.js'

for (const implementation of implementations)
  describeWith(implementation, `runtime: queues on the engine '${implementation.name}'`, () => {
    const { open } = implementation
    let fixture: RuntimeApp
    let place: Place
    let app: App
    let running: Engine
    let trail: string[]
    before(async () => {
      fixture = await runtimeApp()
      ;({ trail } = fixture)
    })
    beforeEach(async () => {
      place = await open()
      running = place.engine()
      app = fixture.makeApp(running)
      await app.start()
      trail.length = 0
      fixture.functions['forgetAttempts']?.()
    })
    afterEach(async () => {
      await app.stop({ grace: 500 })
      await place.remove()
    })

    // The functions are the fixture's: their types are not known here.
    const invoke = (name: string, input?: unknown, session?: unknown): Promise<unknown> => {
      const fn = fixture.functions[name] as (input: unknown) => unknown
      return app.invoke(fn, input, { session })
    }
    const died = (): { queue: string; input: unknown; error: string; attempts: number }[] =>
      trail
        .filter((line) => line.startsWith('dead: '))
        .map((line) => JSON.parse(line.slice(6)) as ReturnType<typeof died>[0])

    it('hands a job its input, Dates as Dates', async () => {
      expect(await invoke('addJob', { job: { name: 'good', at: new Date('2031-01-01') } })).to.be.a('string')
      await until(() => trail.includes('good #1 at 2031'))
    })

    it('tries again, and then hands the job to deadLetter', async () => {
      await invoke('addJob', { job: { name: 'fails', at: new Date('2031-01-01') } })
      await until(() => died().length > 0)
      expect(trail.filter((line) => line.startsWith('fails'))).to.have.lengthOf(3)
      expect(fixture.logged.map(({ message }) => message)).to.include("A job of 'work' is given up after 3 attempts.")
      // The fixture writes the letter as JSON.
      expect(died()).to.deep.equal([
        {
          queue: 'work',
          input: { name: 'fails', at: '2031-01-01T00:00:00.000Z' },
          error: 'not this time',
          attempts: 3,
        },
      ])
    })

    it('does not try again what cannot succeed, but what may', async () => {
      await invoke('addJob', { job: { name: 'bad' } })
      await invoke('addJob', { job: { name: 'busy' } })
      await until(() => died().length === 2)
      expect(
        died()
          .map(({ attempts }) => attempts)
          .sort(),
      ).to.deep.equal([1, 3])
    })

    it('forgets dead jobs that were given up before a time, and no others', async () => {
      await invoke('addJob', { job: { name: 'fails', at: new Date('2031-01-01') } })
      await until(() => died().length > 0)
      expect(await running.forget('work', new Date(Date.now() - 60_000))).to.equal(0)
      expect(await running.forget('other', new Date(Date.now() + 60_000))).to.equal(0)
      expect(await app.jobs.dead('work')).to.have.lengthOf(1)
      expect(await running.forget('work', new Date(Date.now() + 60_000))).to.equal(1)
      expect(await app.jobs.dead('work')).to.deep.equal([])
    })

    it('checks the input when the job is added', async () => {
      const error = await invoke('addJob', { job: { name: 5 } }).catch((thrown: unknown) => thrown)
      expect(error).to.be.instanceOf(Unprocessable)
    })

    it('waits as long as it is told', async () => {
      const added = Date.now()
      await invoke('addJob', { job: { name: 'later' }, delay: 500 })
      await invoke('addJob', { job: { name: 'now' } })
      await until(() => trail.length === 2)
      expect(trail).to.have.members(['now #1', 'later #1'])
      expect(Date.now() - added).to.be.at.least(500)
    })

    it('adds a job of the same key once while it waits', async () => {
      const add = (): Promise<unknown> => invoke('addJob', { job: { name: 'keyed' }, delay: 500, key: 'k' })
      const [first, second] = [await add(), await add()]
      expect(second).to.equal(first)
      await until(() => trail.length > 0)
      expect(await add()).not.to.equal(first)
      await until(() => trail.length > 1)
      expect(trail).to.deep.equal(['keyed #1', 'keyed #2'])
    })

    it('runs as many at once as it may, higher priorities first', async () => {
      // They all wait before the first begins, however long it takes to add them.
      await app.jobs.pause('slowly')
      await invoke('addSlow', { names: ['a', 'b', 'c', 'first'] })
      await app.jobs.resume('slowly')
      await until(() => trail.filter((line) => line.endsWith('ends')).length === 4)
      expect(trail.slice(0, 2)).to.deep.equal(['first begins', 'a begins'])
      const begun = trail.filter((line) => line.endsWith('begins'))
      expect(begun).to.deep.equal(['first begins', 'a begins', 'b begins', 'c begins'])
      let running = 0
      const atOnce = trail.map((line) => (running += line.endsWith('begins') ? 1 : -1))
      expect(Math.max(...atOnce)).to.equal(2)
    })

    it('runs a job with the session it was added with', async () => {
      await invoke('addAs', { name: 'task' }, { name: 'alice', role: 'user' })
      await until(() => trail.includes('task by alice'))
      expect(await invoke('addAs', { name: 'task' }).catch((error: unknown) => error)).to.be.instanceOf(Unauthorized)
    })

    it('aborts an attempt that takes too long', async () => {
      await invoke('addDawdle')
      await until(() => trail.includes('dawdling aborted'))
    })

    it('finishes what runs before it stops', async () => {
      await invoke('addSlow', { names: ['last'] })
      await until(() => trail.includes('last begins'))
      await app.stop()
      expect(trail).to.include('last ends')
      expect(trail.indexOf('closed base')).to.be.greaterThan(trail.indexOf('last ends'))
    })

    it('is the same one until it has stopped, whoever looks at it or stops it, too', async () => {
      await invoke('addSlow', { names: ['last'] })
      await until(() => trail.includes('last begins'))
      const stopping = app.stop()
      expect((await app.jobs.queues()).find(({ name }) => name === 'slowly')).to.include({ running: 1 })
      await app.stop()
      expect(trail).to.include('last ends')
      await stopping
      expect(trail.filter((line) => line.startsWith('made') || line === 'last begins')).to.deep.equal(['last begins'])
    })

    it('starts again once it has stopped, when somebody asks for that alone', async () => {
      const stopping = app.stop()
      const started = app.start()
      await stopping
      await started
      await invoke('addJob', { job: { name: 'good' } })
      await until(() => trail.some((line) => line.startsWith('good')))
      await app.stop()
      trail.length = 0
      const late = [app.jobs.queues(), invoke('addJob', { job: { name: 'good' } }), app.workflows.runs()]
      for (const each of late)
        expect(await each.catch((error: unknown) => String(error))).to.match(
          /has been stopped: 'app.start\(\)' starts it again/,
        )
      expect(trail).to.deep.equal([])
    })

    it('does not start when it is stopped first', async () => {
      await app.stop()
      const started = app.start().catch((error: unknown) => String(error))
      await app.stop()
      expect(await started).to.match(/cannot start: it was stopped before it had started/)
    })
  })
