/** On one line, and no longer than that. */
export function clip(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

/** A time to the second, in UTC. */
export function moment(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace('T', ' ')}Z`
}

/** A time to the second as clocks in the time zone show it, with their offset, which tells the two halves of a night apart. */
export function momentIn(time: Date, timeZone: string): string {
  const options = { hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const
  const format = new Intl.DateTimeFormat('en-US', {
    ...options,
    minute: '2-digit',
    second: '2-digit',
    timeZone,
    timeZoneName: 'longOffset',
  })
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]))
  const { year, month, day, hour, minute, second, timeZoneName = '' } = parts
  return `${year}-${month}-${day} ${hour}:${minute}:${second} ${timeZoneName.replace('GMT', '') || '+00:00'}`
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const

/** How long something lasts, in its largest unit. */
export function span(milliseconds: number): string {
  const [unit, size] = units.find(([, each]) => milliseconds >= each) ?? ['s', 1000]
  return `${Math.floor(milliseconds / size)} ${unit}`
}
