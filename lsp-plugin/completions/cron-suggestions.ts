import { scheduleInWords } from '../../transformer/describe/schedule.js'
import { touches, type View } from '../editor.js'
import type { Suggestion } from './suggestion.js'

const schedules = [
  '* * * * *',
  '*/5 * * * *',
  '*/15 * * * *',
  '0 * * * *',
  '0 0 * * *',
  '0 3 * * *',
  '0 9 * * MON-FRI',
  '0 0 * * MON',
  '0 0 1 * *',
  '0 0 L * *',
  '0 0 1 1 *',
  '*/10 * * * * *',
]

/** In a cron entry: schedules, each in words, and time zones. */
export function cronSuggestions({ file, index }: View, position: number): Suggestion[] {
  for (const { transport, schedule, options } of index.entries(file.fileName)) {
    if (transport !== 'cron') continue
    if (schedule?.span.file === file.fileName && touches(schedule.span, position)) {
      return schedules.map((text) => {
        const description = scheduleInWords(text)
        return { text, replaces: schedule.span, ...(description === undefined ? {} : { description }) }
      })
    }
    const timezone = options?.['timezone']?.literal?.span
    if (timezone?.file === file.fileName && touches(timezone, position)) {
      return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((text) => ({
        text,
        replaces: timezone,
      }))
    }
  }
  return []
}
