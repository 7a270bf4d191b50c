import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type ts from 'typescript'
import { installHint, unsupportedTypeScript } from '../program/typescript-version.js'
import { UserError } from './user-error.js'

/** The TypeScript of the project in a folder. A message of one sentence says so when there is none that serves. */
export function loadTypeScript(folder: string): typeof ts {
  const found = installedTypeScript(folder, 'typescript')
  if (found === undefined) throw new UserError(`No TypeScript is installed for ${folder}: ${installHint}`)
  const reason = unsupportedTypeScript(found.version)
  if (reason !== undefined) throw new UserError(reason)
  return found.load()
}

/** A TypeScript that is installed. */
export interface InstalledTypeScript {
  version: string
  load(): typeof ts
}

/** The TypeScript that a folder's modules would get under a name; undefined when there is none. */
export function installedTypeScript(folder: string, name: string): InstalledTypeScript | undefined {
  const require = createRequire(join(folder, 'package.json'))
  let manifest: string
  try {
    manifest = require.resolve(`${name}/package.json`)
  } catch {
    return undefined
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return { version, load: () => require(name) as typeof ts }
}
