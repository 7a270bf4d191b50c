import { clockTimes, nextFirings, scheduleInWords } from '../../transformer/describe/schedule.js'
import type { EntryModel } from '../../transformer/model/wiring.js'

/** In Markdown: a schedule in words, and when it comes next. */
export function scheduleLines({ schedule, options }: EntryModel, now: Date): string[] {
  if (schedule === undefined) return []
  const timezone = String(options?.['timezone']?.literal?.value ?? 'UTC')
  const words = scheduleInWords(schedule.text)
  const firings = nextFirings(schedule.text, timezone, now)
  const heading =
    firings.length === 0
      ? []
      : [`Next, in ${timezone}:`, '', ...clockTimes(firings, timezone).map((time) => `- ${time}`)]
  return [...(words === undefined ? [] : [`${words}.`, '']), ...heading]
}
