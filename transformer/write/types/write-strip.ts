import type { TypeId } from '../../model/types'
import { holds } from './condition'
import { defaultExpression } from './default-value'
import { declareLocals, isInherited, read, withLocals } from './property-access'
import { collectionMembers, isCollection } from './collection'
import { finiteArrayCall } from './is-array'
import { isSameInJson } from './same-in-json'
import { block, key, literal, member, type Lines } from './text'
import { tupleParts, tupleShape, type TupleShape } from './tuple-shape'
import { planUnion, type ObjectModel, type UnionPlan } from './union-plan'
import { isCondition, skipDeclared } from './write-is'
import { collectionCopy } from './write-collection'
import { memberLines } from './write-member'
import type { Writing } from './writing'

/** A copy of `value` with declared properties only; `value` itself where there is nothing to leave out. */
export function stripExpression(writing: Writing, id: TypeId, value: string): string {
  return copies(writing, id) ? `${writing.use('strip', id)}(${value})` : value
}

/** Whether a value of the type has parts to copy. */
export function copies(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  if (model.kind === 'union') return model.members.some((member) => copies(writing, member))
  return (
    model.kind === 'object' ||
    model.kind === 'array' ||
    model.kind === 'tuple' ||
    model.kind === 'something' ||
    isCollection(model)
  )
}

export function writeStrip(writing: Writing, id: TypeId, name: string): Lines {
  return block(`function ${name}(value)`, body(writing, id))
}

function body(writing: Writing, id: TypeId): Lines {
  const model = writing.model(id)
  switch (model.kind) {
    case 'object':
      return [...misfitLines(writing, id), ...objectBody(writing, model)]
    case 'array':
      return [...misfitLines(writing, id), ...arrayBody(writing, model.element)]
    case 'tuple':
      return tupleBody(writing, tupleShape(model.elements))
    case 'map':
    case 'set':
      return collectionCopy(writing, model, (type, part) => stripExpression(writing, type, part))
    case 'union':
      return copies(writing, id) ? unionBody(writing, id, planUnion(writing.table, model)) : ['return value;']
    case 'something':
      // No property is declared; what an array holds are no properties.
      return [
        `if (typeof value !== "object" || ${writing.global('Array')}.isArray(value) || value instanceof ${writing.global('Date')}) return value;`,
        'return {};',
      ]
    default:
      return ['return value;']
  }
}

/** Where it is also what `revive` does, what does not fit is left as it is. */
function misfitLines(writing: Writing, id: TypeId): Lines {
  if (!isSameInJson(writing.table, id)) return []
  if (writing.model(id).kind === 'object') {
    return [
      `if (typeof value !== "object" || value === null || ${writing.global('Array')}.isArray(value)) return value;`,
    ]
  }
  return [`if (!${finiteArrayCall(writing, 'value')} && !${writing.use('is', id)}(value)) return value;`]
}

function objectBody(writing: Writing, model: ObjectModel): Lines {
  const properties = withLocals(model.properties)
  const optional = properties.filter(({ property }) => property.optional)
  const required = properties
    .filter(({ property }) => !property.optional)
    .map(
      ({ property }) =>
        `${key(property.name)}: ${stripExpression(writing, property.type, member('value', property.name))}`,
    )
  const literalText = required.length === 0 ? '{}' : required.length < 4 ? `{ ${required.join(', ')} }` : undefined
  const literalLines = literalText === undefined ? ['{', ...required.map((line) => `  ${line},`), '}'] : [literalText]
  const index = indexLines(writing, model)
  if (optional.length + index.length === 0) return around('return ', literalLines)
  const lines = around('const copy = ', literalLines)
  lines.push(...declareLocals(writing, 'value', optional))
  for (const { property, local } of optional) {
    const copied = stripExpression(writing, property.type, local)
    lines.push(`if (${local} !== undefined) ${assign(writing, 'copy', property.name, copied)}`)
    const missing = defaultExpression(writing, property)
    if (missing !== undefined) lines.push(`else ${assign(writing, 'copy', property.name, missing)}`)
  }
  return [...lines, ...index, 'return copy;']
}

/** The assignment of a declared property. */
export function assign(writing: Writing, object: string, name: string, value: string): string {
  if (name === '__proto__') return `${writing.support('setProperty')}(${object}, ${literal(name)}, ${value});`
  return `${member(object, name)} = ${value};`
}

function around(before: string, lines: Lines): Lines {
  return lines.map((line, i) => (i === 0 ? before : '') + line + (i === lines.length - 1 ? ';' : ''))
}

function indexLines(writing: Writing, model: ObjectModel): Lines {
  if (model.index.length === 0) return []
  return block(`for (const key of ${writing.global('Object')}.keys(value))`, [
    ...skipDeclared(model),
    ...indexCopies(writing, model, (id) => stripExpression(writing, id, 'value[key]')),
  ])
}

