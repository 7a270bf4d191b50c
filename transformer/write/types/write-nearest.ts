import type { Literal, Property, TypeId } from '../../model/types'
import { acceptsUndefined } from './accepts-undefined'
import { any, call, compare, holds, all, never, type Condition } from './condition'
import { collectionTest } from './collection'
import { isLiteral, literalsOf } from './literals-of'
import { isInherited, present, read, withLocals } from './property-access'
import { standInCondition } from './stand-in'
import { block, literal, member, type Lines } from './text'
import { planUnion, type ObjectModel } from './union-plan'
import type { Writing } from './writing'

/**
 * What a property counts against a member: the literal of another member is there to tell them apart, one that no member
 * has may be misspelt, and a name is better than none.
 */
export const weights = { fits: -2, wrongKind: -1, foreignLiteral: 8, wrongLiteral: 1, forbidden: 3, missing: 3 }

/**
 * The function that says which object member of an untagged union a value was most likely meant to be. It looks at
 * the kinds of the properties only, so that it stays cheap on any input, and takes dates in both of their forms.
 */
export function writeNearest(writing: Writing, id: TypeId, name: string): Lines {
  const model = writing.model(id)
  if (model.kind !== 'union') throw new Error(`not a union: ${id}`)
  const { objects } = planUnion(writing.table, model)
  const shared = sharedProperties(objects.map((member) => member.model))
  const members = objects.flatMap(({ model }, i) => {
    const properties = model.properties.filter((property) => !shared.has(keyOf(property)))
    const others = objects.filter((_, j) => j !== i).map((other) => other.model)
    return memberLines(writing, { ...model, properties }, others, i)
  })
  return block(`function ${name}(value)`, ['let best = 0, fewest = Infinity;', ...members, 'return best;'])
}

/** What all members have alike tells none from the others. */
function sharedProperties([first, ...others]: ObjectModel[]): Set<string> {
  let shared = new Set(first?.properties.map(keyOf))
  for (const { properties } of others) shared = new Set(properties.map(keyOf).filter((key) => shared.has(key)))
  return shared
}

function keyOf({ name, type, optional }: Property): string {
  return `${name} ${type} ${optional}`
}

function memberLines(writing: Writing, model: ObjectModel, others: readonly ObjectModel[], index: number): Lines {
  const lines = withLocals(model.properties).flatMap(({ property, local }) => [
    `const ${local} = ${read(writing, 'value', property.name)};`,
    ...rankLines(writing, property, local, others),
  ])
  return block('', [
    'let rank = 0;',
    ...lines,
    ...block('if (rank < fewest)', [`best = ${index};`, 'fewest = rank;']),
  ]).map((line, i) => (i === 0 ? '{' : line))
}

/** More literals of other members are not told from misspelt ones. */
const mostForeign = 6

/** The literals that a property of that name has in other members, and not in this one. */
function foreignLiterals(writing: Writing, { name, type }: Property, others: readonly ObjectModel[]): Literal[] {
  const own = literalsOf(writing, type)
  const foreign = others.flatMap((model) =>
    model.properties.filter((each) => each.name === name).flatMap((each) => literalsOf(writing, each.type)),
  )
  return [...new Set(foreign)].filter((each) => !own.includes(each))
}

/** The tests that a part of a value has a literal that tells it for the same part of another member. */
function foreignParts(
  writing: Writing,
  { name, type }: Property,
  others: readonly ObjectModel[],
  local: string,
): string[] {
  const model = writing.model(type)
  if (model.kind !== 'object') return []
  const parts = others
    .flatMap((other) => other.properties.filter((each) => each.name === name))
    .map((each) => writing.model(each.type))
    .filter((each) => each.kind === 'object')
  return model.properties
    .filter((each) => isLiteral(writing, each.type) && !isInherited(each.name))
    .flatMap((each) =>
      foreignLiterals(writing, each, parts).map((foreign) => `${member(local, each.name)} === ${literal(foreign)}`),
    )
}

