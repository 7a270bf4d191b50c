import type { Constraints, Property, TypeId, TypeModel } from '../../model/types'
import { acceptsUndefined } from './accepts-undefined'
import { any, call, fails, order } from './condition'
import { arrayCall } from './is-array'
import { describe } from './describe'
import { numberRules, type ConstraintRule } from './number-rules'
import { present, read, withLocals } from './property-access'
import { enter, leave } from './report-path'
import { reportUnion } from './report-union'
import { isRecursive } from './once'
import { block, literal, step, type Lines } from './text'
import { absentCondition } from './tuple-checks'
import { tupleParts, tupleShape, type TupleShape } from './tuple-shape'
import { isInline, planUnion, type ObjectModel } from './union-plan'
import { uniqueCondition } from './unique-items'
import {
  admitsArrays,
  formatCondition,
  isCondition,
  maxLengthCondition,
  minLengthCondition,
  skipDeclared,
} from './write-is'
import { collectionReport } from './write-collection'
import { toJsonReport } from './write-to-json'
import type { Writing } from './writing'

/** Statements that report why `value` does not have the type; they do nothing when it does. */
export function reportLines(writing: Writing, id: TypeId, value: string): Lines {
  const model = writing.model(id)
  switch (model.kind) {
    case 'unknown':
      return []
    case 'string':
    case 'number':
      return constrainedLines(writing, id, value, add)
    case 'union':
      if (!hasRichParts(writing, id)) return simple(writing, id, value)
      return [`${writing.use('report', id)}(${value}, reporter);`]
    case 'array':
    case 'tuple':
    case 'map':
    case 'set':
    case 'toJson':
    case 'object':
      return [`${writing.use('report', id)}(${value}, reporter);`]
    default:
      return simple(writing, id, value)
  }
}

function notString(value: string): string {
  return `typeof ${value} !== "string"`
}

function notNumber(writing: Writing, value: string): string {
  return `!${writing.global('Number')}.isFinite(${value})`
}

/** Whether more can be said about a misfit than what the union asks for. */
function hasRichParts(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  if (model.kind !== 'union') return false
  const plan = planUnion(writing.table, model)
  return (
    !isInline(plan) ||
    plan.arrays.length + plan.objects.length + plan.collections.length > 0 ||
    plan.simple.some((each) => isConstrained(writing, each))
  )
}

/** Whether more than the kind of a primitive is asked for. */
export function isConstrained(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  return (model.kind === 'string' || model.kind === 'number') && model.constraints !== undefined
}

function simple(writing: Writing, id: TypeId, value: string): Lines {
  const test = fails(isCondition(writing, id, value))
  if (test === 'false') return []
  return [`if (${test}) ${misfit(writing, id, value)}`]
}

/** The statement that adds an issue about the type as a whole. */
export function misfit(writing: Writing, id: TypeId, value: string): string {
  const { code, expected } = reasonOf(writing, id)
  return add(code, expected, value)
}

function reasonOf(writing: Writing, id: TypeId): { code: string; expected: string } {
  const model = writing.model(id)
  const models = model.kind === 'union' ? model.members.map((member) => writing.model(member)) : [model]
  const members = models.map(({ kind }) => kind)
  const code = areLiterals(models) ? 'enum' : members.includes('object') ? 'union' : 'type'
  return { code: model.kind === 'object' ? 'type' : code, expected: describe(writing.table, id) }
}

/** Also `null` and the like beside some literals. */
function areLiterals(models: readonly TypeModel[]): boolean {
  const literals = models.filter((each) => each.kind === 'literal' || 'digits' in each)
  const others = ['boolean', 'null', 'undefined']
  return literals.length > 0 && models.every((each) => literals.includes(each) || others.includes(each.kind))
}

function add(code: string, expected: string, value: string): string {
  return `reporter.add(${literal(code)}, ${literal(expected)}, ${value});`
}

/** The statement that adds an issue about a value. */
type Adding = (code: string, expected: string, value: string) => string

/** Of a string or a number. First the kind of value; only when that is right, each constraint by itself. */
function constrainedLines(writing: Writing, id: TypeId, value: string, adding: Adding): Lines {
  const model = writing.model(id)
  const constraints = 'constraints' in model ? (model.constraints ?? {}) : {}
  const isString = model.kind === 'string'
  const wrongKind = isString ? notString(value) : notNumber(writing, value)
  const rules = isString ? stringRules(writing, constraints, value) : numberRules(writing, constraints, value)
  const first = `if (${wrongKind}) ${adding('type', describe(writing.table, id), value)}`
  const lines = rules
    .filter(({ condition }) => fails(condition) !== 'false')
    .map(({ code, expected, condition }) => `if (${fails(condition)}) ${adding(code, expected, value)}`)
  if (lines.length === 0) return [first]
  const [only] = lines
  return lines.length === 1 && only !== undefined ? [first, `else ${only}`] : [first, ...block('else', lines)]
}

