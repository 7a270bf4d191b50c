import type ts from 'typescript'
import type { AppModel, ServicesModel } from '../model/project'
import type { WiringModel } from '../model/wiring'
import { expressionOf, objectMembers } from './object-members'
import { spanOf } from './place'
import type { Reading } from './reading'
import { resolveValue } from './resolve-value'
import { servicesTaken } from './services-taken'

/** The models of the calls that an app can name. */
export interface Named {
  wiring(call: ts.Node): WiringModel | undefined
  services(call: ts.Node): ServicesModel | undefined
}

const elsewhere = 'elsewhere'

type Unread = NonNullable<AppModel['unread']> | typeof elsewhere

/** What one `defineApp` call is made of, as far as the source tells. */
export function readApp(reading: Reading, call: ts.CallExpression, named: Named): AppModel {
  const { ts, checker } = reading
  const app: AppModel = { span: spanOf(call), wirings: [] }
  const [options] = call.arguments
  if (options === undefined) return app
  const { members, partial } = objectMembers(ts, checker, options)
  const memberOf = (name: string) => members.find((member) => member.key === name)
  const option = (name: string) => expressionOf(ts, memberOf(name))
  const title = option('name')
  const called = title && resolveValue(ts, checker, title)?.node
  if (called !== undefined && ts.isStringLiteralLike(called)) app.name = called.text
  const services = option('services')
  const value = services && resolveValue(ts, checker, services)
  const model = value && named.services(value.node)
  if (model !== undefined) app.services = model
  // An app that says nothing of services has none.
  else if (!partial && members.every(({ key }) => key !== 'services')) app.services = { span: app.span, factories: [] }
  const session = memberOf('session')
  if (session !== undefined) app.session = servicesTaken(reading, session, 1)
  else if (!partial) {
    app.session = []
    app.sessionless = true
  }
  const wirings = option('wirings')
  const list = wirings && readList(wirings, 0)
  if (partial || list === undefined || list.length > 0) app.partial = true
  const unread = list?.find((each) => each !== elsewhere)
  if (unread) app.unread = unread
  return app

  /** Takes the wirings of a list, and says where others are, which cannot be told. */
  function readList(expression: ts.Expression, depth: number): Unread[] {
    const list = resolveValue(ts, checker, expression)?.node
    if (list === undefined || !ts.isArrayLiteralExpression(list) || depth > 20) return [unreadAt(list, expression)]
    return list.elements.flatMap((element) => {
      if (ts.isSpreadElement(element)) return readList(element.expression, depth + 1)
      const wired = resolveValue(ts, checker, element)
      const wiring = wired && named.wiring(wired.node)
      if (wiring === undefined) return [unreadAt(wired?.node, element)]
      app.wirings.push(wiring)
      return []
    })
  }

  /** A declaration without a value belongs to another project, which is checked where it is written. */
  function unreadAt(node: ts.Node | undefined, expression: ts.Expression): Unread {
    if (node?.getSourceFile().isDeclarationFile) return elsewhere
    return { span: spanOf(expression), ...(node && ts.isObjectLiteralExpression(node) ? { plain: true } : {}) }
  }
}