function rankLines(writing: Writing, property: Property, local: string, others: readonly ObjectModel[]): Lines {
  const { type, optional, default: missing } = property
  const condition = kindCondition(writing, type, local)
  const add = (weight: number): string => `rank ${weight < 0 ? '-' : '+'}= ${Math.abs(weight)};`
  const absent =
    optional || missing !== undefined || acceptsUndefined(writing.table, type) ? '' : ` ${add(weights.missing)}`
  const there = absent === '' ? `if (${local} !== undefined) ` : `if (${local} === undefined)${absent}\nelse `
  const test = holds(condition)
  if (test === 'true') return `${there}${add(weights.fits)}`.split('\n')
  if (test === 'false') return `${there}${add(weights.forbidden)}`.split('\n')
  const unless = (foreign: readonly string[], weight: number): string =>
    foreign.length === 0 ? add(weight) : `rank += ${foreign.join(' || ')} ? ${weights.foreignLiteral} : ${weight};`
  const foreign = foreignLiterals(writing, property, others).map((each) => `${local} === ${literal(each)}`)
  const literals = foreign.length > mostForeign ? add(weights.foreignLiteral) : unless(foreign, weights.wrongLiteral)
  const wrong = isLiteral(writing, type) ? literals : add(weights.wrongKind)
  const fits = unless(foreignParts(writing, property, others, local).slice(0, mostForeign), weights.fits)
  if (absent === '') return block(`if (${local} !== undefined)`, [`if (${test}) ${fits}`, `else ${wrong}`])
  return [`if (${local} === undefined)${absent}`, `else if (${test}) ${fits}`, `else ${wrong}`]
}

/** How many names of a part's properties tell enough about it. */
const mostLookedFor = 5

/** The test that a value is of the right kind, whatever is in it; an object has its required properties. */
function kindCondition(writing: Writing, id: TypeId, value: string): Condition {
  const model = writing.model(id)
  switch (model.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return compare(`typeof ${value}`, '===', literal(model.kind))
    case 'null':
      return compare(value, '===', 'null')
    case 'undefined':
      return compare(value, '===', 'undefined')
    case 'literal':
      return compare(value, '===', literal(model.value))
    case 'date':
      return any(compare(`typeof ${value}`, '===', '"string"'), call(`(${value} instanceof ${writing.global('Date')})`))
    case 'bigint':
    case 'url':
    case 'bytes':
      return any(compare(`typeof ${value}`, '===', '"string"'), standInCondition(writing, model, value))
    case 'map':
    case 'set': {
      const isOne = call(`${writing.support(collectionTest(model))}(${value})`)
      return any(call(`${writing.global('Array')}.isArray(${value})`), isOne)
    }
    case 'toJson':
      return all(compare(`typeof ${value}`, '===', '"object"'), compare(value, '!==', 'null'))
    case 'array':
    case 'tuple':
      return call(`${writing.global('Array')}.isArray(${value})`)
    case 'object': {
      const required = model.properties.filter(({ optional }) => !optional).slice(0, mostLookedFor)
      const there = required.map(({ name }) => call(`(${present(writing, value, name)})`))
      return all(compare(`typeof ${value}`, '===', '"object"'), compare(value, '!==', 'null'), ...there)
    }
    case 'anyObject':
      return all(compare(`typeof ${value}`, '===', '"object"'), compare(value, '!==', 'null'))
    case 'union':
      return unionKindCondition(writing, model.members, value)
    case 'unknown':
    case 'something':
      return all()
    case 'never':
    case 'obstacle':
      return never
  }
}

/** How many object members of a part are told apart. */
const mostMembers = 3

function unionKindCondition(writing: Writing, members: readonly TypeId[], value: string): Condition {
  const objects = members.filter((id) => writing.model(id).kind === 'object')
  if (objects.length <= mostMembers) return any(...members.map((id) => kindCondition(writing, id, value)))
  const others = members.filter((id) => !objects.includes(id)).map((id) => kindCondition(writing, id, value))
  return any(...others, all(compare(`typeof ${value}`, '===', '"object"'), compare(value, '!==', 'null')))
}
