import type ts from 'typescript'
import { spanOf } from '../../../transformer/read/place.js'
import { readRoute } from '../../../transformer/rules/route-key.js'
import { touches, type View } from '../../editor.js'

/** `app.get('/todos/:id', (req, res) => …)`, as Express and Fastify have it. */
export interface RouteCall {
  statement: ts.ExpressionStatement
  /** `GET /todos/:id` */
  key: string
  /** The names in the key. */
  parameters: string[]
  /** A name that suits the function. */
  name: string
  handler: ts.ArrowFunction | ts.FunctionExpression
  request: string
  /** Absent when the handler takes none. */
  response: string | undefined
}

const verbs: Readonly<Partial<Record<string, string>>> = {
  get: 'get',
  post: 'create',
  put: 'replace',
  patch: 'update',
  delete: 'delete',
}

/** The call whose head, up to the handler's body, is at a position. */
export function routeCallAt({ ts, file }: View, position: number): RouteCall | undefined {
  const statement = hasServer(ts, file) ? file.statements.find((each) => touches(spanOf(each), position)) : undefined
  if (!statement || !ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined
  const { expression, arguments: args } = statement.expression
  const [path, handler, more] = args
  if (!ts.isPropertyAccessExpression(expression) || !path || !ts.isStringLiteralLike(path) || more) return undefined
  if (!handler || !(ts.isArrowFunction(handler) || ts.isFunctionExpression(handler))) return undefined
  if (position > handler.body.getStart(file) || handler.parameters.length > 2) return undefined
  const [request, response] = handler.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : undefined))
  const verb = verbs[expression.name.text]
  const key = `${expression.name.text.toUpperCase()} ${path.text}`
  const route = readRoute(key)
  if (request === undefined || verb === undefined || Array.isArray(route)) return undefined
  if (handler.parameters.length === 2 && response === undefined) return undefined
  const fixed = route.segments.filter(({ parameter }) => parameter === undefined).map(({ text }) => text)
  const isOne = verb === 'create' || route.segments.at(-1)?.parameter !== undefined
  const name = `${verb}${pascal(fixed, isOne)}`
  const parameters = route.segments.flatMap(({ parameter }) => parameter ?? [])
  return { statement, key, parameters, name, handler, request, response }
}

/** Whether a file imports or requires Express or Fastify. */
function hasServer(ts: View['ts'], file: ts.SourceFile): boolean {
  return file.statements.some((each) => {
    if (ts.isImportDeclaration(each)) return isServer(each.moduleSpecifier)
    if (ts.isImportEqualsDeclaration(each))
      return ts.isExternalModuleReference(each.moduleReference) && isServer(each.moduleReference.expression)
    const values = ts.isVariableStatement(each) ? each.declarationList.declarations : []
    return values.some(({ initializer }) => {
      // `require('fastify')({ logger: true })`
      let call = initializer
      while (call && ts.isCallExpression(call) && ts.isCallExpression(call.expression)) call = call.expression
      return (
        call && ts.isCallExpression(call) && call.expression.getText(file) === 'require' && isServer(call.arguments[0])
      )
    })
  })

  function isServer(specifier: ts.Expression | undefined): boolean {
    return specifier !== undefined && /^['"](?:express|fastify)['"]$/.test(specifier.getText(file))
  }
}

function pascal(segments: readonly string[], isOne: boolean): string {
  const words = segments.flatMap((segment) => segment.split(/[^A-Za-z0-9]+/)).filter(Boolean)
  const last = words.pop() ?? 'root'
  const named = isOne ? last.replace(/ies$/, 'y').replace(/(?<!s)s$/, '') : last
  return [...words, named].map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('')
}
