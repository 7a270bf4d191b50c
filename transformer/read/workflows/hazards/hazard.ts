import type ts from 'typescript'
import type { HazardKind } from '../../../model/workflow'

/** A place in the code of a function that a workflow must not have. */
export interface Hazard {
  readonly kind: HazardKind
  readonly node: ts.Node
  /** What the code says there, on one line. */
  readonly what: string
}

const longest = 60

/** A hazard, called as the code has it, but for the arguments of a call. */
export function hazardAt(kind: HazardKind, node: ts.Node): Hazard {
  const line = textOf(node).replace(/\s+/g, ' ')
  return { kind, node, what: line.length > longest ? `${line.slice(0, longest - 1)}…` : line }
}

function textOf(node: ts.Node): string {
  const given = (node as { arguments?: ts.NodeArray<ts.Expression> }).arguments
  const callee = (node as { expression?: ts.Expression }).expression
  if (given === undefined || callee === undefined) return node.getText()
  const head = node.getSourceFile().text.slice(node.getStart(), callee.end)
  return `${head}(${given.length === 0 ? '' : '…'})`
}
