import type ts from 'typescript'
import type { Fix } from '../../model/problem'
import { spanOf } from '../place'
import type { ProjectReader } from '../project-reader'
import { propertyText } from '../resolve-value'
import { isWorkflow } from './site-call'

/** How code calls a member of the workflow's context that it is given. */
export interface ContextMember {
  text: string
  /** What makes that possible: the member is taken out of the context as well. */
  edits: Fix['edits']
}

/** How a member of the nearest workflow's context is called at a node; undefined where the name means something else. */
export function contextMember(project: ProjectReader, node: ts.Node, member: string): ContextMember | undefined {
  const { ts } = project.reading
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    const parameter = ts.isFunctionLike(at) ? at.parameters.find(({ name }) => isWorkflow(project, name)) : undefined
    if (parameter === undefined) continue
    const { name } = parameter
    if (ts.isIdentifier(name)) return { text: `${name.text}.${member}`, edits: [] }
    return ts.isObjectBindingPattern(name) ? ofPattern(project, name, member, at) : undefined
  }
  return undefined
}

function ofPattern(
  { reading: { ts } }: ProjectReader,
  pattern: ts.ObjectBindingPattern,
  member: string,
  fn: ts.Node,
): ContextMember | undefined {
  const known = pattern.elements.find((each) => propertyText(ts, each.propertyName ?? each.name) === member)
  if (known) return ts.isIdentifier(known.name) ? { text: known.name.text, edits: [] } : undefined
  if (hasName(ts, fn, member)) return undefined
  const file = spanOf(pattern)
  const [first] = pattern.elements
  const rest = pattern.elements.find(({ dotDotDotToken }) => dotDotDotToken)
  const last = pattern.elements.at(-1)
  if (rest) return { text: member, edits: [{ span: { ...spanOf(rest), length: 0 }, text: `${member}, ` }] }
  const start = last?.end ?? pattern.getStart() + 1
  const text = first === undefined ? ` ${member} ` : `, ${member}`
  return { text: member, edits: [{ span: { ...file, start, length: 0 }, text }] }
}

/** Whether code has a name of that text for anything but properties. */
function hasName(ts: ProjectReader['reading']['ts'], node: ts.Node, text: string): boolean {
  if (ts.isIdentifier(node) && node.text === text) {
    const { parent } = node
    if (!ts.isPropertyAccessExpression(parent) || parent.name !== node) return true
  }
  return ts.forEachChild(node, (child) => hasName(ts, child, text) || undefined) ?? false
}