function stringRules(writing: Writing, constraints: Constraints, value: string): ConstraintRule[] {
  const { minLength = 0, maxLength, patterns = [], templates = {}, formats = [] } = constraints
  const expected = (part: Constraints): string => describeString(part)
  const rules: ConstraintRule[] = []
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
    // A pattern may be one that is fast on short texts only.
    const tooLong = maxLength === undefined ? [] : [order(`${value}.length`, '>', 2 * maxLength)]
    rules.push({
      code: 'pattern',
      expected: expected({ patterns: [pattern], templates }),
      condition: any(...tooLong, condition),
    })
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
    case 'toJson':
      return toJsonReport(model, describe(writing.table, id), (type, part) => reportLines(writing, type, part))
    case 'map':
    case 'set':
      return collectionReport(writing, model, (type, part) => reportLines(writing, type, part))
    case 'union':
      return hasRichParts(writing, id)
        ? reportUnion(writing, id, planUnion(writing.table, model))
        : simple(writing, id, 'value')
    default:
      return reportLines(writing, id, 'value')
  }
}

/** Reports on a part; `at` is the step that leads to it, as an expression. */
function within(at: string, lines: Lines): Lines {
  return [enter(at), ...lines, leave]
}

function objectBody(writing: Writing, id: TypeId, model: ObjectModel): Lines {
  // An array may have the properties too; one that has not is best told that it is an array.
  const array = `${writing.global('Array')}.isArray(value)`
  const misfitArray = admitsArrays(writing, model) ? `(${array} && !${writing.use('is', id)}(value))` : array
  const notObject = `typeof value !== "object" || value === null || ${misfitArray}`
  const lines = block(`if (${notObject})`, [misfit(writing, id, 'value'), 'return;'])
  for (const { property, local } of withLocals(model.properties)) lines.push(...propertyLines(writing, property, local))
  return [...lines, ...indexLines(writing, model)]
}

function propertyLines(writing: Writing, property: Property, local: string): Lines {
  const { name, type, optional } = property
  if (optional) return optionalLines(writing, property, local)
  const value = read(writing, 'value', name)
  const expected = literal(describe(writing.table, type))
  if (acceptsUndefined(writing.table, type)) {
    const report = reportLines(writing, type, local)
    const missing = `if (${local} === undefined && !(${present(writing, 'value', name)}))`
    const first = [`const ${local} = ${value};`, `${missing} reporter.missing(${step(name)}, ${expected});`]
    return report.length === 0 ? first : [...first, ...block('else', within(step(name), report))]
  }
  // What is not there fails every test: the reporter tells the two apart.
  const rules = rulesAt(writing, property, local)
  if (rules !== undefined) return [`const ${local} = ${value};`, ...rules]
  return [`reporter.required(${step(name)}, ${value}, ${expected}, ${writing.use('report', type)});`]
}

function optionalLines(writing: Writing, property: Property, local: string): Lines {
  const { name, type, exact } = property
  const report = reportLines(writing, type, local)
  if (report.length === 0) return []
  const value = read(writing, 'value', name)
  const declare = `const ${local} = ${value};`
  if (exact === true) {
    const given = `if (${local} !== undefined || ${present(writing, 'value', name)})`
    return [declare, ...block(given, within(step(name), report))]
  }
  const leaf = oneReason(writing, type, local)
  const given = `${local} !== undefined`
  if (leaf !== undefined) return [declare, `if (${given} && ${grouped(leaf.test)}) ${addLeaf(name, leaf, local)}`]
  const rules = rulesAt(writing, property, local)
  if (rules !== undefined) return [declare, ...block(`if (${given})`, rules)]
  return [`reporter.optional(${step(name)}, ${value}, ${writing.use('report', type)});`]
}

/** Statements about a property that has no parts: nothing has to be put on the path. Undefined for any other. */
function rulesAt(writing: Writing, { name, type }: Property, local: string): Lines | undefined {
  if (isConstrained(writing, type)) return constrainedLines(writing, type, local, addingAt(name))
  const leaf = oneReason(writing, type, local)
  return leaf && [`if (${leaf.test}) ${addLeaf(name, leaf, local)}`]
}

function addLeaf(name: string, { code, expected }: Reason, local: string): string {
  return addingAt(name)(code, expected, local)
}

