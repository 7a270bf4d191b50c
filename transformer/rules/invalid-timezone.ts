import { nearestName } from './nearest-name.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** A time zone that does not exist. */
export const invalidTimezone: RuleImplementation = {
  code: 790026,
  name: 'invalid-timezone',
  severity: 'error',
  title: 'The time zone of a cron entry does not exist',
  messages: {
    unknown: "'{timezone}' is not an IANA time zone.{hint}",
    hint: " Did you mean '{nearest}'?",
    fix: "Change '{timezone}' to '{nearest}'",
  },
  mend: "Write the name of an IANA time zone, such as 'Europe/Berlin', or 'UTC'.",
  docs: 'docs/diagnostics/invalid-timezone.md',
  about: 'cron',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const { transport, options } = entry
      const timezone = transport === 'cron' ? options?.['timezone']?.literal : undefined
      if (!timezone) continue
      const name = String(timezone.value)
      if (isTimezone(name)) continue
      const nearest = nearestName(name, Intl.supportedValuesOf('timeZone'))
      const hint = nearest === undefined ? '' : say(invalidTimezone, 'hint', { nearest })
      const { span } = timezone
      const isPlain = span.length === name.length
      yield problem(invalidTimezone, say(invalidTimezone, 'unknown', { timezone: name, hint }), shownAt(entry, span), {
        fixes:
          nearest === undefined || !isPlain
            ? []
            : [{ title: say(invalidTimezone, 'fix', { timezone: name, nearest }), edits: [{ span, text: nearest }] }],
      })
    }
  },
}

/** Whether there is such a time zone. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
