import type { App } from '../../app.js'

/** Every wiring of the application, as aligned lines: transport, address, function, place. */
export function wiringTable(app: App): string {
  const rows = app.wirings.map(({ transport, address, slot, function: name, file, line }) => [
    transport,
    slot === undefined ? address : `${address} ${slot}`,
    name,
    `${file}:${line}`,
  ])
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
