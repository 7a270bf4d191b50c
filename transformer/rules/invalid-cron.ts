import type { Span } from '../model/place.js'
import type { Fix, Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import { cronFault, isCronField } from './cron-fault.js'
import { cronFlaws, type CronFlaw } from './cron-fields.js'
import { placeIn } from './literal-place.js'
import { mendedCronField } from './mended-cron.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** A schedule that is not a cron expression, or never comes. */
export const invalidCron: RuleImplementation = {
  code: 790006,
  name: 'invalid-cron',
  severity: 'error',
  title: 'A cron expression is malformed or never comes',
  messages: {
    count:
      "'{schedule}' has {count}; a cron expression has five (minute, hour, day of the month, month, day of the week), or six with seconds first.",
    field: "'{text}' is not valid for the {field} of a cron expression, which is {range}.",
    backwards:
      "The range '{part}' runs backwards in the {field} of a cron expression: one that goes past the end is written as two, '{around}'.",
    step: "'{part}' has the step 0 in the {field} of a cron expression: a step is at least 1.",
    start:
      "'{part}' has a step behind one value in the {field} of a cron expression: a step stands behind '*' or a range, '{from}'.",
    whole: "'{schedule}' is not a cron expression.",
    fix: "Change '{text}' to '{nearest}'",
    never: "No month that '{schedule}' names has such a day, so it never runs.",
  },
  mend: "Write five fields (minute, hour, day of the month, month, day of the week), or six with seconds first: '0 3 * * *' is three o'clock every day.",
  docs: 'docs/diagnostics/invalid-cron.md',
  about: 'cron',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const { schedule } = entry
      if (schedule) for (const flaw of cronFlaws(schedule.text)) yield problemOf(entry, schedule, flaw)
    }
  },
}

function problemOf(entry: EntryModel, schedule: NonNullable<EntryModel['schedule']>, flaw: CronFlaw): Problem {
  const span = placeIn(schedule, flaw.start, flaw.length)
  return problem(invalidCron, textOf(schedule.text, flaw), shownAt(entry, span), {
    fixes: fixesOf(schedule, flaw, span),
  })
}

type FieldFlaw = Extract<CronFlaw, { kind: 'field' }>

function fixesOf({ raw }: NonNullable<EntryModel['schedule']>, flaw: CronFlaw, span: Span): Fix[] {
  const nearest = flaw.kind === 'field' && raw === undefined ? mendedField(flaw) : undefined
  if (flaw.kind !== 'field' || nearest === undefined) return []
  const title = say(invalidCron, 'fix', { text: flaw.text, nearest })
  return [{ title, edits: [{ span, text: nearest }] }]
}

/** What was meant by a field, or probably was; undefined when that is not sure to be a field. */
function mendedField({ field, text }: FieldFlaw): string | undefined {
  const fault = cronFault(field, text)
  if (fault === undefined || fault.kind === 'step') return mendedCronField(field, text)
  const mended = text.replace(fault.part, () => (fault.kind === 'backwards' ? fault.around : fault.from))
  return isCronField(field, mended) ? mended : undefined
}

function textOf(schedule: string, flaw: CronFlaw): string {
  switch (flaw.kind) {
    case 'count':
      return say(invalidCron, 'count', { schedule, count: flaw.fields === 1 ? '1 field' : `${flaw.fields} fields` })
    case 'field': {
      const { kind, ...values } = cronFault(flaw.field, flaw.text) ?? { kind: 'field' }
      if (kind !== 'field') return say(invalidCron, kind, { ...values, field: flaw.field.name })
      return say(invalidCron, 'field', { text: flaw.text, field: flaw.field.name, range: flaw.field.range })
    }
    default:
      return say(invalidCron, flaw.kind, { schedule })
  }
}
