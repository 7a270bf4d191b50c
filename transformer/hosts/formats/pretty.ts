import { relative } from 'node:path'
import type { Severity } from '../../model/problem.js'
import type { Format, Place, Reported } from '../report.js'

/** For people: a line for each problem, with its related places below, and a summary. */
export const pretty: Format = ({ problems, files, fixed }, folder) => {
  const lines = problems.map((problem) => problemText(problem, folder))
  if (fixed > 0) lines.push(`Mended ${counted(fixed, 'file')}.`)
  return [...lines, summary(problems, files)].join('\n')
}

function problemText({ place, severity, code, rule, message, related }: Reported, folder: string): string {
  const name = rule === undefined ? code : `${code} ${rule}`
  const head = `${placeText(place, folder)}${severity} ${name}: ${message}`
  return [head, ...related.map((each) => `    ${placeText(each.place, folder)}${each.message}`)].join('\n')
}

function placeText({ file, line, column }: Place, folder: string): string {
  return file === undefined ? '' : `${relative(folder, file)}:${line}:${column} `
}

function summary(problems: readonly Reported[], files: number): string {
  const totals: Record<Severity, number> = { error: 0, warning: 0, suggestion: 0 }
  for (const { severity } of problems) totals[severity]++
  const found = Object.entries(totals).flatMap(([severity, count]) => (count > 0 ? [counted(count, severity)] : []))
  const last = found.pop()
  if (last === undefined) return `No problems in ${counted(files, 'file')}.`
  return `${found.length > 0 ? `${found.join(', ')} and ` : ''}${last} in ${counted(files, 'file')}.`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
