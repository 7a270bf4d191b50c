import { isAbsolute, relative } from 'node:path'
import type { Severity } from '../../model/problem.js'
import type { Format, Reported } from '../report.js'

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', suggestion: 'notice' }

/** For GitHub Actions: workflow commands, which show each problem in the changed files of a pull request. */
export const github: Format = ({ problems }, folder) =>
  problems.map((problem) => command(problem, rootAround(folder))).join('\n')

/** The root of the repository, where GitHub looks for files, also when the command runs in a folder of it. */
function rootAround(folder: string): string {
  const { GITHUB_WORKSPACE: root } = process.env
  const isInside = root !== undefined && root !== '' && !relative(root, folder).startsWith('..')
  return isInside && !isAbsolute(relative(root, folder)) ? root : folder
}

function command({ place, severity, code, rule, message, related }: Reported, folder: string): string {
  const { file, line, column, endLine, endColumn } = place
  const properties = {
    ...(file === undefined ? {} : { file: relative(folder, file).replaceAll('\\', '/'), line, endLine }),
    // Columns are only allowed within one line.
    ...(file !== undefined && line === endLine ? { col: column, endColumn } : {}),
    title: rule === undefined ? code : `${rule} (${code})`,
  }
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
  const others = related.map((each) => {
    const where = each.place.file === undefined ? '' : `${relative(folder, each.place.file)}:${each.place.line}: `
    return `\n${where}${each.message}`
  })
  return `::${commands[severity]} ${written.join(',')}::${escaped(message + others.join(''))}`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
