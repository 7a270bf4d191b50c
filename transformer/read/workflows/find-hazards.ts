import type ts from 'typescript'
import type { HazardModel } from '../../model/workflow'
import { functionName } from '../function-name'
import { spanOf } from '../place'
import type { ProjectReader } from '../project-reader'
import type { Hazard } from './hazards/hazard'
import { mendHazard } from './mend-hazard'
import type { CodeCall } from './read-code'
import { isWorkflow, siteMember } from './site-call'

/** What the workflows of a file, and the functions that are handed their contexts, must not do. */
export function findHazards(project: ProjectReader, file: ts.SourceFile): HazardModel[] {
  return rootsIn(project, file).flatMap((root) => hazardsOf(project, root))
}

/** The outermost functions that are given a workflow's context, or a member of one. */
function rootsIn(project: ProjectReader, file: ts.SourceFile): ts.SignatureDeclaration[] {
  const { ts } = project.reading
  const roots: ts.SignatureDeclaration[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    if (ts.isFunctionLike(node) && isRoot(project, node)) roots.push(node)
    else ts.forEachChild(node, visit)
  }
  visit(file)
  return roots
}

/** Whether a function is a workflow, or one that is handed what a workflow is given. */
export function isRoot(project: ProjectReader, node: ts.SignatureDeclaration): boolean {
  const { ts } = project.reading
  return (
    'body' in node &&
    node.body !== undefined &&
    node.parameters.some(
      ({ name }) => isWorkflow(project, name) || (ts.isIdentifier(name) && siteMember(project, name) !== undefined),
    )
  )
}

function hazardsOf(project: ProjectReader, root: ts.SignatureDeclaration): HazardModel[] {
  const { ts } = project.reading
  const name = functionName(ts, root).text
  const { hazards, parts, dropped } = project.workflows.codeOf(root)
  const own = hazards.map((hazard): HazardModel => {
    const mend = mendHazard(project, hazard)
    return { ...modelOf(hazard, name), ...(mend ? { mend } : {}) }
  })
  const through = parts.flatMap((part) => ('to' in part ? throughCall(project, part, name) : []))
  const unawaited = dropped.flatMap(({ to, call }): HazardModel[] => {
    if (!isRoot(project, to) && project.workflows.sitesFrom(to).length === 0) return []
    const hazard = { kind: 'unawaited', node: call, what: `${call.expression.getText()}(…)` } as const
    const mend = mendHazard(project, hazard)
    return [{ ...modelOf(hazard, name), ...(mend ? { mend } : {}) }]
  })
  return [...own, ...through, ...unawaited]
}

function modelOf({ kind, node, what }: Hazard, name: string): HazardModel {
  return { kind, what, span: spanOf(node), function: name }
}

/** What a function does that is called, or one that it calls: the first of each kind. Those with a context answer for themselves. */
function throughCall(project: ProjectReader, { to, at }: CodeCall, name: string): HazardModel[] {
  const { ts } = project.reading
  const found = new Map<HazardModel['kind'], HazardModel>()
  const reached = new Set<ts.SignatureDeclaration>([to])
  const called = functionName(ts, to).text
  for (const fn of reached) {
    if (isRoot(project, fn)) continue
    const { hazards, parts } = project.workflows.codeOf(fn)
    for (const { kind, node, what } of hazards) {
      const through = { called, function: functionName(ts, fn).text, place: spanOf(node) }
      if (!found.has(kind)) found.set(kind, { kind, what, span: spanOf(at), function: name, through })
    }
    for (const part of parts) if ('to' in part) reached.add(part.to)
  }
  return [...found.values()]
}
