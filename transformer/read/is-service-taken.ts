import type ts from 'typescript'
import type { Span } from '../model/place'
import { isHandedOn, textsOf } from './mentions'
import type { TypeScript } from './typescript'

/**
 * Whether any of the files may take a service, whose key in `defineServices` is at a place. By its name alone: whatever else has that
 * name, and each string that is it, counts, too, so that `false` is certain.
 */
export function isServiceTaken(ts: TypeScript, files: readonly ts.SourceFile[], name: string, key: Span): boolean {
  return files.some((file) =>
    textsOf(ts, file, name).some(
      (node) =>
        !isDeclared(ts, node) && !isHandedOn(ts, node) && !(file.fileName === key.file && isPartOf(ts, node, key)),
    ),
  )
}

/** A member of a type, or a variable that has the service's name. */
function isDeclared(ts: TypeScript, node: ts.Node): boolean {
  const { parent } = node
  if (ts.isVariableDeclaration(parent)) return parent.name === node
  return ts.isPropertySignature(parent) || ts.isMethodSignature(parent)
}

/** Whether a node is in the factory with this key: a service cannot take itself. */
function isPartOf(ts: TypeScript, node: ts.Node, { start, length }: Span): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isObjectLiteralElementLike(at) || at.name === undefined) continue
    if (at.name.getStart() <= start && start + length <= at.name.end) return true
  }
  return false
}
