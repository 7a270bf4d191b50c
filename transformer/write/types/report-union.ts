import type { Literal, TypeId } from '../../model/types'
import { collectionMembers } from './collection'
import { all, any, fails, holds, order } from './condition'
import { describeLiterals } from './describe'
import { isLiteral, literalsOf } from './literals-of'
import { read } from './property-access'
import { block, literal, step, type Lines } from './text'
import { tupleShape, type TupleShape } from './tuple-shape'
import type { UnionPlan } from './union-plan'
import { admitsArrays, isCondition } from './write-is'
import { enter, leave } from './report-path'
import { isConstrained, misfit, reportLines } from './write-report'
import type { Writing } from './writing'

/**
 * Explains the member that the value was most likely meant to be: by its kind, by its tag, and among untagged objects
 * the one that gets furthest.
 */
export function reportUnion(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
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
    ...collectionMember(writing, plan),
    ...objectMembers(writing, id, plan),
    ...constrainedMember(writing, plan),
    whole,
  ]
}

/** With many literals, `is` has the list. */
function literalsBody(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
  return [
    // What is inside an object is not looked at twice.
    `if ((typeof value !== "object" || value === null) && ${writing.use('is', id)}(value)) return;`,
    ...wholeObjects(writing, plan),
    ...arrayMembers(writing, plan),
    ...collectionMember(writing, plan),
    ...objectMembers(writing, id, plan),
    ...constrainedMember(writing, plan),
    misfit(writing, id, 'value'),
  ]
}

/** Members that are objects, and nothing but their kind is checked. */
function wholeObjects(writing: Writing, { simple }: UnionPlan): Lines {
  const scalars = new Set<string>(['string', 'number', 'boolean', 'null', 'undefined', 'bigint'])
  return simple
    .filter((id) => !scalars.has(writing.model(id).kind))
    .map((id) => `if (${holds(isCondition(writing, id, 'value'))}) return;`)
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
  return block(array, [
    `if (${some}) return;`,
    ...firstItemLines(writing, arrays),
    ...furthestLines(writing, arrays),
    ...block('switch (best)', cases),
  ])
}

/** Of tuples that begin with literals, which tell them apart, that the value begins with none of these. */
function firstItemLines(writing: Writing, arrays: readonly TypeId[]): Lines {
  const literals = new Set<Literal>()
  for (const id of arrays) {
    const model = writing.model(id)
    const [first] = model.kind === 'tuple' ? tupleShape(model.elements).required : []
    if (first === undefined || !isLiteral(writing, first)) return []
    for (const each of literalsOf(writing, first)) literals.add(each)
  }
  const others = [...literals].map((each) => `value[0] !== ${literal(each)}`)
  return block(`if (value.length > 0 && ${others.join(' && ')})`, [
    enter('0'),
    `reporter.add("union", ${literal(describeLiterals([...literals]))}, value[0]);`,
    leave,
    'return;',
  ])
}

/** How many elements at the start of a tuple tell enough about it. */
const mostLookedAt = 5

/** Counts the items from the start that a tuple has, twice, as its length tells less: that counts once. */
function fittingLines(writing: Writing, { required, least, most }: TupleShape): Lines {
  const misfits = required
    .slice(0, mostLookedAt)
    .map((id, n) => ({ n, test: fails(isCondition(writing, id, `value[${n}]`)) }))
    .filter(({ test }) => test !== 'false')
  const count = misfits.map(({ n, test }) => `${test} ? ${n} : `).join('')
  const length = all(
    ...(least === 0 ? [] : [order('value.length', '>=', least)]),
    ...(most === undefined ? [] : [order('value.length', '<=', most)]),
  )
  return [`i = 2 * (${count}${Math.min(required.length, mostLookedAt)});`, `if (${holds(length)}) i++;`]
}

/** JSON of which no `Map` or `Set` could be made is still an array. */
function collectionMember(writing: Writing, plan: UnionPlan): Lines {
  const members = collectionMembers(writing, plan)
  return members.flatMap(({ id, test }) => {
    if (test === undefined) return []
    const array =
      members.length === 1 && plan.arrays.length === 0 ? ` || ${writing.global('Array')}.isArray(value)` : ''
    return block(`if (${test}${array})`, [`${writing.use('report', id)}(value, reporter);`, 'return;'])
  })
}

/** Finds the array type that the most items from the start have. */
function furthestLines(writing: Writing, arrays: TypeId[]): Lines {
  const lines = ['let best = 0, furthest = -1, i = 0;']
  for (const [n, id] of arrays.entries()) {
    const model = writing.model(id)
    if (model.kind === 'array') {
      const fits = holds(isCondition(writing, model.element, 'value[i]'))
      const test = fits.includes('||') ? `(${fits})` : fits
      lines.push('i = 0;', `while (i < value.length && ${test}) i++;`, 'i = 2 * i + 1;')
    } else if (model.kind === 'tuple') lines.push(...fittingLines(writing, tupleShape(model.elements)))
    lines.push(...block('if (i > furthest)', [`best = ${n};`, 'furthest = i;']))
  }
  return lines
}

function objectMembers(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
  const [first] = plan.objects
  if (first === undefined) return []
  const array = `${writing.global('Array')}.isArray(value)`
  const admitted = plan.objects.some(({ model }) => admitsArrays(writing, model))
  const fitting = admitted ? `(!${array} || ${writing.use('is', id)}(value))` : `!${array}`
  const notArray = plan.arrays.length > 0 ? '' : ` && ${fitting}`
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
  const nearest = `${writing.use('nearest', id)}(value)`
  return block(object, [`if (${some}) return;`, ...block(`switch (${nearest})`, cases)])
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
      `  reporter.missing(${step(tag)}, ${expected});`,
      '  return;',
      'default:',
      `  ${enter(step(tag))}`,
      `  reporter.add("union", ${expected}, tag);`,
      `  ${leave}`,
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
