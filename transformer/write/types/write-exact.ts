import type { TypeId, TypeModel } from '../../model/types'
import { acceptsUndefined } from './accepts-undefined'
import { all, any, call, compare, fails, holds, type Condition } from './condition'
import { isAmbiguous, isRecursive } from './once'
import { partsOf } from '../../model/parts-of'
import { present, read, withLocals } from './property-access'
import { block, literal, type Lines } from './text'
import { tupleChecks } from './tuple-checks'
import { tupleShape } from './tuple-shape'
import { planUnion, type ObjectMember, type ObjectModel, type UnionPlan } from './union-plan'
import { uniqueCondition } from './unique-items'
import { arrayCondition, isCondition, objectCondition } from './write-is'
import { collectionChecks } from './write-collection'
import { toJsonChecks } from './write-to-json'
import type { Writing } from './writing'

/** The test that `value` has the type, and nothing in it that is undeclared. */
function exactCondition(writing: Writing, id: TypeId, value: string): Condition {
  if (!declaresProperties(writing, id)) return isCondition(writing, id, value)
  const model = writing.model(id)
  const whole = call(`${writing.use('exact', id)}(${value})`)
  if (model.kind !== 'union') return whole
  const plan = planUnion(writing.table, model)
  return isPlain(writing, plan) ? membersCondition(writing, plan, value) : whole
}

/** Whether anything undeclared can be in a value of the type: somewhere in it is an object. */
function declaresProperties(writing: Writing, id: TypeId): boolean {
  const reached = new Set([id])
  // A Set's iteration reaches what is added meanwhile.
  for (const each of reached) {
    const { kind } = writing.model(each)
    if (kind === 'object' || kind === 'something') return true
    for (const part of partsOf(writing.table, each)) reached.add(part)
  }
  return false
}

/** The function that checks a type with parts for undeclared properties, too. */
export function writeExact(writing: Writing, id: TypeId, name: string): Lines {
  return block(`function ${name}(${countsKeys(writing.model(id)) ? 'value, keys' : 'value'})`, body(writing, id))
}

function body(writing: Writing, id: TypeId): Lines {
  const model = writing.model(id)
  const lines = declaresProperties(writing, id) ? undefined : [`return ${holds(isCondition(writing, id, 'value'))};`]
  if (lines !== undefined) return lines
  switch (model.kind) {
    case 'object':
      return objectBody(writing, model)
    case 'array': {
      const item = fails(exactCondition(writing, model.element, 'item'))
      return [
        `if (${fails(arrayCondition(writing, model.element, model.constraints ?? {}))}) return false;`,
        ...block('for (let i = 0; i < value.length; i++)', ['const item = value[i];', `if (${item}) return false;`]),
        `return ${model.constraints?.uniqueItems === true ? holds(uniqueCondition(writing, id, 'value')) : 'true'};`,
      ]
    }
    case 'tuple':
      return tupleChecks(writing, tupleShape(model.elements), (type, part) => exactCondition(writing, type, part))
    case 'toJson':
      return toJsonChecks(model, (type, part) => exactCondition(writing, type, part))
    case 'map':
    case 'set':
      return collectionChecks(writing, model, (type, part) => exactCondition(writing, type, part))
    case 'union':
      return unionBody(writing, id, planUnion(writing.table, model))
    default:
      return againstCopy(writing, id)
  }
}

/** Nothing is undeclared when the copy of declared properties has all there is. */
function againstCopy(writing: Writing, id: TypeId): Lines {
  const same = `${writing.support('sameNames')}(value, ${writing.use('strip', id)}(value))`
  return [`return ${holds(all(isCondition(writing, id, 'value'), call(same)))};`]
}

/** Whether the function of a type counts properties, and can be told how many there are. */
function countsKeys(model: TypeModel): model is ObjectModel {
  return model.kind === 'object' && model.index.length === 0
}

/** Counts properties against those that are declared; only where there are more are their names looked at. */
function objectBody(writing: Writing, model: ObjectModel): Lines {
  const lines = [`if (${fails(objectCondition(writing, model))}) return false;`]
  const counts = countsKeys(model)
  const required = model.properties.filter(({ optional }) => !optional).length
  if (counts) lines.push(`let surplus = ${required === 0 ? 0 : -required};`)
  for (const { property, local } of withLocals(model.properties)) {
    const { name, type, optional, exact } = property
    const test = fails(exactCondition(writing, type, local))
    const there = `(${present(writing, 'value', name)})`
    lines.push(`const ${local} = ${read(writing, 'value', name)};`)
    if (optional) {
      const wrong = [...(test === 'false' ? [] : [`if (${test}) return false;`]), ...(counts ? ['surplus--;'] : [])]
      const given = block(`if (${local} !== undefined)`, wrong)
      lines.push(...given, ...(exact === true ? [`else if (${there}) return false;`] : []))
    } else {
      const missing = all(compare(local, '===', 'undefined'), call(there, true))
      if (acceptsUndefined(writing.table, type)) lines.push(`if (${holds(missing)}) return false;`)
      if (test !== 'false') lines.push(`if (${test}) return false;`)
    }
  }
  const keys = `${writing.global('Object')}.keys(value)`
  const others = model.properties.map(({ name }) => `key !== ${literal(name)}`)
  if (!counts) return [...lines, ...indexLines(writing, model, keys, others), 'return true;']
  const undeclared = [...others, 'value[key] !== undefined'].join(' && ')
  return [
    ...lines,
    'if (keys !== undefined) surplus += keys;',
    'else for (const key in value) surplus++;',
    'if (surplus === 0) return true;',
    ...block(`for (const key of ${keys})`, [`if (${undeclared}) return false;`]),
    'return true;',
  ]
}

