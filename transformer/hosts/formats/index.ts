import type { Format } from '../report.js'
import { github } from './github.js'
import { json } from './json.js'
import { pretty } from './pretty.js'
import { sarif } from './sarif.js'

/** How `solder check` can write a report, by name; the first is the default. */
export const checkFormats: Readonly<Record<string, Format>> = { pretty, json, github, sarif }

/** One of these formats. */
export function formatNamed(name = 'pretty'): Format {
  return checkFormats[name] ?? pretty
}
