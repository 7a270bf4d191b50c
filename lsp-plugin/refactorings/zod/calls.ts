import type ts from 'typescript'

/** One call of a chain such as `z.string().min(1)`. */
export interface ChainCall {
  name: string
  args: readonly ts.Expression[]
}

/** The calls of a chain that begins with a name, in order; undefined when the expression is something else. */
export function chainOf(
  { isCallExpression, isPropertyAccessExpression, isIdentifier }: typeof ts,
  expression: ts.Expression,
): { root: string; calls: ChainCall[] } | undefined {
  const calls: ChainCall[] = []
  let node = expression
  while (isCallExpression(node) && isPropertyAccessExpression(node.expression)) {
    const { name, expression: before } = node.expression
    // `z.iso.datetime()`
    const isNested = isPropertyAccessExpression(before)
    calls.unshift({ name: isNested ? `${before.name.text}.${name.text}` : name.text, args: node.arguments })
    node = isNested ? before.expression : before
  }
  return isIdentifier(node) ? { root: node.text, calls } : undefined
}

/** The number that an argument is, as it is written. */
export function numberText(arg: ts.Expression | undefined): string | undefined {
  const text = arg?.getText()
  return text !== undefined && /^-?[\d.]+$/.test(text) ? text : undefined
}
