import { expect } from 'chai'
import { Cron } from 'croner'
import { CONTRACT } from '../../runtime/contract.js'
import { defineApp, defineWiring, memory, type App, type CronEntry, type Engine } from '../../runtime/index.js'
import { Ticker } from '../../runtime/transports/cron/ticker.js'
import { handmade } from './handmade.js'
import { until } from './runtime-app.js'

const SECOND = 1000

/** A clock that a test sets, in place of the real one. */
class SetClock {
  readonly #now = Date.now
  constructor(private at: number) {
    Date.now = () => this.at
  }
  set(at: number): void {
    this.at = at
  }
  restore(): void {
    Date.now = this.#now
  }
}

describe('runtime: the ticker of a schedule', () => {
  let clock: SetClock | undefined
  let tickers: Ticker[]
  beforeEach(() => (tickers = []))
  afterEach(() => {
    clock?.restore()
    for (const ticker of tickers) ticker.stop()
  })

  /** What is told when the clock is looked at at these times, one after the other. */
  const told = (schedule: string, timezone: string, since: string, looks: readonly string[]): string[] => {
    const lines: string[] = []
    clock = new SetClock(Date.parse(since))
    const cron = new Cron(schedule, { paused: true, mode: '5-or-6-parts', timezone })
    const ticker = new Ticker(
      cron,
      Date.now(),
      (at) => lines.push(at.toISOString()),
      (at) => lines.push(`missed ${at.toISOString()}`),
    )
    tickers.push(ticker)
    for (const look of looks) {
      clock.set(Date.parse(look))
      ticker.start()
    }
    return lines
  }
  /** A look every half minute. */
  const looks = (from: string, to: string): string[] => {
    const all = []
    for (let at = Date.parse(from); at <= Date.parse(to); at += 30 * SECOND) all.push(new Date(at).toISOString())
    return all
  }

  it('tells each time once, also a few that passed while the process was busy', () => {
    expect(
      told('*/10 * * * * *', 'UTC', '2031-01-01T00:00:00Z', ['2031-01-01T00:00:05Z', '2031-01-01T00:00:31Z']),
    ).to.deep.equal(['2031-01-01T00:00:10.000Z', '2031-01-01T00:00:20.000Z', '2031-01-01T00:00:30.000Z'])
  })

  it('tells of what was missed only the latest', () => {
    expect(told('0 * * * *', 'UTC', '2031-01-01T00:30:00Z', ['2031-01-01T05:30:00Z'])).to.deep.equal([
      'missed 2031-01-01T05:00:00.000Z',
    ])
  })

  it('tells times again when the clock is set back, for the engine to know them', () => {
    const clocks = ['2031-01-01T01:00:00Z', '2031-01-01T00:00:00Z', '2031-01-01T01:00:01Z']
    expect(told('0 * * * *', 'UTC', '2031-01-01T00:59:30Z', clocks.slice(0, 2))).to.deep.equal([
      '2031-01-01T01:00:00.000Z',
    ])
    clock?.restore()
    const again = ['2031-01-01T01:00:00Z', '2031-01-01T00:59:50Z', '2031-01-01T01:00:01Z']
    expect(told('0 * * * *', 'UTC', '2031-01-01T00:59:30Z', again)).to.deep.equal([
      '2031-01-01T01:00:00.000Z',
      '2031-01-01T01:00:00.000Z',
    ])
  })

  // In Berlin, clocks go from 02:00 to 03:00 on 30 March 2031, at 01:00 UTC, and from 03:00 to 02:00 on 26 October.
  it('in spring: comes when the clocks have been moved, when its time does not exist', () => {
    const spring = looks('2031-03-29T20:00:00Z', '2031-03-31T02:00:00Z')
    expect(told('30 2 * * *', 'Europe/Berlin', '2031-03-29T20:00:00Z', spring)).to.deep.equal([
      '2031-03-30T01:00:00.000Z',
      '2031-03-31T00:30:00.000Z',
    ])
  })

  it('in autumn: comes once at a time that comes twice', () => {
    const autumn = looks('2031-10-25T20:00:00Z', '2031-10-27T02:00:00Z')
    const times = told('30 2 * * *', 'Europe/Berlin', '2031-10-25T20:00:00Z', autumn)
    expect(times).to.deep.equal(['2031-10-26T00:30:00.000Z', '2031-10-27T01:30:00.000Z'])
  })

  it('goes on in both hours when it repeats within the hour', () => {
    const autumn = looks('2031-10-25T23:45:00Z', '2031-10-26T02:05:00Z')
    const times = told('*/30 * * * *', 'Europe/Berlin', '2031-10-25T23:45:00Z', autumn)
    expect(times.map((time) => time.slice(11, 16))).to.deep.equal(['00:00', '00:30', '01:00', '01:30', '02:00'])
  })
})

