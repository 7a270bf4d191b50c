import type { Constraints, Property, TypeId } from '../../model/types'
import { acceptsUndefined } from './accepts-undefined'
import { call, fails, holds, any, order, type Condition } from './condition'
import { describe, describeLiterals } from './describe'
import { present, read, withLocals } from './property-access'
import { block, literal, type Lines } from './text'
import { tupleParts, tupleShape, type TupleShape } from './tuple-shape'
import { isInline, planUnion, type ObjectModel, type UnionPlan } from './union-plan'
import { formatCondition, isCondition, maxLengthCondition, minLengthCondition, skipDeclared } from './write-is'
import type { Writing } from './writing'

/** Statements that report why `value` does not have the type; they do nothing when it does. */
export function reportLines(writing: Writing, id: TypeId, value: string): Lines {
  const model = writing.model(id)
  switch (model.kind) {
    case 'unknown':
      return []
    case 'string':
      return constrained(
        `typeof ${value} !== "string"`,
        id,
        value,
        writing,
        stringRules(writing, model.constraints ?? {}, value),
      )
    case 'number': {
      const { integer, ...bounds } = model.constraints ?? {}
      const finite = `!${writing.global('Number')}.isFinite(${value})`
      const whole = call(`${writing.global('Number')}.isInteger(${value})`)
      const rules = numberRules(bounds, value)
      if (integer === true) rules.unshift({ code: 'integer', expected: 'integer', condition: whole })
      return constrained(finite, id, value, writing, rules)
    }
    case 'union':
      if (!hasRichParts(writing, id)) return simple(writing, id, value)
      return [`${writing.use('report', id)}(${value}, reporter);`]
    case 'array':
    case 'tuple':
    case 'object':
      return [`${writing.use('report', id)}(${value}, reporter);`]
    default:
      return simple(writing, id, value)
  }
}

/** Whether more can be said about a misfit than what the union asks for. */
function hasRichParts(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  if (model.kind !== 'union') return false
  const plan = planUnion(writing.table, model)
  return (
    !isInline(plan) ||
    plan.arrays.length + plan.objects.length > 0 ||
    plan.simple.some((each) => isConstrained(writing, each))
  )
}

function isConstrained(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  return (model.kind === 'string' || model.kind === 'number') && model.constraints !== undefined
}

function simple(writing: Writing, id: TypeId, value: string): Lines {
  const test = fails(isCondition(writing, id, value))
  if (test === 'false') return []
  return [`if (${test}) ${misfit(writing, id, value)}`]
}

function misfit(writing: Writing, id: TypeId, value: string): string {
  const model = writing.model(id)
  const members = model.kind === 'union' ? model.members.map((member) => writing.model(member).kind) : [model.kind]
  const code = members.every((kind) => kind === 'literal') ? 'enum' : members.includes('object') ? 'union' : 'type'
  return add(model.kind === 'object' ? 'type' : code, describe(writing.table, id), value)
}

function add(code: string, expected: string, value: string): string {
  return `reporter.add(${literal(code)}, ${literal(expected)}, ${value});`
}

interface Rule {
  code: string
  expected: string
  condition: Condition
}

/** First the kind of value; only when that is right, each constraint by itself. */
function constrained(wrongKind: string, id: TypeId, value: string, writing: Writing, rules: Rule[]): Lines {
  const first = `if (${wrongKind}) ${add('type', describe(writing.table, id), value)}`
  if (rules.length === 0) return [first]
  const lines = rules.map(({ code, expected, condition }) => `if (${fails(condition)}) ${add(code, expected, value)}`)
  return [first, ...block('else', lines)]
}

