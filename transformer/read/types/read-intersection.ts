import type ts from 'typescript'
import type { Constraints, TypeId, TypeModel } from '../../model/types'
import { arrayOf, classify, objectType, obstacle, type Compound } from './classify'
import { kindsFor, mergeConstraints } from './constraints'
import { contradictionIn } from './contradiction'
import { libraryName } from './library'
import type { Reading } from './reading'
import { collectionKind } from './read-collection'
import { isValue } from './read-stand-in'
import { slowPatternIn } from './slow-patterns'
import { refusedLiteral } from './refused-literal'
import { isTag, saidByTags, strayTag, tagName, type SaidByTag } from './tags'
import { templatePattern, templateText } from './template-literal'

/**
 * An intersection: a primitive or an array with constraints, or objects merged into one. What a primitive is
 * intersected with besides is a brand: no value has it, so nothing checks it.
 */
export function readIntersection(
  reading: Reading,
  type: ts.IntersectionType,
  hint: string,
  outer?: Constraints,
): TypeId | Compound {
  const said = saidByTags(reading, type)
  if (typeof said === 'string') return said
  const parts = type.types.filter((part) => !isTag(part))
  const primitives = parts.filter((part) => isPrimitive(reading, part))
  const wholes = narrowest(
    reading,
    parts.filter((part) => isWhole(reading, part)),
  )
  // The checker keeps `string & string[]`, though nothing is both.
  if (primitives.length > 0 && wholes.length > 0) return reading.intern({ kind: 'never' }, 'never')
  if (primitives.length + wholes.length > 0 && parts.some((part) => countsItems(reading, part)))
    return obstacle(
      reading,
      `an intersection of ${parts.map((part) => `'${reading.checker.typeToString(part)}'`).join(' and ')}`,
    )
  const element = wholes.length > 1 ? elementOfAll(reading, wholes, type) : undefined
  if (wholes.length > 1 && element === undefined)
    return obstacle(reading, `the intersection '${reading.checker.typeToString(type)}'`)
  const [only] = parts.length === 1 ? parts : []
  const [base = only] = primitives.length > 0 ? primitives : wholes
  const kind = base === undefined ? undefined : kindOf(reading, base)
  const stray = said.find(({ constraints }) => !kindsFor(constraints).some((each) => each === kind))
  if (stray !== undefined) return strayTag(reading, stray, base ?? parts[0] ?? type, type)
  if (base === undefined) return objectType(reading, type, hint)
  const all = said.map(({ constraints }) => constraints).reduce(mergeConstraints, outer ?? {})
  const wrong = wrongTogether(reading, said, all, type) ?? wrongForLiteral(reading, said, base, type)
  if (wrong !== undefined) return wrong
  const constraints = templateConstraints(reading, primitives.slice(1), all)
  const kept = Object.keys(constraints).length === 0 ? undefined : constraints
  const found = element === undefined ? classify(reading, base, hint, kept) : arrayOf(reading, element, hint, kept)
  return typeof found === 'string' ? found : { ...found, name: type.aliasSymbol?.name ?? found.name }
}

/** Whether an object speaks of what arrays and texts have, such as `{ length: 2 }` or `{ 0: 'a' }`: that is no brand. */
function countsItems(reading: Reading, part: ts.Type): boolean {
  if (isPrimitive(reading, part) || isWhole(reading, part)) return false
  return part.getProperties().some(({ name }) => name === 'length' || /^\d+$/u.test(name))
}

/** The one that is all the others, too: `[string]` of `[string] & string[]`; all of them when there is none. */
function narrowest({ checker }: Reading, wholes: ts.Type[]): ts.Type[] {
  const one = wholes.find((part) => wholes.every((other) => checker.isTypeAssignableTo(part, other)))
  return one === undefined ? wholes : [one]
}

/** The items of something that is several arrays at once: they are items of each. */
function elementOfAll({ ts, checker }: Reading, wholes: ts.Type[], type: ts.Type): ts.Type | undefined {
  if (!wholes.every((part) => checker.isArrayType(part))) return undefined
  return checker.getIndexTypeOfType(type, ts.IndexKind.Number)
}

/** A contradiction between the tags, or with what is said outside; or a pattern that is too slow for the texts allowed. */
function wrongTogether(
  reading: Reading,
  said: readonly SaidByTag[],
  all: Constraints,
  inside: ts.Type,
): TypeId | undefined {
  const contradiction = contradictionIn(all)
  const at = (test: (constraints: Constraints) => boolean): ts.Type | undefined =>
    said.findLast(({ constraints }) => test(constraints))?.tag
  if (contradiction !== undefined) {
    const tag = at((constraints) => contradiction.keys.some((key) => constraints[key] !== undefined))
    if (tag !== undefined) return reading.mistake(contradiction.mistake, { tag, inside })
  }
  for (const { tag, constraints } of said) {
    const { maxLength } = all
    const slow = slowPatternIn({ ...constraints, ...(maxLength === undefined ? {} : { maxLength }) })
    if (slow !== undefined) return reading.mistake(slow, { tag, inside })
  }
  return undefined
}

function wrongForLiteral(
  reading: Reading,
  said: readonly SaidByTag[],
  base: ts.Type,
  inside: ts.Type,
): TypeId | undefined {
  for (const { tag, constraints } of said) {
    const mistake = refusedLiteral(reading, base, constraints, tagName(tag, constraints))
    if (mistake !== undefined) return reading.mistake(mistake, { tag, inside })
  }
  return undefined
}

/** Several template literals at once: each is one more pattern. */
function templateConstraints(reading: Reading, parts: ts.Type[], constraints: Constraints): Constraints {
  let all = constraints
  for (const part of parts) {
    const { TemplateLiteral, StringMapping } = reading.ts.TypeFlags
    if ((part.flags & (TemplateLiteral | StringMapping)) === 0) continue
    const pattern = templatePattern(reading, part as ts.TemplateLiteralType | ts.StringMappingType)
    if (pattern !== undefined)
      all = mergeConstraints(all, { patterns: [pattern], templates: { [pattern]: templateText(reading, part) } })
  }
  return all
}

function isPrimitive({ ts }: Reading, type: ts.Type): boolean {
  const { TypeFlags } = ts
  const primitive =
    TypeFlags.StringLike |
    TypeFlags.NumberLike |
    TypeFlags.BooleanLike |
    TypeFlags.BigIntLike |
    TypeFlags.ESSymbolLike |
    TypeFlags.Null |
    TypeFlags.Undefined
  return (type.flags & primitive) !== 0
}

/** An array, a tuple, a function or a value like a `Date`: no object to be merged with others. */
function isWhole({ checker, program }: Reading, type: ts.Type): boolean {
  if (checker.isArrayType(type) || checker.isTupleType(type)) return true
  return isValue(libraryName(program, type)) || type.getCallSignatures().length > 0
}

function kindOf({ ts, checker, program }: Reading, type: ts.Type): TypeModel['kind'] {
  const collection = collectionKind(libraryName(program, type))
  if (collection !== undefined) return collection
  if ((type.flags & ts.TypeFlags.StringLike) !== 0) return 'string'
  if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return 'number'
  return checker.isArrayType(type) ? 'array' : 'boolean'
}
