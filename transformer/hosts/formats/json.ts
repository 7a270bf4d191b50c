import { relative } from 'node:path'
import { pageOf, type Format, type Place } from '../report.js'

/** For programs: one JSON object. Paths are relative to where the command runs, with `/`. */
export const json: Format = ({ problems, files, fixed }, folder) => {
  const written = problems.map((problem) => {
    const { place, severity, code, rule, message, related } = problem
    return {
      ...at(place, folder),
      severity,
      code,
      rule,
      message,
      docs: pageOf(problem),
      related: related.map((each) => ({ ...at(each.place, folder), message: each.message })),
    }
  })
  return JSON.stringify({ files, fixed, problems: written }, undefined, 2)
}

function at({ file, ...place }: Place, folder: string): object {
  return file === undefined ? {} : { file: relative(folder, file).replaceAll('\\', '/'), ...place }
}
