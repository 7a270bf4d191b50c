import type ts from 'typescript'
import type { HazardMend } from '../../model/workflow'
import { spanOf } from '../place'
import type { ProjectReader } from '../project-reader'
import { contextMember } from './context-member'
import type { Hazard } from './hazards/hazard'
import { outsideName } from './hazards/outside-name'
import { outOf } from '../outer-expression'
import { moveToStep } from './move-to-step'

/** How a hazard is said rightly, where that takes nobody to think. */
export function mendHazard(project: ProjectReader, hazard: Hazard): HazardMend | undefined {
  switch (hazard.kind) {
    case 'clock':
      return mendClock(project, hazard.node)
    case 'randomness':
      return mendRandomness(project, hazard.node)
    case 'unawaited':
      return mendUnawaited(project, hazard.node)
    case 'io':
    case 'await':
    case 'service':
      return moveToStep(project, hazard)
    default:
      return undefined
  }
}

/** `Date.now()`, `new Date()` and `Date()`. */
function mendClock(project: ProjectReader, node: ts.Node): HazardMend | undefined {
  const { ts } = project.reading
  if (ts.isNewExpression(node)) return replace(project, node, 'now', '()')
  if (!ts.isCallExpression(node)) return undefined
  const name = outsideName(project, node.expression)
  if (name?.module !== undefined) return undefined
  const whole = name?.path.join('.')
  if (whole === 'Date') return replace(project, node, 'now', '().toString()')
  return whole === 'Date.now' ? replace(project, node, 'now', '().getTime()') : undefined
}

function mendRandomness(project: ProjectReader, node: ts.Node): HazardMend | undefined {
  const { ts } = project.reading
  if (!ts.isCallExpression(node)) return undefined
  const name = outsideName(project, node.expression)
  const last = name?.path.at(-1)
  if (name?.module === undefined && last === 'random') return replace(project, node, 'random', '()')
  const isUuid = last === 'randomUUID' || (name?.module === 'uuid' && last === 'v4')
  return isUuid ? replace(project, node, 'uuid', '()') : undefined
}

function replace(
  project: ProjectReader,
  node: ts.Node,
  member: 'now' | 'random' | 'uuid',
  call: string,
): HazardMend | undefined {
  const found = contextMember(project, node, member)
  if (found === undefined) return undefined
  const text = `${found.text}${call}`
  return { how: 'replace', text, edits: [...found.edits, { span: spanOf(node), text }] }
}

function mendUnawaited(project: ProjectReader, node: ts.Node): HazardMend | undefined {
  const { ts } = project.reading
  if (!ts.isCallExpression(node) || !isInAsync(project, node)) return undefined
  const { parent } = outOf(ts, node)
  if (ts.isVoidExpression(parent)) {
    const start = parent.getStart()
    const span = { ...spanOf(parent), length: parent.expression.getStart() - start }
    return { how: 'await', text: 'await', edits: [{ span, text: 'await ' }] }
  }
  if (!ts.isExpressionStatement(parent)) return undefined
  return { how: 'await', text: 'await', edits: [{ span: { ...spanOf(parent), length: 0 }, text: 'await ' }] }
}

/** Whether the innermost function around a node can wait. */
export function isInAsync({ reading: { ts } }: ProjectReader, node: ts.Node): boolean {
  let at = node
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent
  const modifiers = ts.canHaveModifiers(at) ? ts.getModifiers(at) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false
}
