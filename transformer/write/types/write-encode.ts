import type { Property, TypeId } from '../../model/types'
import { acceptsUndefined } from './accepts-undefined'
import { holds } from './condition'
import { collectionMembers } from './collection'
import { partsOf } from '../../model/parts-of'
import { declareLocals, holderArguments, isInherited, read, withLocals } from './property-access'
import { standInCondition, standInsOf, standInText } from './stand-in'
import { block, literal, member, type Lines } from './text'
import { tupleParts, tupleShape, type TupleShape } from './tuple-shape'
import { planUnion, type UnionPlan, type ObjectModel } from './union-plan'
import { holdsStandIns, isWrittenOtherwise, mergedTextLines } from './merge-texts'
import { isCondition, skipDeclared } from './write-is'
import { copies, stripExpression } from './write-strip'
import { collectionText } from './write-collection'
import { memberLines } from './write-member'
import type { Writing } from './writing'

/** The JSON text of `value`; `undefined` only for a type that `undefined` is a value of. */
export function encodeExpression(writing: Writing, id: TypeId, value: string): string {
  const model = writing.model(id)
  switch (model.kind) {
    case 'string':
      return `${writing.support('jsonString')}(${value})`
    case 'number':
      return `${writing.support('jsonNumber')}(${value})`
    case 'boolean':
      return `(${value} ? "true" : "false")`
    case 'null':
      return '"null"'
    case 'undefined':
    case 'never':
    case 'obstacle':
      return 'undefined'
    case 'date':
      return `('"' + ${value}.toISOString() + '"')`
    case 'bigint':
    case 'url':
    case 'bytes':
      return standInText(writing, model, value)
    case 'literal':
      return literal(JSON.stringify(model.value))
    case 'unknown':
    case 'anyObject':
      return `${writing.support('jsonAny')}(${value}${holderArguments(value)})`
    case 'union':
      if (isScalar(writing, id))
        return choice(writing, model.members, value) ?? `${writing.support('jsonScalar')}(${value})`
      return `${writing.use('encode', id)}(${value})`
    default:
      return `${writing.use('encode', id)}(${value})`
  }
}

/** Whether each member is a primitive that JSON has, or a date. */
function isScalar(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  const special = model.kind === 'union' && model.members.some((each) => isWrittenOtherwise(writing.model(each)))
  return !special && !copies(writing, id) && !passesThrough(writing, id)
}

function passesThrough(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  if (model.kind === 'union') return model.members.some((each) => passesThrough(writing, each))
  return model.kind === 'unknown' || model.kind === 'anyObject'
}

const mostChoices = 4

/** The text of one of a few literals. The last one needs no test: the value is one of them. */
function choice(writing: Writing, members: readonly TypeId[], value: string): string | undefined {
  const models = members.map((each) => writing.model(each))
  const literals = models.flatMap((model) => (model.kind === 'literal' ? [model.value] : []))
  if (literals.length < models.length || literals.length > mostChoices) return undefined
  const texts = literals.map((each, i) => {
    const text = literal(JSON.stringify(each))
    return i === literals.length - 1 ? text : `${value} === ${literal(each)} ? ${text} : `
  })
  return `(${texts.join('')})`
}

export function writeEncode(writing: Writing, id: TypeId, name: string): Lines {
  return block(`function ${name}(value)`, body(writing, id))
}

