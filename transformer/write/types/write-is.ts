import type { Constraints, Property, TypeId } from '../../model/types'
import { all, always, any, call, compare, fails, holds, never, order, type Condition } from './condition'
import { acceptsUndefined } from './accepts-undefined'
import { formatFlags, formatPatterns } from './format-patterns'
import { arrayCall } from './is-array'
import { numberRules } from './number-rules'
import { present, read, withLocals } from './property-access'
import { standInCondition } from './stand-in'
import type { SupportName } from './support'
import { block, indent, literal, member, type Lines } from './text'
import { tupleChecks } from './tuple-checks'
import { tupleShape } from './tuple-shape'
import { isInline, planUnion, type ObjectMember, type ObjectModel, type UnionPlan } from './union-plan'
import { uniqueCondition } from './unique-items'
import { collectionChecks } from './write-collection'
import { toJsonChecks } from './write-to-json'
import { withoutCovering } from './write-member'
import type { Writing } from './writing'

/** The test that `value`, a name or a constant path, has the type. */
export function isCondition(writing: Writing, id: TypeId, value: string): Condition {
  const model = writing.model(id)
  switch (model.kind) {
    case 'string':
      return all(
        compare(`typeof ${value}`, '===', '"string"'),
        ...stringConditions(writing, model.constraints ?? {}, value),
      )
    case 'number':
      return numberCondition(writing, model.constraints ?? {}, value)
    case 'boolean':
      return compare(`typeof ${value}`, '===', '"boolean"')
    case 'null':
      return compare(value, '===', 'null')
    case 'undefined':
      return compare(value, '===', 'undefined')
    case 'unknown':
      return always
    case 'never':
    case 'obstacle':
      return never
    case 'date':
      return all(
        call(`(${value} instanceof ${writing.global('Date')})`),
        call(`${writing.global('Number')}.isFinite(${value}.getTime())`),
      )
    case 'bigint':
    case 'url':
    case 'bytes':
      return standInCondition(writing, model, value)
    case 'literal':
      return compare(value, '===', literal(model.value))
    case 'something':
      return all(compare(value, '!==', 'undefined'), compare(value, '!==', 'null'))
    case 'anyObject':
      return all(compare(`typeof ${value}`, '===', '"object"'), compare(value, '!==', 'null'))
    case 'union': {
      const plan = planUnion(writing.table, model)
      return isInline(plan) ? unionCondition(writing, plan, value) : call(`${writing.use('is', id)}(${value})`)
    }
    case 'array':
    case 'tuple':
    case 'map':
    case 'set':
    case 'toJson':
    case 'object':
      return call(`${writing.use('is', id)}(${value})`)
  }
}

/** What the constraints ask of a string, cheapest first. */
function stringConditions(writing: Writing, constraints: Constraints, value: string): Condition[] {
  const { minLength = 0, maxLength, patterns = [], formats = [] } = constraints
  const conditions: Condition[] = []
  if (minLength > 0) conditions.push(minLengthCondition(writing, minLength, value))
  if (maxLength !== undefined) conditions.push(maxLengthCondition(writing, maxLength, value))
  for (const pattern of patterns) conditions.push(call(`${writing.regex(pattern, 'u', 'pattern_1')}.test(${value})`))
  for (const format of formats) conditions.push(formatCondition(writing, format, value))
  return conditions
}

/** A character is one or two code units, so most texts need no counting. */
export function minLengthCondition(writing: Writing, least: number, value: string): Condition {
  if (least === 1) return order(`${value}.length`, '>=', 1)
  const count = `${writing.support('characters')}(${value})`
  return any(
    order(`${value}.length`, '>=', 2 * least),
    all(order(`${value}.length`, '>=', least), order(count, '>=', least)),
  )
}

export function maxLengthCondition(writing: Writing, most: number, value: string): Condition {
  if (most === 0) return compare(`${value}.length`, '===', '0')
  const count = `${writing.support('characters')}(${value})`
  return any(
    order(`${value}.length`, '<=', most),
    all(order(`${value}.length`, '<=', 2 * most), order(count, '<=', most)),
  )
}

/** What formats ask that no regular expression decides, by the support that does. */
const judged: Readonly<Record<string, SupportName>> = {
  time: 'fullTime',
  'date-time': 'dateTime',
  'iso-time': 'isoTime',
  'iso-date-time': 'isoDateTime',
  regex: 'regexText',
}

export function formatCondition(writing: Writing, format: string, value: string): Condition {
  const support = judged[format]
  if (support !== undefined) return call(`${writing.support(support)}(${value})`)
  // They say what a string is for, not what is in it.
  if (format === 'password' || format === 'binary') return always
  const pattern = formatPatterns[format]
  if (pattern === undefined) throw new Error(`no such format: ${format}`)
  const wish = `${format.replace(/\W/gu, '_')}_format`
  return call(`${writing.regex(pattern, formatFlags(format), wish)}.test(${value})`)
}

