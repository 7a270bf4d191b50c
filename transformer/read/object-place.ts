import type ts from 'typescript'
import type { MemberPlace } from '../model/project'
import { listPlace } from './list-place'
import { propertyText } from './resolve-value'
import type { TypeScript } from './typescript'

/** Where a property can be added to an object literal: among its keys when those are in order, else at the end. */
export function objectPlace(ts: TypeScript, literal: ts.ObjectLiteralExpression, key?: string): MemberPlace {
  const nameOf = ({ name }: ts.ObjectLiteralElementLike) => name && propertyText(ts, name)
  return listPlace(ts, literal.getSourceFile(), literal.properties, key, nameOf)
}
