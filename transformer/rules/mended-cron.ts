import { isCronField } from './cron-fault.js'
import type { cronFields } from './cron-fields.js'
import { nearestName } from './nearest-name.js'

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** The least and the greatest number of each field. */
const limits: Record<(typeof cronFields)[number]['name'], [number, number]> = {
  second: [0, 59],
  minute: [0, 59],
  hour: [0, 23],
  'day of the month': [1, 31],
  month: [1, 12],
  'day of the week': [0, 7],
}

/** What was probably meant by a field that is not valid; undefined when nothing near it is. */
export function mendedCronField(field: (typeof cronFields)[number], text: string): string | undefined {
  const names = field.name === 'month' ? months : field.name === 'day of the week' ? days : []
  const mended = text.replace(/[A-Za-z]+|\d+/g, (word) =>
    /\d/.test(word) ? nearestNumber(field, word) : nearestWord(word, names),
  )
  if (mended === text) return undefined
  return isCronField(field, mended) ? mended : undefined
}

function nearestNumber({ name }: (typeof cronFields)[number], text: string): string {
  const [least, greatest] = limits[name]
  const value = Number(text)
  // Midnight is often written as 24, and the whole hour as 60.
  if (least === 0 && value === greatest + 1) return '0'
  return value < least ? String(least) : value > greatest ? String(greatest) : text
}

function nearestWord(word: string, names: readonly string[]): string {
  const short = word.slice(0, 3).toUpperCase()
  return names.includes(short) ? short : (nearestName(short, names) ?? word)
}