describe('runtime: schedules of an application', () => {
  const runs: string[] = []
  let takes = 0
  const tick = Object.assign(
    async (): Promise<void> => {
      runs.push('begin')
      await new Promise((resolve) => setTimeout(resolve, takes))
      runs.push('end')
    },
    {
      [CONTRACT]: (handmade('tick') as unknown as Record<typeof CONTRACT, unknown>)[CONTRACT],
    },
  )
  const appOn = (engine: Engine, entry: Omit<CronEntry, 'run'>): App =>
    defineApp({ name: 'clock', engine, wirings: [defineWiring({ cron: { tick: { run: tick, ...entry } } })] })
  const engineThatLastFired = (at: Date | undefined): Engine => {
    const engine = memory()
    if (at) void engine.fire({ schedule: 'tick', at, job: null, unlessUnfinished: false })
    return engine
  }
  const yearly = '0 0 1 1 *'
  let app: App | undefined
  beforeEach(() => {
    runs.length = 0
    takes = 0
  })
  afterEach(() => app?.stop())

  it("makes up for the latest time that was missed, with ifMissed 'run'", async () => {
    app = appOn(engineThatLastFired(new Date('2020-06-01')), { schedule: yearly, ifMissed: 'run' })
    await app.start()
    await until(() => runs.includes('end'))
    expect(runs).to.deep.equal(['begin', 'end'])
  })

  it('leaves it out otherwise', async () => {
    app = appOn(engineThatLastFired(new Date('2020-06-01')), { schedule: yearly })
    await app.start()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await app.jobs.queues()).to.satisfy((queues: { total: { done: number } }[]) =>
      queues.every(({ total }) => total.done === 0),
    )
    expect(runs).to.deep.equal([])
  })

  it('has missed nothing when it never ran before, and knows the next time since when it does', async () => {
    const engine = engineThatLastFired(undefined)
    app = appOn(engine, { schedule: yearly, ifMissed: 'run' })
    const before = Date.now()
    await app.start()
    expect((await engine.lastFired('tick'))?.getTime()).to.be.within(before, Date.now() + 1)
    expect(runs).to.deep.equal([])
    expect((await app.jobs.schedules())[0]?.last, 'what was noted is no run').to.equal(undefined)
  })

  it('tells the last time and the next ones', async () => {
    const last = new Date('2020-01-01')
    app = appOn(engineThatLastFired(last), { schedule: yearly, timezone: 'Asia/Tokyo' })
    const [schedule] = await app.jobs.schedules({ next: 2 })
    const year = new Date().getUTCFullYear()
    // Midnight there is the afternoon before.
    const [first, second] = (schedule?.next ?? []).map((time) => time.toISOString())
    expect([`${year}-12-31T15:00:00.000Z`, `${year - 1}-12-31T15:00:00.000Z`]).to.include(first)
    expect(second).to.equal(`${Number(first?.slice(0, 4)) + 1}-12-31T15:00:00.000Z`)
    expect({ ...schedule, next: [] }).to.deep.equal({
      name: 'tick',
      queue: 'cron/tick',
      schedule: yearly,
      timezone: 'Asia/Tokyo',
      function: 'tick',
      next: [],
      // No time of this schedule: as one is that a change of the clocks moved.
      last,
    })
    await app.stop()
    app = appOn(engineThatLastFired(last), { schedule: yearly })
    expect((await app.jobs.schedules())[0]?.last).to.deep.equal(last)
  })

  it("runs those that overlap one after the other, with overlap 'wait'", async () => {
    takes = 1500
    app = appOn(memory(), { schedule: '* * * * * *', overlap: 'wait' })
    await app.start()
    await until(() => runs.length >= 4)
    expect(runs.slice(0, 4)).to.deep.equal(['begin', 'end', 'begin', 'end'])
  })

  it("runs them side by side, with overlap 'allow'", async () => {
    takes = 2500
    app = appOn(memory(), { schedule: '* * * * * *', overlap: 'allow' })
    await app.start()
    await until(() => runs.length >= 2)
    expect(runs.slice(0, 2)).to.deep.equal(['begin', 'begin'])
  })

  it('refuses options that are none', async () => {
    const entry = { schedule: yearly, ifMissed: 'maybe', overlap: 'never', retries: -1 } as unknown as CronEntry
    const reason = await appOn(memory(), entry)
      .start()
      .catch((error: unknown) => (error as Error).message)
    expect(reason).to.include("ifMissed: maybe, which is none of 'skip', 'run'")
    expect(reason).to.include("overlap: never, which is none of 'skip', 'wait', 'allow'")
    expect(reason).to.include('retries: -1, which has to be a whole number from 0')
  })
})
