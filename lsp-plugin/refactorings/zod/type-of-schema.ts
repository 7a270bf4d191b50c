import type ts from 'typescript'
import { propertyText } from '../../../transformer/read/resolve-value.js'
import { chainOf, type ChainCall } from './calls.js'
import { commentLines, commentsIn, describing } from './comments.js'
import { formatOf, tagsOf, type Kind } from './constraints.js'

/** The type that a schema stands for, as text. */
export interface SchemaType {
  text: string
  /** Whether a property of it may be left out. */
  isOptional?: true
  /** Which tags can be added. */
  kind?: Kind
  /** What `.describe('…')` says of it. */
  description?: string
}

const plain: Readonly<Partial<Record<string, SchemaType>>> = {
  string: { text: 'string', kind: 'string' },
  number: { text: 'number', kind: 'number' },
  int: { text: 'number & Integer', kind: 'number' },
  boolean: { text: 'boolean' },
  bigint: { text: 'bigint' },
  date: { text: 'Date' },
  null: { text: 'null' },
  undefined: { text: 'undefined' },
  unknown: { text: 'unknown' },
  any: { text: 'unknown' },
  never: { text: 'never' },
}

/** The type of a Zod schema; undefined when a part of it does what no type can say, such as a transformation. `z` is what the file calls Zod. */
export function typeOfSchema(typescript: typeof ts, z: string, expression: ts.Expression): SchemaType | undefined {
  const chain = chainOf(typescript, expression)
  if (chain === undefined) return undefined
  const { root, calls } = chain
  const [first, ...rest] = calls
  // Another schema, by its name.
  let type: SchemaType | undefined = root === z ? first && begun(first) : { text: `${z}.infer<typeof ${root}>` }
  for (const call of root === z ? rest : calls) type = type && modified(type, call)
  return type

  function begun({ name, args }: ChainCall): SchemaType | undefined {
    const [arg, other] = args
    const format = formatOf(name)
    if (format !== undefined) return { text: format, kind: 'string' }
    switch (name) {
      case 'literal':
        return arg && typescript.isLiteralTypeLiteral(arg) ? { text: arg.getText() } : undefined
      case 'enum':
        return literals(arg)
      case 'object':
        return object(arg)
      case 'array':
        return wrapped('array', arg)
      case 'set':
        return wrapped('Set', arg)
      case 'tuple':
        return joined(arg, (texts) => `[${texts.join(', ')}]`)
      case 'union':
        return joined(arg, (texts) => texts.join(' | '))
      case 'discriminatedUnion':
        return joined(other, (texts) => texts.join(' | '))
      case 'record':
        return pair('Record', other === undefined ? undefined : arg, other ?? arg)
      case 'map':
        return pair('Map', arg, other)
      case 'optional':
      case 'nullable': {
        const inner = arg && of(arg)
        return inner && modified(inner, { name, args: [] })
      }
      default:
        return plain[name]
    }
  }

  function modified(inner: SchemaType, call: ChainCall): SchemaType | undefined {
    const { kind } = inner
    switch (call.name) {
      case 'optional':
        return { ...inner, isOptional: true }
      case 'nullable':
        return { ...inner, text: `${inner.text} | null` }
      case 'nullish':
        return { ...inner, text: `${inner.text} | null`, isOptional: true }
      case 'default':
        return withDefault(inner, call.args[0])
      case 'array':
        return { ...described(inner), text: `${grouped(inner.text)}[]`, kind: 'array' }
      case 'or':
      case 'and': {
        const other = call.args[0] && of(call.args[0])
        const operator = call.name === 'or' ? '|' : '&'
        return other && isPlainPart(other)
          ? { ...described(inner), text: `${grouped(inner.text)} ${operator} ${grouped(other.text)}` }
          : undefined
      }
      case 'describe': {
        const [text] = call.args
        return text && typescript.isStringLiteralLike(text) ? { ...inner, description: text.text } : undefined
      }
      default: {
        const tags = kind && tagsOf(typescript, kind, call)
        return tags && { ...inner, text: [inner.text, ...tags].join(' & ') }
      }
    }
  }

  /** What is missing gets the value: what comes of the schema always has it. */
  function withDefault(inner: SchemaType, value: ts.Expression | undefined): SchemaType | undefined {
    if (!value || !typescript.isLiteralTypeLiteral(value) || value.kind === typescript.SyntaxKind.NullKeyword)
      return undefined
    const { text } = inner
    const tag = `Default<${value.getText()}>`
    // `null` with a tag would be nothing at all.
    const isNullable = text.endsWith(' | null')
    const tagged = `${grouped(isNullable ? text.slice(0, -' | null'.length) : text)} & ${tag}`
    return { ...described(inner), text: isNullable ? `(${tagged}) | null` : tagged }
  }

  function of(inner: ts.Expression): SchemaType | undefined {
    return typeOfSchema(typescript, z, inner)
  }

  function object(arg: ts.Expression | undefined): SchemaType | undefined {
    if (arg === undefined || !typescript.isObjectLiteralExpression(arg)) return undefined
    const members: string[] = []
    const comments = commentsIn(typescript, arg)
    for (const [at, property] of arg.properties.entries()) {
      if (!typescript.isPropertyAssignment(property) || propertyText(typescript, property.name) === undefined)
        return undefined
      const member = of(property.initializer)
      if (member === undefined) return undefined
      const above = comments.above[at] ?? []
      const { description } = member
      if (description !== undefined && !above.some((each) => each.startsWith('/**')))
        above.push(describing(description))
      const behind = comments.behind[at]?.map((each) => ` ${each}`).join('') ?? ''
      const text = `${property.name.getText()}${member.isOptional ? '?' : ''}: ${member.text}${behind}`
      members.push(...above.map(commentLines), text)
    }
    members.push(...comments.last.map(commentLines))
    const lines = members.map((each) => `  ${each.replaceAll('\n', '\n  ')}\n`)
    return { text: lines.length === 0 ? '{}' : `{\n${lines.join('')}}` }
  }

  function literals(arg: ts.Expression | undefined): SchemaType | undefined {
    if (arg === undefined || !typescript.isArrayLiteralExpression(arg)) return undefined
    if (!arg.elements.every((element) => typescript.isStringLiteral(element))) return undefined
    return { text: arg.elements.map((element) => element.getText()).join(' | ') }
  }

  function wrapped(name: 'array' | 'Set', arg: ts.Expression | undefined): SchemaType | undefined {
    const inner = arg && of(arg)
    if (inner === undefined) return undefined
    // What is said of the items is all that is said of the list.
    return name === 'array'
      ? { ...described(inner), text: `${grouped(inner.text)}[]`, kind: 'array' }
      : { ...described(inner), text: `Set<${inner.text}>` }
  }

  function joined(arg: ts.Expression | undefined, join: (texts: string[]) => string): SchemaType | undefined {
    if (arg === undefined || !typescript.isArrayLiteralExpression(arg)) return undefined
    const types = arg.elements.map(of)
    const texts = types.flatMap((each) => (each && isPlainPart(each) ? [each.text] : []))
    return texts.length === arg.elements.length ? { text: join(texts) } : undefined
  }

  function pair(
    name: string,
    key: ts.Expression | undefined,
    value: ts.Expression | undefined,
  ): SchemaType | undefined {
    const of1 = key === undefined ? { text: 'string' } : of(key)
    const of2 = value && of(value)
    return of1 && of2 && isPlainPart(of1) && isPlainPart(of2)
      ? { text: `${name}<${of1.text}, ${of2.text}>` }
      : undefined
  }
}

/** Whether a type says all of a schema where it is a part of another type, in which nothing can be left out or described. */
function isPlainPart({ isOptional, description }: SchemaType): boolean {
  return isOptional === undefined && description === undefined
}

function described({ description }: SchemaType): Pick<SchemaType, 'description'> {
  return description === undefined ? {} : { description }
}

/** What holds together inside of a larger type. */
function grouped(text: string): string {
  return /^[\w$.]+$/.test(text) || isObjectText(text) ? text : `(${text})`
}

/** Whether a type is an object with members of its own, and nothing else. */
export function isObjectText(text: string): boolean {
  return /^\{\n(?: .*\n)*\}$/.test(text)
}
