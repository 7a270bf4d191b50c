import { Cron } from 'croner'

/** What a change of the clocks does to a schedule. */
export interface ClockChange {
  /** Whether it does not run on that day, or runs twice. */
  effect: 'skips' | 'doubles'
  /** When it would run, by the clock on the wall: `02:30`. */
  times: string[]
}

/** When the clocks of a time zone are put forward or back. */
interface Transition {
  at: number
  /** Milliseconds to add to UTC. */
  before: number
  after: number
}

const day = 86_400_000
/** A schedule that runs more often in the hour in question is named by its first runs. */
const mostRuns = 60

const known = new Map<string, ClockChange[]>()

/**
 * The changes of the clocks in the coming year that skip or double a schedule as a whole: on that day, it runs at no other time. A
 * valid schedule and a time zone that exists are given.
 */
export function clockChanges(schedule: string, timezone: string): ClockChange[] {
  const key = `${schedule}\n${timezone}`
  let changes = known.get(key)
  if (!changes) {
    // A schedule that is being typed is another one with every key.
    if (known.size > 1000) known.clear()
    known.set(key, (changes = transitionsOf(timezone).flatMap((each) => effectOf(schedule, timezone, each) ?? [])))
  }
  return changes
}

function effectOf(schedule: string, timezone: string, { at, before, after }: Transition): ClockChange | undefined {
  // By the clock on the wall, the times between these two are left out, or come twice.
  const [first, last] = [at + Math.min(before, after), at + Math.max(before, after)]
  const midnight = first - (first % day)
  const wanted = runs(schedule, 'UTC', midnight, midnight + day)
  if (wanted.length === 0 || !wanted.every((time) => time >= first && time < last)) return undefined
  const found = runs(schedule, timezone, midnight - before, midnight + day - after)
  const times = wanted.map((time) => new Date(time).toISOString().slice(11, 16))
  if (found.length === 0) return { effect: 'skips', times }
  return found.length > wanted.length ? { effect: 'doubles', times } : undefined
}

/** As the runtime has them. */
function runs(schedule: string, timezone: string, from: number, to: number): number[] {
  const cron = new Cron(schedule, { paused: true, mode: '5-or-6-parts', timezone })
  const found: number[] = []
  for (let next = cron.nextRun(new Date(from - 1)); next && next.getTime() < to; next = cron.nextRun(next)) {
    found.push(next.getTime())
    if (found.length === 2 * mostRuns) break
  }
  return found
}

const transitions = new Map<string, Transition[]>()

function transitionsOf(timezone: string): Transition[] {
  let found = transitions.get(timezone)
  if (!found) transitions.set(timezone, (found = findTransitions(timezone)))
  return found
}

function findTransitions(timezone: string): Transition[] {
  const offset = offsetsIn(timezone)
  const found: Transition[] = []
  const now = Date.now()
  for (let from = now; from < now + 366 * day; from += 7 * day) {
    let [low, high] = [from, from + 7 * day]
    const [before, after] = [offset(low), offset(high)]
    if (before === after) continue
    // Clocks are changed on a whole minute.
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 2)
      if (offset(middle) === before) low = middle
      else high = middle
    }
    found.push({ at: high - (high % 60_000), before, after })
  }
  return found
}

/** What tells how many milliseconds a time zone is ahead of UTC at a time. */
function offsetsIn(timezone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' })
  return (time) => {
    const name = format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d+):(\d+)/.exec(name) ?? []
    return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000
  }
}
