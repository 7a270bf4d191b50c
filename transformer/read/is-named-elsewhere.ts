import type ts from 'typescript'
import type { FunctionReference } from '../model/wiring'
import { isHandedOn, mentionsOf } from './mentions'
import type { TypeScript } from './typescript'

/**
 * Whether any of the files names a function but to declare it, import it or export it. By its text alone: another thing of that name
 * counts, too, so that `false` is certain.
 */
export function isNamedElsewhere(
  ts: TypeScript,
  files: readonly ts.SourceFile[],
  { name, declaration }: FunctionReference,
): boolean {
  return files.some((file) =>
    mentionsOf(ts, file, name).some((node) => {
      const isDeclaration = file.fileName === declaration.file && node.getStart(file) === declaration.start
      return !isDeclaration && !isHandedOn(ts, node) && !ts.isFunctionDeclaration(node.parent)
    }),
  )
}

/** How often the files name something but to import or export it: by its text alone. */
export function timesNamed(ts: TypeScript, files: readonly ts.SourceFile[], name: string): number {
  return files
    .map((file) => mentionsOf(ts, file, name).filter((node) => !isHandedOn(ts, node)).length)
    .reduce((sum, each) => sum + each, 0)
}