function indexLines(writing: Writing, model: ObjectModel, keys: string, others: string[]): Lines {
  const named = model.index.filter(({ names }) => names !== undefined)
  const rest = model.index.find(({ names }) => names === undefined)
  const tests = named.map(({ names = '', type }) => ({
    named: `${writing.regex(names, 'u', 'names_1')}.test(key)`,
    fails: fails(exactCondition(writing, type, 'item')),
  }))
  const restFails = rest && fails(exactCondition(writing, rest.type, 'item'))
  const checks = tests
    .filter((test) => test.fails !== 'false')
    .map((test) => `if (${test.named} && ${grouped(test.fails)}) return false;`)
  if (restFails !== undefined && restFails !== 'false') checks.push(`if (${restFails}) return false;`)
  if (rest === undefined) {
    const unnamed = [...tests.map((test) => `!${test.named}`), 'item !== undefined'].join(' && ')
    checks.push(`if (${unnamed}) return false;`)
  }
  if (checks.length === 0) return []
  const declared = others.length === 0 ? [] : [`if (!(${others.join(' && ')})) continue;`]
  return block(`for (const key of ${keys})`, [...declared, 'const item = value[key];', ...checks])
}

function grouped(test: string): string {
  return test.includes('||') ? `(${test})` : test
}

/** Whether a value can only fit one of the members that have parts. */
function isPlain(writing: Writing, plan: UnionPlan): boolean {
  const something = plan.simple.some((id) => writing.model(id).kind === 'something')
  return plan.arrays.length <= 1 && plan.objects.length <= (something ? 0 : 1) && plan.literals.length <= 6
}

function membersCondition(writing: Writing, plan: UnionPlan, value: string): Condition {
  return any(
    ...plan.literals.map((each) => compare(value, '===', literal(each))),
    ...[...plan.simple, ...plan.arrays, ...plan.objects.map(({ id }) => id)].map((id) =>
      exactCondition(writing, id, value),
    ),
  )
}

/** Statements that return true when a value has just the properties of one member; of several, how many it has tells most. */
function memberLines(writing: Writing, members: readonly ObjectMember[]): Lines {
  const returned = (test: string): string => `if (${test}) return true;`
  if (members.length < 2) return members.map(({ id }) => returned(holds(exactCondition(writing, id, 'value'))))
  return [
    'if (typeof value !== "object" || value === null) return false;',
    'let keys = 0;',
    'for (const key in value) keys++;',
    ...members.map(({ id }) => {
      const model = writing.model(id)
      if (!countsKeys(model)) return returned(holds(exactCondition(writing, id, 'value')))
      return returned(`${countCondition(model)} && ${writing.use('exact', id)}(value, keys)`)
    }),
  ]
}

function countCondition({ properties }: ObjectModel): string {
  const least = properties.filter(({ optional }) => !optional).length
  if (least === properties.length) return `keys === ${least}`
  return `${least === 0 ? '' : `keys >= ${least} && `}keys <= ${properties.length}`
}

function unionBody(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
  if (isPlain(writing, plan)) return [`return ${holds(membersCondition(writing, plan, 'value'))};`]
  const something = plan.simple.some((each) => writing.model(each).kind === 'something')
  // What is undeclared in one member may be declared in another that the value fits, too.
  if (something || (isAmbiguous(plan) && isRecursive(writing.table, id))) return againstCopy(writing, id)
  const lines: Lines = []
  if (plan.literals.length > 0) {
    lines.push(...block('switch (value)', [...plan.literals.map((each) => `case ${literal(each)}:`), '  return true;']))
  }
  for (const each of plan.simple) lines.push(`if (${holds(exactCondition(writing, each, 'value'))}) return true;`)
  for (const each of plan.arrays) lines.push(`if (${holds(exactCondition(writing, each, 'value'))}) return true;`)
  if (isAmbiguous(plan) || plan.tag === undefined) lines.push(...memberLines(writing, plan.objects))
  if (isAmbiguous(plan)) return [...lines, ...againstCopy(writing, id)]
  if (plan.tag === undefined) return [...lines, 'return false;']
  const cases = plan.objects.flatMap((each) => [
    ...each.tags.map((tag) => `case ${literal(tag)}:`),
    `  return ${writing.use('exact', each.id)}(value);`,
  ])
  return [
    ...lines,
    'if (typeof value !== "object" || value === null) return false;',
    ...block(`switch (${read(writing, 'value', plan.tag)})`, [...cases, 'default:', '  return false;']),
  ]
}
