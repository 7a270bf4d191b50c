import type ts from 'typescript'
import type { Span } from '../model/place'
import { isHandedOn, mentionsOf } from './mentions'
import type { TypeScript } from './typescript'

/**
 * Whether any of the files may take a service, whose key in `defineServices` is at a place. By its name alone: whatever else has that
 * name counts, too, so that `false` is certain.
 */
export function isServiceTaken(ts: TypeScript, files: readonly ts.SourceFile[], name: string, key: Span): boolean {
  return files.some((file) =>
    mentionsOf(ts, file, name).some(
      (node) =>
        !isDeclared(ts, node) && !isHandedOn(ts, node) && !(file.fileName === key.file && isPartOf(ts, node, key)),
    ),
  )
}

/** A member of a type, or a variable that has the service's name. */
function isDeclared(ts: TypeScript, { parent }: ts.Node): boolean {
  return ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isVariableDeclaration(parent)
}

/** Whether a node is in the factory with this key: a service cannot take itself. */
function isPartOf(ts: TypeScript, node: ts.Node, { start, length }: Span): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isObjectLiteralElementLike(at) || at.name === undefined) continue
    if (at.name.getStart() <= start && start + length <= at.name.end) return true
  }
  return false
}
