import type ts from 'typescript'
import type { View } from '../../editor.js'

/** What a handler does with its response: `res.status(201).json(todo)`. */
export interface AnswerCall {
  status: number
  value: ts.Expression | undefined
}

/** The answer that an expression sends; undefined when it is something else. */
export function answerOf(typescript: typeof ts, response: string, node: ts.Node): AnswerCall | undefined {
  if (!typescript.isCallExpression(node) || !typescript.isPropertyAccessExpression(node.expression)) return undefined
  const { name, expression } = node.expression
  const [value] = node.arguments
  if (name.text === 'sendStatus' && isNamed(expression)) return { status: statusOf(value), value: undefined }
  if (!['json', 'send', 'end'].includes(name.text)) return undefined
  if (isNamed(expression)) return { status: 200, value }
  if (!typescript.isCallExpression(expression) || !typescript.isPropertyAccessExpression(expression.expression))
    return undefined
  const setter = expression.expression
  if (!['status', 'code'].includes(setter.name.text) || !isNamed(setter.expression)) return undefined
  return { status: statusOf(expression.arguments[0]), value }

  function isNamed(object: ts.Expression): boolean {
    return typescript.isIdentifier(object) && object.text === response
  }

  function statusOf(status: ts.Expression | undefined): number {
    return status && typescript.isNumericLiteral(status) ? Number(status.text) : NaN
  }
}

const errors: Readonly<Partial<Record<number, string>>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  410: 'Gone',
  422: 'Unprocessable',
  429: 'TooManyRequests',
  503: 'Unavailable',
}

/** The statement that gives the same answer from a plain function; undefined for an answer that none of them gives. */
export function plainAnswer(
  view: Pick<View, 'ts' | 'checker'>,
  { status, value }: AnswerCall,
  written: (node: ts.Node) => string,
): { text: string; error?: string } | undefined {
  if (status >= 200 && status < 300) return { text: value ? `return ${written(value)}` : 'return' }
  const error = errors[status]
  const told = error === undefined ? undefined : toldBy(view, value, written)
  if (error === undefined || told === undefined) return undefined
  const { message, details } = told
  const options = details.length === 0 ? undefined : `{ details: { ${details.join(', ')} } }`
  const given = message ?? (options === undefined ? undefined : 'undefined')
  return { text: `throw new ${error}(${[given, options].filter((each) => each !== undefined).join(', ')})`, error }
}

/** What an error says, and what it has to tell besides. */
interface Told {
  message?: string
  details: string[]
}

/** The text in `'no such todo'`, `{ error: 'no such todo' }` or `{ message: … }`, and the other properties beside it. */
function toldBy(
  { ts, checker }: Pick<View, 'ts' | 'checker'>,
  value: ts.Expression | undefined,
  written: (node: ts.Node) => string,
): Told | undefined {
  if (value === undefined) return { details: [] }
  if (isText(value)) return { message: written(value), details: [] }
  if (!ts.isObjectLiteralExpression(value)) return undefined
  const told: Told = { details: [] }
  for (const property of value.properties) {
    const message = told.message === undefined ? messageIn(property) : undefined
    if (message) told.message = written(message)
    else told.details.push(written(property))
  }
  return told

  function messageIn(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
    if (!property.name || !/^['"]?(?:error|message)['"]?$/.test(property.name.getText())) return undefined
    if (ts.isShorthandPropertyAssignment(property)) return isText(property.name) ? property.name : undefined
    return ts.isPropertyAssignment(property) && isText(property.initializer) ? property.initializer : undefined
  }

  function isText(node: ts.Expression): boolean {
    return (checker.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) !== 0
  }
}