function numberCondition(writing: Writing, constraints: Constraints, value: string): Condition {
  const rules = numberRules(writing, constraints, value).map(({ condition }) => condition)
  // A whole number is finite.
  const finite = constraints.integer === true ? [] : [call(`${writing.global('Number')}.isFinite(${value})`)]
  return all(...finite, ...rules)
}

function unionCondition(writing: Writing, plan: UnionPlan, value: string): Condition {
  return any(
    ...plan.literals.map((each) => compare(value, '===', literal(each))),
    ...plan.simple.map((id) => isCondition(writing, id, value)),
    ...[...plan.arrays, ...withoutCovering(writing, plan.objects).map(({ id }) => id)].map((id) =>
      isCondition(writing, id, value),
    ),
  )
}

/** The function that checks a type with parts. */
export function writeIs(writing: Writing, id: TypeId, name: string): Lines {
  return block(`function ${name}(value)`, body(writing, id))
}

function body(writing: Writing, id: TypeId): Lines {
  const model = writing.model(id)
  switch (model.kind) {
    case 'object':
      return objectBody(writing, model)
    case 'array':
      return arrayBody(writing, id, model.element, model.constraints ?? {})
    case 'tuple':
      return tupleChecks(writing, tupleShape(model.elements), (type, part) => isCondition(writing, type, part))
    case 'toJson':
      return toJsonChecks(model, (type, part) => isCondition(writing, type, part))
    case 'map':
    case 'set':
      return collectionChecks(writing, model, (type, part) => isCondition(writing, type, part))
    case 'union': {
      const plan = planUnion(writing.table, model)
      return isInline(plan) ? [`return ${holds(unionCondition(writing, plan, 'value'))};`] : unionBody(writing, plan)
    }
    default:
      return [`return ${holds(isCondition(writing, id, 'value'))};`]
  }
}

/** Whether an array could be told from the type by its properties alone, so that nothing else looks. */
export function admitsArrays(writing: Writing, model: ObjectModel): boolean {
  return model.properties.some(
    ({ name, type, optional }) =>
      !optional && !acceptsUndefined(writing.table, type) && !(name in []) && !/^\d+$/u.test(name),
  )
}

export function objectCondition(writing: Writing, model: ObjectModel): Condition {
  const object = [compare('typeof value', '===', '"object"'), compare('value', '!==', 'null')]
  return all(
    ...object,
    ...(admitsArrays(writing, model) ? [] : [call(`${writing.global('Array')}.isArray(value)`, true)]),
  )
}

function objectBody(writing: Writing, model: ObjectModel): Lines {
  return [
    `if (${fails(objectCondition(writing, model))}) return false;`,
    ...propertyLines(writing, model.properties, 'value'),
    ...indexLines(writing, model),
    'return true;',
  ]
}

