import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type ts from 'typescript'
import { installHint, unsupportedTypeScript } from '../program/typescript-version.js'
import { UserError } from './user-error.js'

/** The TypeScript of the project in a folder. A message of one sentence says so when there is none that serves. */
export function loadTypeScript(folder: string): typeof ts {
  const require = createRequire(join(folder, 'package.json'))
  let manifest: string
  try {
    manifest = require.resolve('typescript/package.json')
  } catch {
    throw new UserError(`No TypeScript is installed for ${folder}: ${installHint}`)
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const reason = unsupportedTypeScript(version)
  if (reason !== undefined) throw new UserError(reason)
  return require('typescript') as typeof ts
}
