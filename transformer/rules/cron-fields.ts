import { Cron } from 'croner'

/** The fields of a cron expression, seconds first. */
export const cronFields = [
  { name: 'second', range: '0–59' },
  { name: 'minute', range: '0–59' },
  { name: 'hour', range: '0–23' },
  { name: 'day of the month', range: "1–31 or 'L'" },
  { name: 'month', range: '1–12 or JAN–DEC' },
  { name: 'day of the week', range: '0–7 or SUN–SAT' },
] as const

/** What is wrong with a cron expression. */
export type CronFlaw =
  | { kind: 'count'; fields: number; start: number; length: number }
  | { kind: 'field'; field: (typeof cronFields)[number]; text: string; start: number; length: number }
  | { kind: 'whole'; start: number; length: number }
  | { kind: 'never'; start: number; length: number }

const judged = new Map<string, CronFlaw[]>()

/** What is wrong with a cron expression, by the library that will run it. Places are in the expression's text. */
export function cronFlaws(expression: string): CronFlaw[] {
  let flaws = judged.get(expression)
  if (!flaws) {
    // An expression that is being typed is another one with every key.
    if (judged.size > 1000) judged.clear()
    judged.set(expression, (flaws = judge(expression)))
  }
  return flaws
}

function judge(expression: string): CronFlaw[] {
  const start = expression.length - expression.trimStart().length
  const place = { start, length: expression.trim().length }
  const texts = [...expression.matchAll(/\S+/g)]
  // Nicknames (`@daily`) and dates: whatever the library takes.
  if (texts.length !== 5 && texts.length !== 6) {
    return isValid(expression) ? [] : [{ kind: 'count', fields: texts.length, ...place }]
  }
  const skipped = cronFields.length - texts.length
  const flaws = texts.flatMap((match, at): CronFlaw[] => {
    const [text] = match
    const field = cronFields[at + skipped]
    if (!field || isValid(texts.map((_, other) => (other === at ? text : '*')).join(' '))) return []
    return [{ kind: 'field', field, text, start: match.index, length: text.length }]
  })
  if (flaws.length > 0) return flaws
  if (!isValid(expression)) return [{ kind: 'whole', ...place }]
  return everRuns(expression) ? [] : [{ kind: 'never', ...dayOfMonth(texts, skipped, place) }]
}

/** As the runtime reads them. */
const options = { paused: true, mode: '5-or-6-parts', timezone: 'UTC' } as const

function isValid(expression: string): boolean {
  try {
    new Cron(expression, options)
    return true
  } catch {
    return false
  }
}

function everRuns(expression: string): boolean {
  return new Cron(expression, options).nextRun() !== null
}

function dayOfMonth(texts: RegExpExecArray[], skipped: number, whole: { start: number; length: number }) {
  const match = texts[3 - skipped]
  return match ? { start: match.index, length: match[0].length } : whole
}
