import type { Constraints, TypeId } from '../../model/types'
import type { TypeTable } from '../../model/types'
import { collectionParts, collectionWords, isCollection } from './collection'
import { isStandIn, standInName, standInWords } from './stand-in'
import { planUnion } from './union-plan'

/** What a type asks for, as a person says it: `string of at least 1 character`, `Todo`, `array of numbers`. */
export function describe(table: TypeTable, id: TypeId): string {
  const model = table.types.get(id)
  switch (model?.kind) {
    case 'string':
      return ['string', ...stringWords(model.constraints ?? {})].join(' ')
    case 'number':
      return numberWords(model.constraints ?? {})
    case 'literal':
      return quoted(model.value)
    case 'date':
      return 'Date (in JSON an RFC 3339 date-time)'
    case 'bigint':
    case 'url':
    case 'bytes':
      return standInWords(model)
    case 'something':
      return 'anything but null'
    case 'anyObject':
      return 'object'
    case 'array':
      return ['array', ...itemWords(model.constraints ?? {})].join(' ')
    case 'map':
    case 'set':
      return collectionWords(model)
    case 'toJson':
      return model.name === '' ? "object with a method 'toJSON'" : model.name
    case 'tuple': {
      const rest = model.elements.some(({ presence }) => presence === 'rest')
      const least = model.elements.filter(({ presence }) => presence === 'required').length
      const most = rest ? undefined : model.elements.length
      return ['array', ...itemWords({ minItems: least, ...(most === undefined ? {} : { maxItems: most }) })].join(' ')
    }
    case 'object':
      return model.name === '' ? 'object' : model.name
    case 'union':
      return describeUnion(table, model.members)
    case 'never':
    case 'obstacle':
      return 'nothing'
    case undefined:
      throw new Error(`no type '${id}'`)
    case 'boolean':
    case 'null':
    case 'undefined':
    case 'unknown':
      return model.kind
  }
}

/** How many members of a union are named. */
export const mostListed = 20

function describeUnion(table: TypeTable, members: readonly TypeId[]): string {
  const words = [...new Set(members.map((member) => describe(table, member)))]
  if (words.length <= mostListed) return words.join(' | ')
  return `${words.slice(0, mostListed).join(' | ')} | … (${words.length - mostListed} more)`
}

/** The literals of a tag, for a union whose tag has none of them. */
export function describeLiterals(values: readonly (string | number | boolean | null)[]): string {
  const words = values.map(quoted)
  if (words.length <= mostListed) return words.join(' | ')
  return `${words.slice(0, mostListed).join(' | ')} | … (${words.length - mostListed} more)`
}

/** A literal as TypeScript has it, on one line. */
function quoted(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value)
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${escaped}'`
}

function stringWords({ minLength, maxLength, patterns = [], templates = {}, formats = [] }: Constraints): string[] {
  const words: string[] = []
  const length = between(minLength, maxLength, 'character')
  if (length !== undefined) words.push(`of ${length}`)
  for (const format of formats) words.push(`in the format '${format}'`)
  for (const pattern of patterns) {
    const template = templates[pattern]
    words.push(template === undefined ? `that matches /${pattern}/u` : `of the form ${template}`)
  }
  return words
}

export function itemWords({ minItems, maxItems, uniqueItems }: Constraints): string[] {
  const length = between(minItems === 0 ? undefined : minItems, maxItems, 'item')
  const different = uniqueItems === true ? ['that are all different'] : []
  return length === undefined ? different.map((words) => `of items ${words}`) : [`of ${length}`, ...different]
}

function numberWords(constraints: Constraints): string {
  const { integer, multipleOf = [], formats = [] } = constraints
  const words = [integer === true ? 'integer' : 'number', ...boundWords(constraints)]
  for (const format of formats) words.push(`in the format '${format}'`)
  for (const divisor of multipleOf) words.push(`that is a multiple of ${divisor}`)
  return words.join(' ')
}

function boundWords({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Constraints): string[] {
  const bounds = [
    ...(minimum === undefined ? [] : [`of at least ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`greater than ${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`of at most ${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`less than ${exclusiveMaximum}`]),
  ]
  if (bounds.length === 2 && minimum !== undefined && maximum !== undefined) return [`from ${minimum} to ${maximum}`]
  return bounds.length === 0 ? [] : [bounds.join(' and ')]
}

function between(least: number | undefined, most: number | undefined, noun: string): string | undefined {
  const plural = (count: number): string => `${count} ${noun}${count === 1 ? '' : 's'}`
  if (least === undefined && most === undefined) return undefined
  if (least !== undefined && most !== undefined)
    return least === most ? `exactly ${plural(least)}` : `${least} to ${plural(most)}`
  return least === undefined ? `at most ${plural(most ?? 0)}` : `at least ${plural(least)}`
}

/** How many arrays and unions without a name are spelled out in one another: such a type may have itself as a part. */
const deepestName = 4

/** The name of a type for messages: as its author wrote it, or what it is. */
export function displayName(table: TypeTable, id: TypeId, depth = 0): string {
  const model = table.types.get(id)
  if (model?.kind === 'object' || (model?.kind === 'union' && model.name !== ''))
    return model.name === '' ? 'object' : model.name
  if (model?.kind === 'date') return 'Date'
  if (model?.kind === 'toJson') return model.name === '' ? 'object' : model.name
  if (model !== undefined && isStandIn(model)) return standInName(model)
  if (depth > deepestName) return describe(table, id)
  if (model?.kind === 'union') {
    const plan = planUnion(table, model)
    if (plan.literals.length <= mostListed)
      return model.members.map((member) => displayName(table, member, depth + 1)).join(' | ')
  }
  if (model !== undefined && isCollection(model)) {
    const parts = collectionParts(model).map(({ type }) => displayName(table, type, depth + 1))
    return `${model.kind === 'map' ? 'Map' : 'Set'}<${parts.join(', ')}>`
  }
  if (model?.kind === 'array') {
    const element = displayName(table, model.element, depth + 1)
    return element.includes(' | ') ? `(${element})[]` : `${element}[]`
  }
  return describe(table, id)
}