/** Statements that return false when a property of `object`, a name, is not as declared. */
function propertyLines(writing: Writing, declared: readonly Property[], object: string): Lines {
  const lines: Lines = []
  // What is cheap to check comes first, so that most misfits are found before anything is entered.
  const properties = withLocals(declared)
    .map((each) => ({ ...each, condition: propertyCondition(writing, each.property, each.local, object) }))
    .map((each) => ({ ...each, cost: /\w+_\w+\(|\.test\(/u.test(holds(each.condition)) ? 1 : 0 }))
    .sort((a, b) => a.cost - b.cost)
  for (const { property, local, condition } of properties) {
    const test = fails(condition)
    if (test === 'false') continue
    const access = read(writing, object, property.name)
    const inside = property.optional ? undefined : smallObject(writing, property.type)
    if (object === 'value' && inside !== undefined && !localsOf(inside).includes(local)) {
      lines.push(`const ${local} = ${access};`, ...insideLines(writing, inside, local))
      // A variable only where the value is looked at more than once.
    } else if (access === member(object, property.name) && test.split(new RegExp(`\\b${local}\\b`, 'u')).length === 2) {
      lines.push(`if (${fails(propertyCondition(writing, property, access, object))}) return false;`)
    } else lines.push(`const ${local} = ${access};`, `if (${test}) return false;`)
  }
  return lines
}

const mostInlined = 6

/** An object with few properties that are no objects themselves: to check it where it stands is quicker than a call. */
function smallObject(writing: Writing, id: TypeId): ObjectModel | undefined {
  const model = writing.model(id)
  if (model.kind !== 'object' || model.index.length > 0 || model.properties.length > mostInlined) return undefined
  const flat = model.properties.every(({ type }) => isFlat(writing, type))
  return flat && admitsArrays(writing, model) ? model : undefined
}

function isFlat(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  if (model.kind === 'union') return model.members.length <= 4 && model.members.every((each) => isFlat(writing, each))
  return ['string', 'number', 'boolean', 'null', 'undefined', 'literal', 'unknown'].includes(model.kind)
}

function localsOf(model: ObjectModel): string[] {
  return withLocals(model.properties).map(({ local }) => local)
}

function insideLines(writing: Writing, model: ObjectModel, object: string): Lines {
  const isObject = all(compare(`typeof ${object}`, '===', '"object"'), compare(object, '!==', 'null'))
  return [`if (${fails(isObject)}) return false;`, ...scoped(propertyLines(writing, model.properties, object))]
}

/** Variables of a part are no variables of the whole. */
function scoped(lines: Lines): Lines {
  return lines.some((line) => line.startsWith('const ')) ? ['{', ...indent(lines), '}'] : lines
}

function propertyCondition(
  writing: Writing,
  { name, type, optional, exact }: Property,
  value: string,
  object: string,
): Condition {
  const condition = isCondition(writing, type, value)
  if (optional) {
    const absent = compare(value, '===', 'undefined')
    return any(exact === true ? all(absent, call(`(${present(writing, object, name)})`, true)) : absent, condition)
  }
  if (!acceptsUndefined(writing.table, type)) return condition
  return all(any(compare(value, '!==', 'undefined'), call(`(${present(writing, object, name)})`)), condition)
}

function indexLines(writing: Writing, model: ObjectModel): Lines {
  if (model.index.length === 0) return []
  const checks = model.index.map(({ names, type }) => {
    const condition = isCondition(writing, type, 'item')
    if (names === undefined) return condition
    return any(call(`${writing.regex(names, 'u', 'names_1')}.test(key)`, true), condition)
  })
  const test = fails(all(...checks))
  if (test === 'false') return []
  return block(`for (const key of ${writing.global('Object')}.keys(value))`, [
    ...skipDeclared(model),
    'const item = value[key];',
    `if (${test}) return false;`,
  ])
}

/** In a loop over all keys: index signatures do not speak of declared properties. */
export function skipDeclared(model: ObjectModel): Lines {
  if (model.properties.length === 0) return []
  return [`if (${model.properties.map(({ name }) => `key === ${literal(name)}`).join(' || ')}) continue;`]
}

export function arrayCondition(writing: Writing, element: TypeId, { minItems = 0, maxItems }: Constraints): Condition {
  return all(
    call(arrayCall(writing, element, 'value')),
    ...(minItems > 0 ? [order('value.length', '>=', minItems)] : []),
    ...(maxItems === undefined ? [] : [order('value.length', '<=', maxItems)]),
  )
}

function arrayBody(writing: Writing, id: TypeId, element: TypeId, constraints: Constraints): Lines {
  const array = arrayCondition(writing, element, constraints)
  const test = fails(isCondition(writing, element, 'item'))
  const small = smallObject(writing, element)
  const check = small === undefined ? [`if (${test}) return false;`] : insideLines(writing, small, 'item')
  const loop = block('for (let i = 0; i < value.length; i++)', ['const item = value[i];', ...check])
  const verdict = constraints.uniqueItems === true ? holds(uniqueCondition(writing, id, 'value')) : 'true'
  return [`if (${fails(array)}) return false;`, ...(test === 'false' ? [] : loop), `return ${verdict};`]
}

function unionBody(writing: Writing, plan: UnionPlan): Lines {
  const lines: Lines = []
  if (plan.literals.length > 0) {
    lines.push(...block('switch (value)', [...plan.literals.map((each) => `case ${literal(each)}:`), '  return true;']))
  }
  for (const id of plan.simple) lines.push(`if (${holds(isCondition(writing, id, 'value'))}) return true;`)
  if (plan.tag !== undefined) return [...lines, ...taggedBody(writing, plan, plan.tag)]
  const objects = withoutCovering(writing, plan.objects).map(({ id }) => id)
  const rest = [...plan.arrays, ...objects].map((id) => isCondition(writing, id, 'value'))
  return [...lines, `return ${holds(any(...rest))};`]
}

function taggedBody(writing: Writing, plan: UnionPlan, tag: string): Lines {
  const arrays = plan.arrays.map((id) => `if (${holds(isCondition(writing, id, 'value'))}) return true;`)
  const cases = plan.objects.flatMap((each) => [
    ...each.tags.map((value) => `case ${literal(value)}:`),
    ...indent(memberLines(writing, each, tag)),
  ])
  return [
    ...arrays,
    'if (typeof value !== "object" || value === null) return false;',
    ...block(`switch (${read(writing, 'value', tag)})`, [...cases, 'default:', '  return false;']),
  ]
}

/** A member that is small is checked here: that it is an object with this tag is known. */
function memberLines(writing: Writing, { id, model }: ObjectMember, tag: string): Lines {
  if (smallObject(writing, id) === undefined) return [`return ${writing.use('is', id)}(value);`]
  const others = model.properties.filter(({ name }) => name !== tag)
  return scoped([...propertyLines(writing, others, 'value'), 'return true;'])
}
