import { dirname } from 'node:path'
import type ts from 'typescript'
import { isOurTransform } from '../read/our-transform.js'

/** The one entry that tsconfig.json needs. */
const wanted = '{ "name": "solder", "transform": "solder/transformer", "transformProgram": true }'

interface Entry {
  name?: unknown
  transform?: unknown
  transformProgram?: unknown
}

/** What is wrong with the `plugins` of a tsconfig.json, in one sentence; undefined when all is well. */
export function pluginEntryFlaw(config: string, options: ts.CompilerOptions): string | undefined {
  const entries = (Array.isArray(options['plugins']) ? options['plugins'] : []) as Entry[]
  const transforming = entries.filter(({ transform }) => isOurTransform(transform, dirname(config)))
  const [entry] = transforming
  if (!entry) {
    return entries.some(({ name }) => name === 'solder')
      ? `The entry of the plugin 'solder' in ${config} has no "transform": "solder/transformer", so the build would emit no contracts: make it ${wanted}.`
      : `${config} has no entry for Solder in compilerOptions.plugins, so the build would emit no contracts: add ${wanted}.`
  }
  if (transforming.length > 1) {
    return `${config} has ${transforming.length} entries with the transform 'solder/transformer' in compilerOptions.plugins: keep one, ${wanted}.`
  }
  if (entry.transformProgram !== true) {
    return `The entry for Solder in ${config} has no "transformProgram": true, without which an incremental build would keep stale contracts: make it ${wanted}.`
  }
  if (!entries.some(({ name }) => name === 'solder')) {
    return `The entry for Solder in ${config} has no "name": "solder", so the editor would show no problems: make it ${wanted}.`
  }
  return undefined
}