function stringRules(writing: Writing, constraints: Constraints, value: string): Rule[] {
  const { minLength = 0, maxLength, patterns = [], formats = [] } = constraints
  const expected = (part: Constraints): string => describeString(part)
  const rules: Rule[] = []
  if (minLength > 0) {
    rules.push({
      code: 'minLength',
      expected: expected({ minLength }),
      condition: minLengthCondition(writing, minLength, value),
    })
  }
  if (maxLength !== undefined) {
    rules.push({
      code: 'maxLength',
      expected: expected({ maxLength }),
      condition: maxLengthCondition(writing, maxLength, value),
    })
  }
  for (const pattern of patterns) {
    const condition = call(`${writing.regex(pattern, 'u', 'pattern_1')}.test(${value})`)
    rules.push({ code: 'pattern', expected: expected({ patterns: [pattern] }), condition })
  }
  for (const format of formats) {
    rules.push({
      code: 'format',
      expected: expected({ formats: [format] }),
      condition: formatCondition(writing, format, value),
    })
  }
  return rules
}

function describeString(constraints: Constraints): string {
  return describe({ types: new Map([['string', { kind: 'string', constraints }]]) }, 'string')
}

function numberRules({ minimum, maximum }: Constraints, value: string): Rule[] {
  const rules: Rule[] = []
  if (minimum !== undefined) {
    rules.push({
      code: 'minimum',
      expected: `number of at least ${minimum}`,
      condition: order(value, '>=', literal(minimum)),
    })
  }
  if (maximum !== undefined) {
    rules.push({
      code: 'maximum',
      expected: `number of at most ${maximum}`,
      condition: order(value, '<=', literal(maximum)),
    })
  }
  return rules
}

/** The function that reports on a type with parts. */
export function writeReport(writing: Writing, id: TypeId, name: string): Lines {
  return block(`function ${name}(value, reporter)`, body(writing, id))
}

function body(writing: Writing, id: TypeId): Lines {
  const model = writing.model(id)
  switch (model.kind) {
    case 'object':
      return objectBody(writing, id, model)
    case 'array':
      return arrayBody(writing, id, model.element, model.constraints ?? {})
    case 'tuple':
      return tupleBody(writing, id, tupleShape(model.elements))
    case 'union':
      return hasRichParts(writing, id)
        ? unionBody(writing, id, planUnion(writing.table, model))
        : simple(writing, id, 'value')
    default:
      return reportLines(writing, id, 'value')
  }
}

/** Reports on a part; `at` is its property name or index, as an expression. */
function within(at: string, lines: Lines): Lines {
  return [`reporter.path.push(${at});`, ...lines, 'reporter.path.pop();']
}

function objectBody(writing: Writing, id: TypeId, model: ObjectModel): Lines {
  const notObject = `typeof value !== "object" || value === null || ${writing.global('Array')}.isArray(value)`
  const lines = block(`if (${notObject})`, [misfit(writing, id, 'value'), 'return;'])
  for (const { property, local } of withLocals(model.properties)) lines.push(...propertyLines(writing, property, local))
  return [...lines, ...indexLines(writing, model)]
}

function propertyLines(writing: Writing, property: Property, local: string): Lines {
  const { name, type, optional, exact } = property
  const report = reportLines(writing, type, local)
  const there = present(writing, 'value', name)
  const declare = `const ${local} = ${read(writing, 'value', name)};`
  if (optional) {
    if (report.length === 0) return []
    const given = exact === true ? `${local} !== undefined || ${there}` : `${local} !== undefined`
    return [declare, ...block(`if (${given})`, within(literal(name), report))]
  }
  const missing = `reporter.missing(${literal(name)}, ${literal(describe(writing.table, type))});`
  const absent = acceptsUndefined(writing.table, type)
    ? `${local} === undefined && !(${there})`
    : `${local} === undefined`
  const first = [declare, `if (${absent}) ${missing}`]
  return report.length === 0 ? first : [...first, ...block('else', within(literal(name), report))]
}

function indexLines(writing: Writing, model: ObjectModel): Lines {
  const checks = model.index.flatMap(({ names, type }) => {
    const report = reportLines(writing, type, 'item')
    if (names === undefined || report.length === 0) return report
    return block(`if (${writing.regex(names, 'u', 'names_1')}.test(key))`, report)
  })
  if (checks.length === 0) return []
  return block(`for (const key of ${writing.global('Object')}.keys(value))`, [
    ...skipDeclared(model),
    'const item = value[key];',
    ...within('key', checks),
  ])
}

