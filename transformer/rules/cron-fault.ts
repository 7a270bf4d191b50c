import { cronFlaws, cronFields } from './cron-fields.js'

type Field = (typeof cronFields)[number]

/** What is wrong with a part of a field whose values are all such as the field has. */
export type CronFault =
  | { kind: 'backwards'; part: string; /** The same range as two. */ around: string }
  | { kind: 'step'; part: string }
  | { kind: 'start'; part: string; /** The same with a range. */ from: string }

/** The first and the last value of each field, in numbers and in names. */
const ends: Record<Field['name'], { numbers: [string, string]; names?: [string, string] }> = {
  second: { numbers: ['0', '59'] },
  minute: { numbers: ['0', '59'] },
  hour: { numbers: ['0', '23'] },
  'day of the month': { numbers: ['1', '31'] },
  month: { numbers: ['1', '12'], names: ['JAN', 'DEC'] },
  'day of the week': { numbers: ['0', '6'], names: ['SUN', 'SAT'] },
}

/** Why a field is not valid, when that is no matter of its values; undefined when it is. */
export function cronFault(field: Field, text: string): CronFault | undefined {
  for (const part of text.split(',')) {
    const [range = '', step, ...more] = part.split('/')
    if (more.length > 0) return undefined
    const [first = '', last, ...rest] = range.split('-')
    if (last !== undefined && rest.length === 0 && !isCronField(field, range) && isCronField(field, `${last}-${first}`))
      return { kind: 'backwards', part, around: around(field, first, last, step) }
    if (step === undefined || !isCronField(field, range)) continue
    if (/^0+$/.test(step)) return { kind: 'step', part }
    const from = `${range}-${lastOf(field, range)}/${step}`
    if (last === undefined && range !== '*' && isCronField(field, from)) return { kind: 'start', part, from }
  }
  return undefined
}

/** A range that goes past the end of the field, and on from its beginning. */
function around(field: Field, first: string, last: string, step: string | undefined): string {
  const { numbers, names = numbers } = ends[field.name]
  const [, end] = /\D/.test(first) ? names : numbers
  const [begin] = /\D/.test(last) ? names : numbers
  const range = (from: string, to: string): string => (from.toUpperCase() === to.toUpperCase() ? from : `${from}-${to}`)
  const steps = step === undefined ? '' : `/${step}`
  return `${range(first, end)}${steps},${range(begin, last)}${steps}`
}

function lastOf({ name }: Field, value: string): string {
  const { numbers, names = numbers } = ends[name]
  return (/\D/.test(value) ? names : numbers)[1]
}

/** Whether a text can stand in a field. */
export function isCronField(field: Field, text: string): boolean {
  const at = cronFields.indexOf(field)
  return cronFlaws(cronFields.map((_, other) => (other === at ? text : '*')).join(' ')).length === 0
}
