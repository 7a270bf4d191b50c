import { nearestName } from '../../rules/nearest-name.js'
import type { Format } from '../report.js'
import { UserError } from '../user-error.js'
import { github } from './github.js'
import { json } from './json.js'
import { pretty } from './pretty.js'
import { sarif } from './sarif.js'

const formats: Readonly<Record<string, Format>> = { pretty, json, github, sarif }

/** The format that `--format` names. */
export function formatNamed(name = 'pretty'): Format {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (format) return format
  const nearest = nearestName(name, Object.keys(formats))
  const hint = nearest === undefined ? `There are ${Object.keys(formats).join(', ')}.` : `Did you mean '${nearest}'?`
  throw new UserError(`'${name}' is not a format of 'solder check'. ${hint}`)
}