interface Reason {
  test: string
  code: string
  expected: string
}

/** The one thing that can be wrong with a value of the type; undefined when there are several. */
function oneReason(writing: Writing, id: TypeId, value: string): Reason | undefined {
  const { kind } = writing.model(id)
  if (isConstrained(writing, id) || ['array', 'tuple', 'map', 'set', 'toJson', 'object'].includes(kind))
    return undefined
  if (kind === 'union' && hasRichParts(writing, id)) return undefined
  const test =
    kind === 'string'
      ? notString(value)
      : kind === 'number'
        ? notNumber(writing, value)
        : fails(isCondition(writing, id, value))
  return test === 'false' ? undefined : { test, ...reasonOf(writing, id) }
}

function grouped(test: string): string {
  return test.includes('||') ? `(${test})` : test
}

/** About the value of a property, or that there is none. */
function addingAt(name: string): Adding {
  return (code, expected, value) =>
    `reporter.property(${step(name)}, ${literal(code)}, ${literal(expected)}, ${value});`
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
    ...within('reporter.step(key)', checks),
  ])
}

function arrayBody(writing: Writing, id: TypeId, element: TypeId, constraints: Constraints): Lines {
  const { minItems = 0, maxItems, uniqueItems } = constraints
  const lines = block(`if (!${arrayCall(writing, element, 'value')})`, [misfit(writing, id, 'value'), 'return;'])
  const count = (code: string, expected: string, test: string): string => `if (${test}) ${add(code, expected, 'value')}`
  const plural = (items: number): string => `${items} item${items === 1 ? '' : 's'}`
  if (minItems > 0) lines.push(count('minItems', `array of at least ${plural(minItems)}`, `value.length < ${minItems}`))
  if (maxItems !== undefined)
    lines.push(count('maxItems', `array of at most ${plural(maxItems)}`, `value.length > ${maxItems}`))
  const report = reportLines(writing, element, 'item')
  if (report.length > 0) lines.push(...itemsLines(writing, element, report))
  if (uniqueItems === true) lines.push(...uniqueLines(writing, id, element))
  return lines
}

/** Only items that are what they should be can be compared. */
function uniqueLines(writing: Writing, id: TypeId, element: TypeId): Lines {
  const misfits = fails(isCondition(writing, element, 'item'))
  const test = fails(uniqueCondition(writing, id, 'value'))
  const lines = [`if (${test}) ${add('uniqueItems', 'array of items that are all different', 'value')}`]
  if (misfits === 'false') return lines
  return [`for (const item of value) if (${misfits}) return;`, ...lines]
}

/** Most items have nothing wrong with them: `is` tells so in a fraction of the time. */
function itemsLines(writing: Writing, element: TypeId, report: Lines): Lines {
  const { kind } = writing.model(element)
  // One that has itself as a part would be asked again at every level.
  const asks = (kind === 'object' || kind === 'union') && report.length === 1 && !isRecursive(writing.table, element)
  return [
    'const at = reporter.depth++;',
    ...block('for (let i = 0; i < value.length; i++)', [
      'const item = value[i];',
      'reporter.path[at] = i;',
      ...(asks ? [`if (!reporter.fits(${writing.use('is', element)}, item)) ${report.join(' ')}`] : report),
    ]),
    leave,
  ]
}

function tupleBody(writing: Writing, id: TypeId, shape: TupleShape): Lines {
  const wrongLength = [
    ...(shape.least > 0 ? [`value.length < ${shape.least}`] : []),
    ...(shape.most === undefined ? [] : [`value.length > ${shape.most}`]),
  ]
  const lines = block(`if (!${arrayCall(writing, shape.rest, 'value')})`, [misfit(writing, id, 'value'), 'return;'])
  if (wrongLength.length > 0) {
    const wrong = [add('items', describe(writing.table, id), 'value'), 'return;']
    lines.push(...block(`if (${wrongLength.join(' || ')})`, wrong))
  }
  for (const [n, part] of tupleParts(shape, 'value').entries()) {
    const { type, presence, index, loop } = part
    const local = loop === undefined ? `item${n}` : 'item'
    const report = reportLines(writing, type, local)
    if (report.length === 0) continue
    const looked = within(index, report)
    const check = presence === 'optional' ? block(`if (${fails(absentCondition(part, local))})`, looked) : looked
    lines.push(
      ...[`const ${local} = value[${index}];`].flatMap((read) =>
        loop === undefined ? [read, ...check] : block(loop, [read, ...check]),
      ),
    )
  }
  return lines
}
