import { toString as inWords } from 'cronstrue'
import { Cron } from 'croner'

/** A cron expression in English: `At 03:00, only on Monday`; undefined when there are no words for it. */
export function scheduleInWords(expression: string): string | undefined {
  try {
    return inWords(expression, { use24HourTimeFormat: true, throwExceptionOnParseError: true })
  } catch {
    return undefined
  }
}

/** The next times at which a schedule comes after `now`; none when it is malformed or its zone unknown. */
export function nextFirings(expression: string, timezone: string, now: Date, count = 5): Date[] {
  try {
    return new Cron(expression, { paused: true, mode: '5-or-6-parts', timezone }).nextRuns(count, now)
  } catch {
    return []
  }
}

/** Times as the clocks of a zone show them: `Sun 2026-11-29 03:00 GMT+1`, with seconds where one of them has some. */
export function clockTimes(dates: readonly Date[], timeZone: string): string[] {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  })
  const hasSeconds = dates.some((date) => date.getUTCSeconds() !== 0)
  return dates.map((date) => {
    const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]))
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? ''
    const day = `${part('weekday')} ${part('year')}-${part('month')}-${part('day')}`
    const time = `${part('hour')}:${part('minute')}${hasSeconds ? `:${part('second')}` : ''}`
    return `${day} ${time} ${part('timeZoneName').replace(/^GMT(\+0)?$/, 'UTC')}`
  })
}
