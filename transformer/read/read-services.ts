import type ts from 'typescript'
import type { ServicesModel } from '../model/project'
import { memberPlace } from './member-place'
import { objectMembers } from './object-members'
import { objectPlace } from './object-place'
import { plainExpression } from './plain-expression'
import { spanOf } from './place'
import type { Reading } from './reading'
import { servicesTaken } from './services-taken'

/** The factories of one `defineServices` call, and which services each of them takes. */
export function readServices(reading: Reading, call: ts.CallExpression): ServicesModel {
  const { ts, checker } = reading
  const services: ServicesModel = { span: spanOf(call), factories: [] }
  const [factories] = call.arguments
  if (factories === undefined) return services
  const literal = plainExpression(ts, factories)
  if (ts.isObjectLiteralExpression(literal)) services.room = objectPlace(ts, literal)
  const [written] = call.typeArguments ?? []
  if (written) {
    const members = memberPlace(reading, checker.getTypeFromTypeNode(written), written)
    services.type = members ? { members } : {}
  }
  const { members, partial } = objectMembers(ts, checker, factories)
  if (partial) services.partial = true
  for (const member of members) {
    const takes = servicesTaken(reading, member, 0).filter((name) => name !== member.key)
    const shorthand = ts.isShorthandPropertyAssignment(member.value) ? { shorthand: true as const } : {}
    services.factories.push({ name: member.key, span: member.span, takes, ...shorthand })
  }
  return services
}