/** In a loop over all keys: copies the property by the first index signature that speaks of it. */
export function indexCopies(writing: Writing, model: ObjectModel, copied: (id: TypeId) => string): Lines {
  const set = (id: TypeId): string => `${writing.support('setProperty')}(copy, key, ${copied(id)});`
  const lines: Lines = []
  for (const { names, type } of [...model.index].sort(
    (a, b) => Number(a.names === undefined) - Number(b.names === undefined),
  )) {
    const start = lines.length === 0 ? '' : 'else '
    lines.push(
      names === undefined
        ? start + set(type)
        : `${start}if (${writing.regex(names, 'u', 'names_1')}.test(key)) ${set(type)}`,
    )
  }
  return lines
}

function arrayBody(writing: Writing, element: TypeId): Lines {
  if (!copies(writing, element)) return ['return value.slice();']
  return [
    'const copy = [];',
    `for (let i = 0; i < value.length; i++) copy.push(${stripExpression(writing, element, 'value[i]')});`,
    'return copy;',
  ]
}

function tupleBody(writing: Writing, shape: TupleShape): Lines {
  if (
    ![
      ...shape.required,
      ...shape.optional.map(({ type }) => type),
      ...(shape.rest === undefined ? [] : [shape.rest]),
      ...shape.last,
    ].some((id) => copies(writing, id))
  ) {
    return ['return value.slice();']
  }
  const lines = ['const copy = value.slice();']
  for (const { type, presence, index, loop } of tupleParts(shape, 'value')) {
    if (!copies(writing, type)) continue
    const copy = `copy[${index}] = ${stripExpression(writing, type, `value[${index}]`)};`
    lines.push(
      ...(loop !== undefined
        ? block(loop, [copy])
        : [presence === 'optional' ? `if (value[${index}] !== undefined) ${copy}` : copy]),
    )
  }
  return [...lines, 'return copy;']
}

function unionBody(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
  const [firstArray] = plan.arrays
  const lines = ['if (typeof value !== "object" || value === null) return value;']
  if (firstArray !== undefined) lines.push(...arrayMembers(writing, plan))
  const whole = plan.simple.filter((id) =>
    ['date', 'url', 'bytes', 'toJson', 'anyObject'].includes(writing.model(id).kind),
  )
  for (const id of whole) lines.push(`if (${holds(isCondition(writing, id, 'value'))}) return value;`)
  for (const { id, test } of collectionMembers(writing, plan)) {
    lines.push(
      `if (${test ?? holds(isCondition(writing, id, 'value'))}) return ${stripExpression(writing, id, 'value')};`,
    )
  }
  return [...lines, ...objectMembers(writing, id, plan)]
}

function arrayMembers(writing: Writing, { arrays, simple }: UnionPlan): Lines {
  const test = (id: TypeId): string => holds(isCondition(writing, id, 'value'))
  const copied = (id: TypeId): string => stripExpression(writing, id, 'value')
  const array = `if (${writing.global('Array')}.isArray(value))`
  const kind = (wanted: string): TypeId | undefined => simple.find((id) => writing.model(id).kind === wanted)
  // To `object`, all that an array holds is declared.
  if (kind('anyObject') !== undefined) return block(array, ['return value;'])
  const something = kind('something')
  const [only] = arrays.length === 1 && something === undefined ? arrays : []
  if (only !== undefined) return block(array, [`return ${copied(only)};`])
  return block(array, [
    'let copy;',
    ...arrays.map((id) => `if (${test(id)}) copy = ${writing.support('mergeCopies')}(copy, ${copied(id)});`),
    something === undefined ? 'return copy;' : `return copy === undefined ? ${copied(something)} : copy;`,
  ])
}

function objectMembers(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
  const something = plan.simple.find((id) => writing.model(id).kind === 'something')
  const [first] = plan.objects
  if (first === undefined)
    return [something === undefined ? 'return value;' : `return ${stripExpression(writing, something, 'value')};`]
  if (plan.objects.length === 1 && something === undefined)
    return [`return ${stripExpression(writing, first.id, 'value')};`]
  if (plan.tag !== undefined) return taggedLines(writing, plan, plan.tag)
  const copied = (each: TypeId): string => stripExpression(writing, each, 'value')
  const one = plan.objects.length === 1 ? [] : memberLines(writing, id, plan.objects, copied)
  return [...one, ...mergedLines(writing, plan, (each) => holds(isCondition(writing, each, 'value')), copied)]
}

function taggedLines(writing: Writing, plan: UnionPlan, tag: string): Lines {
  const cases = plan.objects.flatMap(({ id, tags }) => [
    ...tags.map((each) => `case ${literal(each)}:`),
    `  return ${stripExpression(writing, id, 'value')};`,
  ])
  const value = isInherited(tag) ? read(writing, 'value', tag) : member('value', tag)
  return block(`switch (${value})`, [...cases, 'default:', '  return value;'])
}

/** A value may have several members' types at once; what any of them declares is kept. */
function mergedLines(
  writing: Writing,
  plan: UnionPlan,
  test: (id: TypeId) => string,
  copied: (id: TypeId) => string,
): Lines {
  const bySize = [...plan.objects].sort((a, b) => a.model.properties.length - b.model.properties.length)
  return [
    'let copy = {};',
    ...bySize.map(({ id }) => `if (${test(id)}) copy = ${writing.support('mergeCopies')}(copy, ${copied(id)});`),
    'return copy;',
  ]
}
