import type ts from 'typescript'
import { propertyText } from '../../../transformer/read/resolve-value.js'
import { chainOf, type ChainCall } from './calls.js'
import { formatOf, tagsOf, type Kind } from './constraints.js'

/** The type that a schema stands for, as text. */
export interface SchemaType {
  text: string
  /** Whether a property of it may be left out. */
  isOptional?: true
  /** Which tags can be added. */
  kind?: Kind
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
      case 'strictObject':
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
        return { text: `${inner.text} | null`, isOptional: true }
      case 'default': {
        const [value] = call.args
        const isLiteral = value !== undefined && typescript.isLiteralTypeLiteral(value)
        return isLiteral
          ? { text: `${grouped(inner.text)} & Default<${value.getText()}>`, isOptional: true }
          : undefined
      }
      case 'array':
        return { text: `${grouped(inner.text)}[]`, kind: 'array' }
      case 'or':
      case 'and': {
        const other = call.args[0] && of(call.args[0])
        const operator = call.name === 'or' ? '|' : '&'
        return other && { text: `${grouped(inner.text)} ${operator} ${grouped(other.text)}` }
      }
      case 'strict':
      case 'describe':
        return inner
      default: {
        const tags = kind && tagsOf(typescript, kind, call)
        return tags && { ...inner, text: [inner.text, ...tags].join(' & ') }
      }
    }
  }

  function of(inner: ts.Expression): SchemaType | undefined {
    return typeOfSchema(typescript, z, inner)
  }

  function object(arg: ts.Expression | undefined): SchemaType | undefined {
    if (arg === undefined || !typescript.isObjectLiteralExpression(arg)) return undefined
    const members: string[] = []
    for (const property of arg.properties) {
      if (!typescript.isPropertyAssignment(property) || propertyText(typescript, property.name) === undefined)
        return undefined
      const member = of(property.initializer)
      if (member === undefined) return undefined
      members.push(
        `  ${property.name.getText()}${member.isOptional ? '?' : ''}: ${member.text.replaceAll('\n', '\n  ')}\n`,
      )
    }
    return { text: members.length === 0 ? '{}' : `{\n${members.join('')}}` }
  }

  function literals(arg: ts.Expression | undefined): SchemaType | undefined {
    if (arg === undefined || !typescript.isArrayLiteralExpression(arg)) return undefined
    if (!arg.elements.every((element) => typescript.isStringLiteral(element))) return undefined
    return { text: arg.elements.map((element) => element.getText()).join(' | ') }
  }

  function wrapped(name: 'array' | 'Set', arg: ts.Expression | undefined): SchemaType | undefined {
    const inner = arg && of(arg)
    if (inner === undefined) return undefined
    return name === 'array' ? { text: `${grouped(inner.text)}[]`, kind: 'array' } : { text: `Set<${inner.text}>` }
  }

  function joined(arg: ts.Expression | undefined, join: (texts: string[]) => string): SchemaType | undefined {
    if (arg === undefined || !typescript.isArrayLiteralExpression(arg)) return undefined
    const types = arg.elements.map(of)
    const texts = types.flatMap((each) => (each === undefined || each.isOptional ? [] : [each.text]))
    return texts.length === arg.elements.length ? { text: join(texts) } : undefined
  }

  function pair(
    name: string,
    key: ts.Expression | undefined,
    value: ts.Expression | undefined,
  ): SchemaType | undefined {
    const of1 = key === undefined ? { text: 'string' } : of(key)
    const of2 = value && of(value)
    return of1 && of2 && { text: `${name}<${of1.text}, ${of2.text}>` }
  }
}

/** What holds together inside of a larger type. */
function grouped(text: string): string {
  return /^[\w$.]+$/.test(text) || isObjectText(text) ? text : `(${text})`
}

/** Whether a type is an object with members of its own, and nothing else. */
export function isObjectText(text: string): boolean {
  return /^\{\n(?: .*\n)*\}$/.test(text)
}