function body(writing: Writing, id: TypeId): Lines {
  const model = writing.model(id)
  switch (model.kind) {
    case 'object':
      return objectBody(writing, model)
    case 'array': {
      const item = (index: string): string => itemExpression(writing, model.element, `value[${index}]`)
      // To cut off a first comma would make V8 put the text together before it is whole.
      return [
        'if (value.length === 0) return "[]";',
        `let text = "[" + ${item('0')};`,
        `for (let i = 1; i < value.length; i++) text += "," + ${item('i')};`,
        'return text + "]";',
      ]
    }
    case 'tuple':
      return tupleBody(writing, tupleShape(model.elements))
    case 'toJson':
      return [`return ${encodeExpression(writing, model.json, 'value.toJSON()')};`]
    case 'map':
    case 'set':
      return collectionText(writing, model, (type, part) => itemExpression(writing, type, part))
    case 'union':
      if (isScalar(writing, id)) break
      return unionBody(writing, id, planUnion(writing.table, model))
    case 'something': {
      const strip = stripExpression(writing, id, 'value')
      const bigint = `if (typeof value === "bigint") return '"' + value + '"';`
      return [bigint, `return ${writing.support('jsonAny')}(${strip});`]
    }
    default:
  }
  return [`return ${encodeExpression(writing, id, 'value')};`]
}

/** In an array, `null` stands for `undefined`. */
function itemExpression(writing: Writing, id: TypeId, value: string): string {
  const text = encodeExpression(writing, id, value)
  return acceptsUndefined(writing.table, id) ? `(${text} || "null")` : text
}

/**
 * Each property is written with the comma before it. When the first one is always there, the text starts with its brace;
 * else the first comma is cut off.
 */
function objectBody(writing: Writing, model: ObjectModel): Lines {
  const [first] = model.properties
  const always = first !== undefined && !isOptional(writing, first)
  const locals = withLocals(model.properties)
  const declared = declareLocals(
    writing,
    'value',
    locals.filter(({ property }) => hasOwnLocal(writing, property)),
  )
  const lines: Lines = []
  const pending: Part[] = always ? [{ text: '{' }] : []
  const flush = (): void => {
    if (lines.length === 0) lines.push(`let text = ${concatenation(pending)};`)
    else if (pending.length > 0) lines.push(`text += ${concatenation(pending)};`)
    pending.length = 0
  }
  for (const [i, { property, local }] of locals.entries()) {
    const name = `${i === 0 && always ? '' : ','}${JSON.stringify(property.name)}:`
    if (isOptional(writing, property)) {
      flush()
      lines.push(...optionalLines(writing, property, local, name))
    } else pending.push({ text: name }, valuePart(writing, property))
  }
  if (model.index.length === 0 && always) pending.push({ text: '}' })
  flush()
  lines.push(...indexLines(writing, model))
  if (!always) return [...declared, ...lines, 'return "{" + text.slice(1) + "}";']
  const [only] = lines
  if (lines.length === 1 && only !== undefined) return [only.replace('let text =', 'return')]
  return [...declared, ...lines, model.index.length === 0 ? 'return text;' : 'return text + "}";']
}

/** Whether the value of a property is looked at more than once. */
function hasOwnLocal(writing: Writing, property: Property): boolean {
  const { kind } = writing.model(property.type)
  return (
    isOptional(writing, property) && kind !== 'never' && kind !== 'undefined' && !passesThrough(writing, property.type)
  )
}

/** Whether there may be nothing to write. */
function isOptional(writing: Writing, { type, optional }: Property): boolean {
  return optional || acceptsUndefined(writing.table, type)
}

/** A part of a JSON text: as it stands, or an expression for it. */
type Part = { text: string } | { code: string }

function valuePart(writing: Writing, { name, type }: Property): Part {
  const model = writing.model(type)
  if (model.kind === 'literal') return { text: JSON.stringify(model.value) }
  if (model.kind === 'null') return { text: 'null' }
  const value = isInherited(name) ? `(${read(writing, 'value', name)})` : member('value', name)
  return { code: encodeExpression(writing, type, value) }
}

function concatenation(parts: readonly Part[]): string {
  const texts: string[] = []
  let open = ''
  for (const part of parts) {
    if ('text' in part) open += part.text
    else {
      if (open !== '' || texts.length === 0) texts.push(literal(open))
      open = ''
      texts.push(part.code)
    }
  }
  if (open !== '' || texts.length === 0) texts.push(literal(open))
  return texts.join(' + ')
}

