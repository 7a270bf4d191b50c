import type ts from 'typescript'
import type { Span } from '../../model/place'
import type { Reading } from './reading'
import { spanOf } from './span'
import { referenceTarget, typeNodeOf } from './type-nodes'

/** Where a tag stands: a place in a comment, or the type that a tag has, inside an intersection. */
export type TagPlace = Span | { tag: ts.Type; inside: ts.Type }

/** More nodes than this are not looked at. */
const mostNodes = 5000

/** The span of a tag that the type of a declaration leads to; of the whole type where the tag depends on type arguments. */
export function spanOfTag(reading: Reading, declaration: ts.Node, place: TagPlace): Span | undefined {
  if (!('tag' in place)) return place
  const root = typeNodeOf(reading, declaration) ?? declaration
  const { ts, checker } = reading
  const intersection = find(
    reading,
    root,
    (node) => ts.isIntersectionTypeNode(node) && checker.getTypeFromTypeNode(node) === place.inside,
  )
  const isThis = (node: ts.Node): boolean => isReference(ts, node) && checker.getTypeFromTypeNode(node) === place.tag
  const found = (intersection && find(reading, intersection, isThis)) ?? find(reading, root, isThis)
  return found ? spanOf(found) : ts.isTypeNode(root) ? spanOf(root) : undefined
}

/** The first node that fits, nearest to the root, also in the aliases that are named on the way. */
function find(reading: Reading, root: ts.Node, fits: (node: ts.Node) => boolean): ts.Node | undefined {
  const { ts } = reading
  const waiting = new Set([root])
  for (const node of waiting) {
    if (fits(node)) return node
    if (waiting.size > mostNodes) return undefined
    node.forEachChild((child) => void waiting.add(child))
    if (!isReference(ts, node)) continue
    for (const target of referenceTarget(reading, node)) {
      if (ts.isTypeAliasDeclaration(target)) waiting.add(target.type)
      else if (ts.isJSDocTypedefTag(target) && target.typeExpression) waiting.add(target.typeExpression)
      // Properties are places of their own; what an index signature holds has none.
      else if (ts.isInterfaceDeclaration(target))
        for (const member of target.members) if (ts.isIndexSignatureDeclaration(member)) waiting.add(member.type)
    }
  }
  return undefined
}

function isReference(typescript: typeof ts, node: ts.Node): node is ts.TypeReferenceNode | ts.ImportTypeNode {
  return typescript.isTypeReferenceNode(node) || typescript.isImportTypeNode(node)
}
