import type ts from 'typescript'
import { installedTypeScript } from '../../transformer/hosts/load-typescript.js'
import { unsupportedTypeScript } from '../../transformer/program/typescript-version.js'

/** The names under which a project may have a TypeScript before 7 beside its own. */
export const otherNames = ['@typescript/typescript6', 'typescript6', 'typescript-6'] as const

/** A TypeScript to read a project with, or a sentence that says why there is none. */
export type FoundTypeScript = { typescript: typeof ts } | { reason: string }

/**
 * Finds the TypeScript to read a project with: the project's own, unless that has no language service for us; then one that is
 * installed beside it under another name; then the one that this package finds itself.
 */
export function findTypeScript(folder: string, ownFolder = __dirname): FoundTypeScript {
  const places = [
    [folder, 'typescript'],
    ...otherNames.map((name) => [folder, name] as const),
    [ownFolder, 'typescript'],
  ] as const
  let newest: string | undefined
  for (const [from, name] of places) {
    const installed = installedTypeScript(from, name)
    if (installed === undefined) continue
    if (unsupportedTypeScript(installed.version) === undefined) return { typescript: installed.load() }
    newest ??= installed.version
  }
  const found = newest === undefined ? 'no TypeScript' : `only TypeScript ${newest}`
  return {
    reason: `Solder finds ${found} for ${folder} and needs one from 5.4 to 6 beside it: npm i -D typescript6@npm:typescript@6.0.3`,
  }
}