function optionalLines(writing: Writing, property: Property, local: string, name: string): Lines {
  const model = writing.model(property.type)
  if (model.kind === 'never' || model.kind === 'undefined') return []
  const text = encodeExpression(writing, property.type, local)
  if (!passesThrough(writing, property.type)) {
    return [`if (${local} !== undefined) text += ${literal(name)} + ${text};`]
  }
  // Of a function, say, JSON has no text: the property is left out, as `JSON.stringify` does.
  const value = isInherited(property.name)
    ? `(${read(writing, 'value', property.name)})`
    : member('value', property.name)
  const json = encodeExpression(writing, property.type, value)
  return [`const ${local} = ${json};`, `if (${local} !== undefined) text += ${literal(name)} + ${local};`]
}

function indexLines(writing: Writing, model: ObjectModel): Lines {
  if (model.index.length === 0) return []
  const lines: Lines = []
  for (const { names, type } of [...model.index].sort(
    (a, b) => Number(a.names === undefined) - Number(b.names === undefined),
  )) {
    const encoded = `json = ${encodeExpression(writing, type, 'value[key]')};`
    const start = lines.length === 0 ? '' : 'else '
    const given = acceptsUndefined(writing.table, type) ? `if (value[key] !== undefined) ${encoded}` : encoded
    lines.push(
      start + (names === undefined ? given : `if (${writing.regex(names, 'u', 'names_1')}.test(key)) ${encoded}`),
    )
  }
  return block(`for (const key of ${writing.global('Object')}.keys(value))`, [
    ...skipDeclared(model),
    'let json;',
    ...lines,
    `if (json !== undefined) text += "," + ${writing.support('jsonString')}(key) + ":" + json;`,
  ])
}

/** Optional items at the end that are `undefined` are left out, so that they are missing again when read. */
function tupleBody(writing: Writing, shape: TupleShape): Lines {
  if (shape.optional.length > 0) {
    const lines = [
      'let length = value.length;',
      `while (length > ${shape.least} && value[length - 1] === undefined) length--;`,
      'let text = "";',
    ]
    for (const { type, presence, index, loop } of tupleParts(shape, 'value')) {
      const text = `text += "," + ${presence === 'optional' ? `(value[${index}] === undefined ? "null" : ${encodeExpression(writing, type, `value[${index}]`)})` : itemExpression(writing, type, `value[${index}]`)};`
      lines.push(
        ...(loop === undefined
          ? [`if (length > ${index}) ${text}`]
          : block(loop.replace('value.length', 'length'), [text])),
      )
    }
    return [...lines, 'return "[" + text.slice(1) + "]";']
  }
  const lines = ['let text = "";']
  for (const { type, index, loop } of tupleParts(shape, 'value')) {
    const text = `text += "," + ${itemExpression(writing, type, `value[${index}]`)};`
    lines.push(...(loop === undefined ? [text] : block(loop, [text])))
  }
  return [...lines, 'return "[" + text.slice(1) + "]";']
}

function unionBody(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
  const scalar = `return ${writing.support('jsonScalar')}(value);`
  const lines = [...standInLines(writing, plan), `if (typeof value !== "object" || value === null) ${scalar}`]
  if (plan.arrays.length > 0) lines.push(...arrayMembers(writing, id, plan))
  for (const { id: each, test } of collectionMembers(writing, plan)) {
    const condition = test ?? holds(isCondition(writing, each, 'value'))
    lines.push(`if (${condition}) return ${encodeExpression(writing, each, 'value')};`)
  }
  for (const each of plan.simple) {
    const { kind } = writing.model(each)
    if (kind === 'toJson')
      lines.push(
        `if (${holds(isCondition(writing, each, 'value'))}) return ${encodeExpression(writing, each, 'value')};`,
      )
    if (kind === 'date') lines.push(`if (value instanceof ${writing.global('Date')}) ${scalar}`)
    if (kind === 'anyObject' || kind === 'unknown') return [...lines, `return ${writing.support('jsonAny')}(value);`]
  }
  const something = plan.simple.some((each) => writing.model(each).kind === 'something')
  const [first] = plan.objects
  if (first !== undefined && plan.objects.length === 1 && !something) {
    return [...lines, `return ${encodeExpression(writing, first.id, 'value')};`]
  }
  if (first !== undefined && plan.tag !== undefined) return [...lines, ...taggedLines(writing, plan, plan.tag)]
  if (first === undefined && !something) return [...lines, scalar]
  return [...lines, ...mergedLines(writing, id, plan, something)]
}

