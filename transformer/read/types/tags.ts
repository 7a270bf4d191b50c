import type ts from 'typescript'
import type { Constraints, TypeId } from '../../model/types'
import { isMistake, kindWords, readConstraint } from './constraints'
import type { Reading } from './reading'

/** What one tag among the parts of an intersection says. */
export interface SaidByTag {
  tag: ts.Type
  constraints: Constraints
}

/** What tags say of a property and not of its value. */
const ofProperties = new Set(['default', 'header', 'cookie'])

/** The phantom property of a type tag, whose type is the constraint. */
function tagOf(type: ts.Type): ts.Symbol | undefined {
  return type.getProperties().find((property) => (property.escapedName as string).startsWith('__@solderTag@'))
}

/** Whether the type is nothing but a constraint on its siblings in an intersection. */
export function isTag(type: ts.Type): boolean {
  return tagOf(type) !== undefined
}

/** The name of a tag as its author wrote it: `MinLength`, `Format<"int32">`. */
export function tagName(tag: ts.Type, constraints: Constraints = {}): string {
  const name = tag.getSymbol()?.name ?? 'the tag'
  const [format] = constraints.formats ?? []
  return format === undefined ? name : `${name}<"${format}">`
}

/** The constraints that the tags among the parts of an intersection make, or the id of a mistake in one of them. */
export function saidByTags(reading: Reading, type: ts.IntersectionType): SaidByTag[] | TypeId {
  const said: SaidByTag[] = []
  for (const tag of type.types) {
    for (const [name, value] of wordsOf(reading, tag)) {
      if (ofProperties.has(name)) continue
      const read = readConstraint(name, literalOf(reading, value), tagName(tag))
      if (isMistake(read)) return reading.mistake(read, { tag, inside: type })
      said.push({ tag, constraints: read })
    }
  }
  return said
}

/** The words of a tag, with the types that hold their values; none for what is no tag. */
export function wordsOf({ checker }: Reading, type: ts.Type): [name: string, value: ts.Type][] {
  const tag = tagOf(type)
  if (tag === undefined) return []
  const shape = checker.getNonNullableType(checker.getTypeOfSymbol(tag))
  return shape.getProperties().map((property) => [property.name, checker.getTypeOfSymbol(property)])
}

/** That a constraint says nothing about a type. */
export function strayTag(reading: Reading, { tag, constraints }: SaidByTag, base: ts.Type, inside: ts.Type): TypeId {
  const values = {
    tag: tagName(tag, constraints),
    kinds: kindWords(constraints),
    // Of `boolean` and of enums, the parts are what gets here.
    type: reading.checker.typeToString(reading.checker.getBaseTypeOfLiteralType(base)),
  }
  return reading.mistake({ key: 'stray', values }, { tag, inside })
}

function literalOf({ ts, checker }: Reading, type: ts.Type): unknown {
  if (type.isLiteral()) return type.value
  if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return checker.typeToString(type) === 'true'
  return undefined
}
