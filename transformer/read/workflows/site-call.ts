import type ts from 'typescript'
import { consultTypes } from '../consulted'
import { plainExpression } from '../plain-expression'
import type { ProjectReader } from '../project-reader'
import { propertyText } from '../resolve-value'

/** The members of a workflow's context whose calls are recorded. */
export type SiteMember =
  'step' | 'sleep' | 'waitFor' | 'start' | 'now' | 'random' | 'uuid' | 'call' | 'enqueue' | 'publish'

/** Those that no other context has. */
const own: readonly string[] = ['step', 'sleep', 'waitFor', 'now', 'random', 'uuid'] satisfies SiteMember[]
/** Those that other contexts have as well. */
const shared: readonly string[] = ['start', 'call', 'enqueue', 'publish'] satisfies SiteMember[]

/** Those that give their answer at once. */
export const atOnce: ReadonlySet<SiteMember> = new Set<SiteMember>(['now', 'random', 'uuid'])

/** Names one of which has to be in the text of a file that has sites. */
export const siteNames = new RegExp(`\\b(?:${[...own, ...shared].join('|')})\\b`)

/** A call of a member of a workflow's context. */
export interface SiteCall {
  readonly call: ts.CallExpression
  readonly member: SiteMember
}

/** Whether a call is one of a member of a workflow's context, by whatever name and way the member came here. */
export function siteCall(project: ProjectReader, call: ts.CallExpression): SiteCall | undefined {
  const member = siteMember(project, call.expression)
  return member && { call, member }
}

/** The member of a workflow's context that an expression stands for. */
export function siteMember(project: ProjectReader, expression: ts.Expression): SiteMember | undefined {
  const { ts, solder } = project.reading
  const node = plainExpression(ts, expression)
  const read = propertyRead(project, node)
  if (read !== undefined) {
    const name = read.symbol?.name
    if (!isMember(name) || !solder.declares(read.symbol)) return byType(project, node)
    return own.includes(name) || isWorkflow(project, read.holder) ? name : undefined
  }
  return byType(project, node)
}

function isMember(name: string | undefined): name is SiteMember {
  return name !== undefined && (own.includes(name) || shared.includes(name))
}

/** Whether an expression or a pattern is of the type of a workflow's context. */
export function isWorkflow(project: ProjectReader, node: ts.Node): boolean {
  consultTypes(node)
  return project.brandOf(project.reading.checker.getTypeAtLocation(node))?.kind === 'workflow'
}

function propertyRead(
  { reading: { ts, checker } }: ProjectReader,
  node: ts.Expression,
): { symbol: ts.Symbol | undefined; holder: ts.Expression } | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    return { symbol: checker.getSymbolAtLocation(node.name), holder: node.expression }
  }
  if (!ts.isElementAccessExpression(node)) return undefined
  const key = plainExpression(ts, node.argumentExpression)
  return ts.isStringLiteralLike(key) ? { symbol: checker.getSymbolAtLocation(key), holder: node.expression } : undefined
}

/** A member that has another name here, tells by its type which it is. */
function byType(project: ProjectReader, node: ts.Expression): SiteMember | undefined {
  const { ts, checker } = project.reading
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return undefined
  consultTypes(node)
  const name = declaredMember(project, checker.getTypeAtLocation(node))
  if (name === undefined || !isMember(name)) return undefined
  return own.includes(name) || isTakenFromWorkflow(project, node, 0) ? name : undefined
}

/** The name of the member of a context whose declaration gives a function its type. */
function declaredMember({ reading: { ts, solder } }: ProjectReader, type: ts.Type): string | undefined {
  const declaration = type.getCallSignatures()[0]?.declaration
  if (declaration === undefined || !solder.holds(declaration)) return undefined
  let at: ts.Node = declaration
  while (ts.isTypeNode(at) || ts.isCallSignatureDeclaration(at)) at = at.parent
  return ts.isPropertySignature(at) || ts.isMethodSignature(at) ? propertyText(ts, at.name) : undefined
}

/** Whether a name was given to a member of a workflow's context, and not of another one. */
function isTakenFromWorkflow(project: ProjectReader, node: ts.Expression, depth: number): boolean {
  const { ts, checker } = project.reading
  const value = plainExpression(ts, node)
  const read = propertyRead(project, value)
  if (read !== undefined && project.reading.solder.declares(read.symbol)) return isWorkflow(project, read.holder)
  const declaration = checker.getSymbolAtLocation(value)?.valueDeclaration
  if (declaration === undefined || depth > 10) return false
  if (ts.isBindingElement(declaration)) return isWorkflow(project, declaration.parent)
  const initializer = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined
  return initializer !== undefined && isTakenFromWorkflow(project, initializer, depth + 1)
}
