import type ts from 'typescript'
import { plainExpression } from '../plain-expression'
import type { ProjectReader } from '../project-reader'
import { resolveValue } from '../resolve-value'
import type { SiteCall } from './site-call'

/** What a site is called after: `createUser`, `sleep`, `waitFor:confirmations`, `start:onboarding`. */
export function siteName(project: ProjectReader, { call, member }: SiteCall): string {
  const [first] = call.arguments
  const named = first && (member === 'waitFor' || member === 'publish' ? topicName : functionName)(project, first)
  switch (member) {
    case 'step':
      return named ?? member
    case 'start':
    case 'waitFor':
    case 'call':
    case 'enqueue':
    case 'publish':
      return named === undefined ? member : `${member}:${named}`
    default:
      return member
  }
}

/** As it is declared: what a file imports it as does not matter. */
function functionName({ reading: { ts, checker } }: ProjectReader, expression: ts.Expression): string | undefined {
  const name = resolveValue(ts, checker, expression)?.name
  return name && ts.isIdentifier(name) ? name.text : writtenName(ts, expression)
}

/** The name that the topic was defined with. */
function topicName(project: ProjectReader, expression: ts.Expression): string | undefined {
  const { ts, checker } = project.reading
  const value = resolveValue(ts, checker, expression)?.node
  if (value !== undefined && ts.isCallExpression(value)) {
    const [name] = value.arguments
    const isTopic = project.callsIn(value.getSourceFile()).get(value) === 'defineTopic'
    if (isTopic && name !== undefined && ts.isStringLiteralLike(name)) return name.text
  }
  return writtenName(ts, expression)
}

function writtenName(ts: ProjectReader['reading']['ts'], expression: ts.Expression): string | undefined {
  const node = plainExpression(ts, expression)
  if (ts.isFunctionExpression(node)) return node.name?.text
  return ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : undefined
}
