import { basename, dirname } from 'node:path'
import type ts from 'typescript'
import { isOurTransform } from '../read/our-transform.js'

/** The one entry that tsconfig.json needs. */
const wanted = '{ "name": "solder", "transform": "solder/transformer", "transformProgram": true }'

interface Entry {
  name?: unknown
  transform?: unknown
  transformProgram?: unknown
}

/** What is wrong with the `plugins` of a tsconfig.json. */
export interface EntryFlaw {
  /** An error when a build would not do what it should. */
  severity: 'error' | 'warning'
  /** One sentence. */
  message: string
}

/** What is wrong with the `plugins` of a tsconfig.json; undefined when all is well. */
export function pluginEntryFlaw(config: string, options: ts.CompilerOptions): EntryFlaw | undefined {
  const entries = (Array.isArray(options['plugins']) ? options['plugins'] : []) as Entry[]
  const transforming = entries.filter(({ transform }) => isOurTransform(transform, dirname(config)))
  const isNamed = entries.some(({ name }) => name === 'solder')
  const [entry] = transforming
  if (!entry && emitsNothing(options)) {
    return isNamed
      ? undefined
      : warning(
          `${basename(config)} has no entry for Solder in compilerOptions.plugins, so the editor would show no problems: add ${wanted}.`,
        )
  }
  if (!entry) {
    return error(
      isNamed
        ? `The entry of the plugin 'solder' in ${basename(config)} has no "transform": "solder/transformer", so the build would emit no contracts: make it ${wanted}.`
        : `${basename(config)} has no entry for Solder in compilerOptions.plugins, so the build would emit no contracts: add ${wanted}.`,
    )
  }
  if (entry.transformProgram !== true) return withoutProgram(config, options)
  if (transforming.length > 1) {
    return warning(
      `${basename(config)} has ${transforming.length} entries with the transform 'solder/transformer' in compilerOptions.plugins: keep one, ${wanted}.`,
    )
  }
  return isNamed
    ? undefined
    : warning(
        `The entry for Solder in ${basename(config)} has no "name": "solder", so the editor would show no problems: make it ${wanted}.`,
      )
}

/** Such a configuration is for type checks alone; another one builds. */
function emitsNothing({ noEmit, emitDeclarationOnly }: ts.CompilerOptions): boolean {
  return noEmit === true || emitDeclarationOnly === true
}

/** Only a build that never starts from an earlier one does without `transformProgram`. */
function withoutProgram(config: string, { incremental, composite }: ts.CompilerOptions): EntryFlaw {
  const start = `The entry for Solder in ${basename(config)} has no "transformProgram": true`
  return incremental === true || composite === true
    ? error(`${start}, and the build refuses to be incremental without it: make it ${wanted}.`)
    : warning(`${start}, without which an incremental build would keep stale contracts: make it ${wanted}.`)
}

function error(message: string): EntryFlaw {
  return { severity: 'error', message }
}

function warning(message: string): EntryFlaw {
  return { severity: 'warning', message }
}
