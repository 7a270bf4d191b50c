import { pathToFileURL } from 'node:url'
import { relative } from 'node:path'
import type { Severity } from '../../model/problem.js'
import { catalogue } from '../../rules/index.js'
import { version } from '../version.js'
import type { Format, Place } from '../report.js'

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', suggestion: 'note' }

/** For code scanning: SARIF 2.1.0. */
export const sarif: Format = ({ problems }, folder) => {
  const results = problems.map(({ place, severity, code, rule, message, related }) => ({
    ruleId: rule ?? code,
    level: levels[severity],
    message: { text: message },
    ...(place.file === undefined ? {} : { locations: [{ physicalLocation: physical(place, folder) }] }),
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((each, id) => ({
            id,
            message: { text: each.message },
            ...(each.place.file === undefined ? {} : { physicalLocation: physical(each.place, folder) }),
          })),
        }),
  }))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'solder', version: version(), rules: rules() } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(folder).href.replace(/\/$/, '')}/` } },
        results,
      },
    ],
  }
  return JSON.stringify(log, undefined, 2)
}

function rules(): object[] {
  return catalogue.map(({ name, code, title, mend, severity }) => ({
    id: name,
    shortDescription: { text: `${title}.` },
    help: { text: mend },
    defaultConfiguration: { level: levels[severity] },
    properties: { code },
  }))
}

function physical({ file = '', line, column, endLine, endColumn }: Place, folder: string): object {
  const path = relative(folder, file).replaceAll('\\', '/')
  return {
    artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  }
}