function arrayBody(writing: Writing, id: TypeId, element: TypeId, { minItems = 0, maxItems }: Constraints): Lines {
  const lines = block(`if (!${writing.global('Array')}.isArray(value))`, [misfit(writing, id, 'value'), 'return;'])
  const count = (code: string, expected: string, test: string): string => `if (${test}) ${add(code, expected, 'value')}`
  const plural = (items: number): string => `${items} item${items === 1 ? '' : 's'}`
  if (minItems > 0) lines.push(count('minItems', `array of at least ${plural(minItems)}`, `value.length < ${minItems}`))
  if (maxItems !== undefined)
    lines.push(count('maxItems', `array of at most ${plural(maxItems)}`, `value.length > ${maxItems}`))
  const report = reportLines(writing, element, 'item')
  if (report.length === 0) return lines
  return [
    ...lines,
    ...block('for (let i = 0; i < value.length; i++)', ['const item = value[i];', ...within('i', report)]),
  ]
}

function tupleBody(writing: Writing, id: TypeId, shape: TupleShape): Lines {
  const wrongLength = [
    ...(shape.least > 0 ? [`value.length < ${shape.least}`] : []),
    ...(shape.most === undefined ? [] : [`value.length > ${shape.most}`]),
  ]
  const lines = block(`if (!${writing.global('Array')}.isArray(value))`, [misfit(writing, id, 'value'), 'return;'])
  if (wrongLength.length > 0) {
    const wrong = [add('items', describe(writing.table, id), 'value'), 'return;']
    lines.push(...block(`if (${wrongLength.join(' || ')})`, wrong))
  }
  for (const [n, { type, presence, index, loop }] of tupleParts(shape, 'value').entries()) {
    const local = loop === undefined ? `item${n}` : 'item'
    const report = reportLines(writing, type, local)
    if (report.length === 0) continue
    const looked = within(index, report)
    const check = presence === 'optional' ? block(`if (${local} !== undefined)`, looked) : looked
    lines.push(
      ...[`const ${local} = value[${index}];`].flatMap((read) =>
        loop === undefined ? [read, ...check] : block(loop, [read, ...check]),
      ),
    )
  }
  return lines
}

/**
 * Explains the member that the value was most likely meant to be: by its kind, by its tag, and among untagged objects
 * the one that gets furthest.
 */
function unionBody(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
  const whole = misfit(writing, id, 'value')
  const accepted = [
    ...plan.literals.slice(0, 7).map((each) => `value === ${literal(each)}`),
    ...plan.simple.map((each) => holds(isCondition(writing, each, 'value'))),
  ]
  if (plan.literals.length > 6) return literalsBody(writing, id, plan)
  return [
    ...(accepted.length === 0
      ? []
      : [
          `if (${accepted.map((text) => (text.includes('&&') && accepted.length > 1 ? `(${text})` : text)).join(' || ')}) return;`,
        ]),
    ...arrayMembers(writing, plan),
    ...objectMembers(writing, plan),
    ...constrainedMember(writing, plan),
    whole,
  ]
}

/** With many literals, `is` has the list. */
function literalsBody(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
  return [
    `if (${writing.use('is', id)}(value)) return;`,
    ...arrayMembers(writing, plan),
    ...objectMembers(writing, plan),
    ...constrainedMember(writing, plan),
    misfit(writing, id, 'value'),
  ]
}

