import type ts from 'typescript'

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

/** The statement that gives the same answer from a plain function; undefined for a status that none of them means. */
export function plainAnswer(
  typescript: typeof ts,
  { status, value }: AnswerCall,
  written: (node: ts.Node) => string,
): { text: string; error?: string } | undefined {
  if (status >= 200 && status < 300) return { text: value ? `return ${written(value)}` : 'return' }
  const error = errors[status]
  if (error === undefined) return undefined
  const message = messageOf(typescript, value)
  return { text: `throw new ${error}(${message ? written(message) : ''})`, error }
}

/** The text in `'no such todo'`, `{ error: 'no such todo' }` or `{ message: … }`. */
function messageOf(typescript: typeof ts, value: ts.Expression | undefined): ts.Expression | undefined {
  if (value === undefined || typescript.isStringLiteralLike(value) || typescript.isTemplateExpression(value))
    return value
  if (!typescript.isObjectLiteralExpression(value)) return undefined
  for (const property of value.properties) {
    if (typescript.isPropertyAssignment(property) && /^(?:error|message)$/.test(property.name.getText()))
      return messageOf(typescript, property.initializer)
  }
  return undefined
}
