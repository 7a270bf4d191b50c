import type ts from 'typescript'
import type { View } from '../../editor.js'
import { answerOf, plainAnswer } from './answers.js'
import type { RouteCall } from './route-call.js'

/** A handler's body without request and response. */
export interface PlainBody {
  text: string
  /** What it calls its input. */
  parameter: string
  /** The members of the input: name and type, with `?` for what may be missing. */
  input: ReadonlyMap<string, string>
  /** Of a successful answer. */
  status: number
  /** The classes of the errors that it throws. */
  errors: ReadonlySet<string>
}

/** Where a part of a request comes from. */
type Source = 'params' | 'query' | 'body'

/** Rewrites a handler's body; undefined when it does with its request or response what has no plain form. */
export function plainBody(
  { ts, file, checker }: View,
  { handler, request, response, parameters }: RouteCall,
): PlainBody | undefined {
  const parameter = freeName(ts, handler)
  const input = new Map<string, string>()
  const sources = new Map<string, Source>()
  const errors = new Set<string>()
  const statuses = new Set<number>()
  const changes: { start: number; end: number; text: string }[] = []
  const { body } = handler
  let obstacles = 0
  if (parameter === undefined) return undefined
  for (const name of parameters) add(name, 'params', ': string')
  visit(body)
  const success = [...statuses].filter((status) => status < 300)
  if (obstacles > 0 || success.length > 1) return undefined
  const text = written(body)
  return {
    text: ts.isBlock(body) ? text : `{\n  ${isAnswer(body) ? text : `return ${text}`}\n}`,
    parameter,
    input,
    status: success[0] ?? 200,
    errors,
  }

  function isAnswer(node: ts.Node): boolean {
    return response !== undefined && answerOf(ts, response, node) !== undefined
  }

  function visit(node: ts.Node): void {
    if (answer(node) || destructuring(node) || part(node)) return
    // Whatever else names them has no plain form.
    if (ts.isIdentifier(node) && (node.text === request || node.text === response) && !isMemberName(node)) obstacles++
    ts.forEachChild(node, visit)
  }

  function answer(node: ts.Node): boolean {
    const found = response === undefined ? undefined : answerOf(ts, response, node)
    if (found === undefined) return false
    // What a callback returns goes to whoever calls that.
    if (ts.findAncestor(node, (each) => ts.isFunctionLike(each)) !== handler) obstacles++
    const holder = node.parent
    const isLast = ts.isExpressionStatement(holder) && isLastOf(holder)
    if (!isLast && !ts.isReturnStatement(holder) && node !== body) obstacles++
    if (found.value) visit(found.value)
    const plain = plainAnswer({ ts, checker }, found, written)
    if (plain === undefined) obstacles++
    else {
      statuses.add(found.status)
      if (plain.error) errors.add(plain.error)
      const whole = ts.isReturnStatement(holder) ? holder : node
      const end = ts.isReturnStatement(holder) && holder.getText(file).endsWith(';') ? ';' : ''
      replace(whole, plain.text + end)
    }
    return true
  }

  /** `const { title } = req.body` */
  function destructuring(node: ts.Node): boolean {
    if (!ts.isVariableDeclaration(node) || !ts.isObjectBindingPattern(node.name) || !node.initializer) return false
    const from = sourceOf(node.initializer)
    if (from === undefined) return false
    for (const element of node.name.elements) {
      const name = element.propertyName ?? element.name
      if (element.dotDotDotToken || !ts.isIdentifier(name)) obstacles++
      else take(name.text, from, element.name)
      if (element.initializer) visit(element.initializer)
    }
    replace(node.initializer, parameter ?? '')
    return true
  }

  /** `req.params.id` */
  function part(node: ts.Node): boolean {
    const from = ts.isPropertyAccessExpression(node) ? sourceOf(node.expression) : undefined
    if (from === undefined || !ts.isPropertyAccessExpression(node)) return false
    take(node.name.text, from, node)
    replace(node.expression, parameter ?? '')
    return true
  }

  function sourceOf(node: ts.Expression): Source | undefined {
    if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined
    const { text } = node.name
    if (node.expression.text !== request) return undefined
    return text === 'params' || text === 'query' || text === 'body' ? text : undefined
  }

  function take(name: string, from: Source, node: ts.Node): void {
    // A path has what its route says, and nothing else.
    if (from === 'params' && !parameters.includes(name)) obstacles++
    const type = checker.getTypeAtLocation(node)
    const isSaid = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0
    const text = from === 'body' ? (isSaid ? checker.typeToString(type) : 'any') : 'string'
    add(name, from, `${from === 'query' ? '?' : ''}: ${text}`)
  }

  /** An input has each name once, wherever that comes from. */
  function add(name: string, from: Source, type: string): void {
    if (sources.has(name) && sources.get(name) !== from) obstacles++
    sources.set(name, from)
    if (!input.has(name)) input.set(name, type)
  }

  function replace(node: ts.Node, text: string): void {
    changes.push({ start: node.getStart(file), end: node.end, text })
  }

  /** The text of a node with the changes inside of it made. */
  function written(node: ts.Node): string {
    const base = node.getStart(file)
    let text = node.getText(file)
    const inside = changes.filter(({ start, end }) => start >= base && end <= node.end)
    const outermost = inside.filter(
      (one) => !inside.some((other) => other !== one && other.start <= one.start && other.end >= one.end),
    )
    for (const { start, end, text: by } of outermost.sort((a, b) => b.start - a.start)) {
      text = text.slice(0, start - base) + by + text.slice(end - base)
    }
    return text
  }

  function isLastOf(statement: ts.Statement): boolean {
    const { parent } = statement
    return ts.isIfStatement(parent)
      ? false
      : ts.isBlock(parent) && parent.statements.at(-1) === statement && parent === body
  }

  function isMemberName(node: ts.Identifier): boolean {
    return isNameOfMember(ts, node)
  }
}

function isNameOfMember(typescript: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node
  const isMember = typescript.isPropertyAccessExpression(parent) || typescript.isPropertyAssignment(parent)
  return isMember && parent.name === node
}

/** What the handler calls nothing else. */
function freeName(typescript: typeof ts, handler: RouteCall['handler']): string | undefined {
  const taken = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (typescript.isIdentifier(node) && !isNameOfMember(typescript, node)) taken.add(node.text)
    typescript.forEachChild(node, visit)
  }
  visit(handler.body)
  return ['input', 'data', 'given'].find((name) => !taken.has(name))
}
