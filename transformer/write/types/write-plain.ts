import type { Property, TypeId, TypeTable } from '../../model/types'
import { acceptsUndefined } from './accepts-undefined'
import { Throughout } from './components'
import { all, always, any, call, compare, fails, holds, type Condition } from './condition'
import { isAmbiguous, isRecursive } from './once'
import { isInherited, read } from './property-access'
import { block, literal, member, type Lines } from './text'
import { tupleParts, tupleShape } from './tuple-shape'
import { planUnion, type ObjectModel, type UnionPlan } from './union-plan'
import { memberLines } from './write-member'
import type { Writing } from './writing'

/*
 * Whether `JSON.stringify` writes a value as `encode` does, letter for letter. Some engines write JSON several times as fast
 * as any JavaScript could; but they write undeclared properties, too, and any order of them, and ask objects how they want to be
 * written. That a value has the type is known before this is asked.
 */

/** Whether values of the type can be written so, and are worth it: they hold nothing that JSON has not, and have parts. */
export function canBePlain(writing: Writing, id: TypeId): boolean {
  return writing.row(id) === undefined && hasParts(writing, id) && plainThroughout.of(writing.table, id)
}

const plainThroughout = new Throughout(isPlainByItself)

/** Whether nothing but the parts of a type can make it be written otherwise. */
function isPlainByItself(table: TypeTable, id: TypeId): boolean {
  const model = table.types.get(id)
  switch (model?.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'undefined':
    case 'never':
    case 'literal':
    case 'array':
      return true
    case 'object': {
      // What has declared properties and others besides is written in an order of its own.
      const ordered = model.index.length === 0 || model.properties.length === 0
      const names = model.index.every((each) => each.names === undefined)
      return ordered && names && model.methods === undefined && model.properties.every(isInPlace)
    }
    case 'tuple':
      // Of missing ones at the end nothing is written.
      return tupleShape(model.elements).optional.length === 0
    case 'union': {
      const plan = planUnion(table, model)
      return plan.arrays.length < 2 && !(isAmbiguous(plan) && isRecursive(table, id))
    }
    default:
      return false
  }
}

/** Engines put names that are numbers first; the other names mean something to every object. */
function isInPlace({ name }: Property): boolean {
  return !/^\d+$/u.test(name) && !isInherited(name) && name !== 'toJSON'
}

function hasParts(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  if (model.kind === 'union') return model.members.some((each) => hasParts(writing, each))
  return model.kind === 'object' || model.kind === 'array' || model.kind === 'tuple'
}

export function writePlain(writing: Writing, id: TypeId, name: string): Lines {
  return block(`function ${name}(value)`, body(writing, id, name))
}

function body(writing: Writing, id: TypeId, name: string): Lines {
  const model = writing.model(id)
  switch (model.kind) {
    case 'object':
      return objectBody(writing, model, name)
    case 'array':
      return itemsBody(
        [asksNothing],
        [itemLine(writing, model.element, 'i', 'for (let i = 0; i < value.length; i++) ')],
      )
    case 'tuple': {
      const parts = tupleParts(tupleShape(model.elements), 'value')
      const lines = parts.map(({ type, index, loop }) =>
        itemLine(writing, type, index, loop === undefined ? '' : `${loop} `),
      )
      return itemsBody([asksNothing], lines)
    }
    case 'union':
      return unionBody(writing, id, planUnion(writing.table, model))
    default:
      return ['return true;']
  }
}

/** An object that says how it wants to be written is asked. */
const asksNothing = compare('value.toJSON', '===', 'undefined')

function isLiteralObject(writing: Writing): Condition[] {
  return [compare('value.constructor', '===', writing.global('Object')), asksNothing]
}

function itemLine(writing: Writing, id: TypeId, index: string, loop: string): string {
  const test = fails(plainCondition(writing, id, `value[${index}]`))
  return test === 'false' ? '' : `${loop}if (${test}) return false;`
}

function itemsBody(whole: Condition[], items: Lines): Lines {
  const lines = items.filter((line) => line !== '')
  if (lines.length === 0) return [`return ${holds(all(...whole))};`]
  return [`if (${fails(all(...whole))}) return false;`, ...lines, 'return true;']
}

/** The test that a value of the type is written alike; one that is no object always is. */
function plainCondition(writing: Writing, id: TypeId, value: string): Condition {
  if (!hasParts(writing, id)) return always
  const model = writing.model(id)
  const plan = model.kind === 'union' ? planUnion(writing.table, model) : undefined
  const [only = id, second] = plan === undefined ? [id] : partsOfUnion(plan)
  if (second !== undefined) return call(`${writing.use('plain', id)}(${value})`)
  const part = isLeafArray(writing, only)
    ? compare(`${value}.toJSON`, '===', 'undefined')
    : call(`${writing.use('plain', only)}(${value})`)
  return plan === undefined ? part : any(...isNoObject(value), part)
}

function isLeafArray(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  return model.kind === 'array' && !hasParts(writing, model.element)
}

function partsOfUnion({ arrays, objects }: UnionPlan): TypeId[] {
  return [...arrays, ...objects.map(({ id }) => id)]
}

function isNoObject(value: string): Condition[] {
  return [compare(`typeof ${value}`, '!==', '"object"'), compare(value, '===', 'null')]
}

/** An object that has just its declared properties, in their order. */
function objectBody(writing: Writing, { properties, index: [index] }: ObjectModel, name: string): Lines {
  if (index !== undefined) {
    const loop = `for (const key of ${writing.global('Object')}.keys(value)) `
    return itemsBody(isLiteralObject(writing), [itemLine(writing, index.type, 'key', loop)])
  }
  const mayLack = ({ type, optional }: Property): boolean => optional || acceptsUndefined(writing.table, type)
  const counted = properties.filter(mayLack).map((each) => `if (${member('value', each.name)} !== undefined) count++;`)
  const least = properties.length - counted.length
  const names = writing.constant(`[${properties.map((each) => literal(each.name)).join(', ')}]`, `${name}_names`)
  const inOrder = call(`${writing.support('inOrder')}(value, ${names}, ${counted.length > 0 ? 'count' : least})`)
  const parts = properties.map((each): Condition => {
    const part = plainCondition(writing, each.type, member('value', each.name))
    return mayLack(each) ? any(compare(member('value', each.name), '===', 'undefined'), part) : part
  })
  const verdict = `return ${holds(all(...isLiteralObject(writing), inOrder, ...parts))};`
  return counted.length === 0 ? [verdict] : [`let count = ${least};`, ...counted, verdict]
}

function unionBody(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
  const [only, second] = partsOfUnion(plan)
  const lines = [`if (${holds(any(...isNoObject('value')))}) return true;`]
  const written = (each: TypeId): string => `${writing.use('plain', each)}(value)`
  if (only === undefined || second === undefined)
    return [...lines, `return ${only === undefined ? 'true' : written(only)};`]
  const [array] = plan.arrays
  if (array !== undefined) lines.push(`if (${writing.global('Array')}.isArray(value)) return ${written(array)};`)
  const [object, other] = plan.objects
  if (object !== undefined && other === undefined) return [...lines, `return ${written(object.id)};`]
  if (plan.tag === undefined) return [...lines, ...memberLines(writing, id, plan.objects, written), 'return false;']
  const cases = plan.objects.flatMap((each) => [
    ...each.tags.map((tag) => `case ${literal(tag)}:`),
    `  return ${written(each.id)};`,
  ])
  return [...lines, ...block(`switch (${read(writing, 'value', plan.tag)})`, cases), 'return false;']
}
