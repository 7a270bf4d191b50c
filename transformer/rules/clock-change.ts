import type { Fix, Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import { clockChanges } from './clock-changes.js'
import { cronFlaws } from './cron-fields.js'
import { isTimezone } from './invalid-timezone.js'
import { placeIn } from './literal-place.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

type Schedule = NonNullable<EntryModel['schedule']>

/** A schedule that a change of the clocks skips or doubles. */
export const clockChange: RuleImplementation = {
  code: 790042,
  name: 'clock-change',
  severity: 'suggestion',
  title: 'A change of the clocks skips or doubles a schedule',
  messages: {
    skips: "When the clocks of '{timezone}' are put forward, '{schedule}' does not run that day: there is no {times}.",
    doubles: "When the clocks of '{timezone}' are put back, '{schedule}' runs twice: {times} comes two times.",
    fix: "Change the hour '{hour}' to '{other}'",
  },
  mend: "Choose an hour that every day has once, one minute of it, or the time zone 'UTC', whose clocks are never changed.",
  docs: 'docs/diagnostics/clock-change.md',
  about: 'cron',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const timezone = String(entry.options?.['timezone']?.literal?.value ?? 'UTC')
      const { schedule } = entry
      if (!schedule || timezone === 'UTC' || cronFlaws(schedule.text).length > 0 || !isTimezone(timezone)) continue
      for (const { effect, times } of clockChanges(schedule.text, timezone)) {
        const listed = times.length > 2 ? `${times[0] ?? ''} to ${times.at(-1) ?? ''}` : times.join(' or ')
        const message = say(clockChange, effect, { timezone, schedule: schedule.text, times: listed })
        yield problemOf(entry, schedule, timezone, message)
      }
    }
  },
}

function problemOf(entry: EntryModel, schedule: Schedule, timezone: string, message: string): Problem {
  const span = placeIn(schedule, 0, schedule.text.length)
  return problem(clockChange, message, shownAt(entry, span), { fixes: fixesOf(schedule, timezone) })
}

/** The nearest hour, later ones first, that nothing happens to. */
function fixesOf(schedule: Schedule, timezone: string): Fix[] {
  const fields = [...schedule.text.matchAll(/\S+/g)]
  const at = fields.length - 4
  const field = fields[at]
  if (!field || schedule.raw !== undefined || !/^\d+$/.test(field[0])) return []
  const hour = Number(field[0])
  for (const other of [hour + 1, hour + 2, hour - 1, hour - 2]) {
    const text = fields.map(([each], index) => (index === at ? String(other) : each)).join(' ')
    if (other < 0 || other > 23 || clockChanges(text, timezone).length > 0) continue
    const edits = [{ span: placeIn(schedule, field.index, field[0].length), text: String(other) }]
    return [{ title: say(clockChange, 'fix', { hour: field[0], other }), edits }]
  }
  return []
}