function standInLines(writing: Writing, plan: UnionPlan): Lines {
  const lines = standInsOf(writing, plan.simple).map((model) => {
    const test =
      model.kind === 'bigint' ? 'typeof value === "bigint"' : holds(standInCondition(writing, model, 'value'))
    return `if (${test}) return ${standInText(writing, model, 'value')};`
  })
  return [...new Set(lines)]
}

/** An array that fits several members has what any of them declares, and so does the copy that `strip` makes. */
function arrayMembers(writing: Writing, id: TypeId, { arrays, simple }: UnionPlan): Lines {
  const beyond = simple.some((each) => ['anyObject', 'something'].includes(writing.model(each).kind))
  const array = `if (${writing.global('Array')}.isArray(value))`
  const whole = `return ${writing.support('jsonAny')}(${stripExpression(writing, id, 'value')});`
  const merged = arrays.length > 1 && arrays.some((each) => copiesItems(writing, each))
  if ((merged || beyond) && !holdsStandIns(writing, id)) return block(array, [whole])
  if (merged && !beyond) return block(array, mergedTextLines(writing, mergedParts(writing, arrays)))
  const lines = arrays.map((each, i) => {
    const text = `return ${encodeExpression(writing, each, 'value')};`
    return i === arrays.length - 1 && !beyond ? text : `if (${holds(isCondition(writing, each, 'value'))}) ${text}`
  })
  return block(array, beyond ? [...lines, whole] : lines)
}

/** Whether the items of an array have parts that are copied one by one. */
function copiesItems(writing: Writing, id: TypeId): boolean {
  return partsOf(writing.table, id).some((part) => copies(writing, part))
}

function taggedLines(writing: Writing, plan: UnionPlan, tag: string): Lines {
  const cases = plan.objects.flatMap(({ id, tags }, i) => [
    ...(i === plan.objects.length - 1 ? ['default:'] : tags.map((each) => `case ${literal(each)}:`)),
    `  return ${encodeExpression(writing, id, 'value')};`,
  ])
  return block(`switch (${isInherited(tag) ? read(writing, 'value', tag) : member('value', tag)})`, cases)
}

/**
 * A value that only one member fits is written as that; one that fits several has the properties of all of them, and
 * the copy that `strip` makes has just those.
 */
function mergedLines(writing: Writing, id: TypeId, plan: UnionPlan, something: boolean): Lines {
  const whole = `return ${writing.support('jsonAny')}(${writing.use('strip', id)}(value));`
  if (something && !holdsStandIns(writing, id)) return [whole]
  const text = (member: TypeId): string => encodeExpression(writing, member, 'value')
  const one = plan.objects.length === 1 ? [] : memberLines(writing, id, plan.objects, text)
  if (!holdsStandIns(writing, id)) return [...one, whole]
  const members = plan.objects.map((member) => member.id)
  return [...one, ...mergedTextLines(writing, mergedParts(writing, members))]
}

function mergedParts(writing: Writing, members: readonly TypeId[]): { fits: string; text: string }[] {
  return members.map((member) => ({
    fits: holds(isCondition(writing, member, 'value')),
    text: encodeExpression(writing, member, 'value'),
  }))
}