function arrayMembers(writing: Writing, { arrays }: UnionPlan): Lines {
  const [first] = arrays
  if (first === undefined) return []
  const report = (id: TypeId): string => `${writing.use('report', id)}(value, reporter);`
  const array = `if (${writing.global('Array')}.isArray(value))`
  if (arrays.length === 1) return block(array, [report(first), 'return;'])
  const some = holds(any(...arrays.map((id) => isCondition(writing, id, 'value'))))
  const cases = arrays.flatMap((id, n) => [
    n === arrays.length - 1 ? 'default:' : `case ${n}:`,
    `  ${report(id)}`,
    '  return;',
  ])
  return block(array, [`if (${some}) return;`, ...furthestLines(writing, arrays), ...block('switch (best)', cases)])
}

/** Finds the array type that the most items from the start have. */
function furthestLines(writing: Writing, arrays: TypeId[]): Lines {
  const lines = ['let best = 0, furthest = -1, i = 0;']
  for (const [n, id] of arrays.entries()) {
    const model = writing.model(id)
    if (model.kind !== 'array') continue
    const fits = holds(isCondition(writing, model.element, 'value[i]'))
    const test = fits.includes('||') ? `(${fits})` : fits
    lines.push('i = 0;', `while (i < value.length && ${test}) i++;`)
    lines.push(...block('if (i > furthest)', [`best = ${n};`, 'furthest = i;']))
  }
  return lines
}

function objectMembers(writing: Writing, plan: UnionPlan): Lines {
  const [first] = plan.objects
  if (first === undefined) return []
  const notArray = plan.arrays.length > 0 ? '' : ` && !${writing.global('Array')}.isArray(value)`
  const object = `if (typeof value === "object" && value !== null${notArray})`
  const report = (id: TypeId): string => `${writing.use('report', id)}(value, reporter);`
  if (plan.objects.length === 1) return block(object, [report(first.id), 'return;'])
  if (plan.tag !== undefined) return block(object, taggedLines(writing, plan, plan.tag, report))
  const some = holds(any(...plan.objects.map(({ id }) => isCondition(writing, id, 'value'))))
  const cases = plan.objects.flatMap(({ id }, i) => [
    i === plan.objects.length - 1 ? 'default:' : `case ${i}:`,
    `  ${report(id)}`,
    '  return;',
  ])
  const nearest = `${writing.use('nearest', nearestId(writing, plan))}(value)`
  return block(object, [`if (${some}) return;`, ...block(`switch (${nearest})`, cases)])
}

function nearestId(writing: Writing, plan: UnionPlan): TypeId {
  for (const [id, model] of writing.table.types) {
    if (model.kind === 'union' && plan.objects.every((member) => model.members.includes(member.id))) return id
  }
  throw new Error('no such union')
}

function taggedLines(writing: Writing, plan: UnionPlan, tag: string, report: (id: TypeId) => string): Lines {
  const expected = literal(describeLiterals(plan.objects.flatMap(({ tags }) => tags)))
  const cases = plan.objects.flatMap(({ id, tags }) => [
    ...tags.map((each) => `case ${literal(each)}:`),
    `  ${report(id)}`,
    '  return;',
  ])
  return [
    `const tag = ${read(writing, 'value', tag)};`,
    ...block('switch (tag)', [
      ...cases,
      'case undefined:',
      `  reporter.missing(${literal(tag)}, ${expected});`,
      '  return;',
      'default:',
      `  reporter.path.push(${literal(tag)});`,
      `  reporter.add("union", ${expected}, tag);`,
      '  reporter.path.pop();',
      '  return;',
    ]),
  ]
}

/** A string that breaks a rule of the only string member is told so; likewise for numbers. */
function constrainedMember(writing: Writing, plan: UnionPlan): Lines {
  const lines: Lines = []
  for (const kind of ['string', 'number'] as const) {
    const [only, second] = plan.simple.filter((id) => writing.model(id).kind === kind)
    if (only === undefined || second !== undefined || !isConstrained(writing, only)) continue
    if (plan.literals.some((value) => typeof value === kind)) continue
    const finite = kind === 'string' ? 'typeof value === "string"' : `${writing.global('Number')}.isFinite(value)`
    lines.push(...block(`if (${finite})`, [...reportLines(writing, only, 'value'), 'return;']))
  }
  return lines
}
