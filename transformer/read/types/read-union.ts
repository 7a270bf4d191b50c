import type ts from 'typescript'
import type { Constraints, TypeId, TypeModel } from '../../model/types'
import { alikeInJson } from './alike'
import { isNever } from './is-never'
import type { Reading, UnionPart } from './reading'

/**
 * The model of a union. The checker's order of members depends on what it happened to see first, so they are sorted:
 * literals by value, objects by where they are declared, `null` and `undefined` last.
 */
export function readUnion(
  reading: Reading,
  type: ts.UnionType,
  name: string,
  hint: string,
  constraints: Constraints | undefined,
  part: UnionPart,
): TypeModel {
  const { ts } = reading
  const types = type.types.filter(
    (member) => !isNever(reading, member) && (part === 'whole' || (member.flags & ts.TypeFlags.Undefined) === 0),
  )
  const members = new Set<TypeId>()
  const both = types.filter((member) => (member.flags & ts.TypeFlags.BooleanLiteral) !== 0).length === 2
  for (const [i, member] of sorted(reading, types).entries()) {
    const boolean = both && (member.flags & ts.TypeFlags.BooleanLiteral) !== 0
    members.add(
      boolean
        ? reading.intern({ kind: 'boolean' }, 'boolean')
        : reading.enter(member, `${hint}_${literalIn(reading, member) ?? i + 1}`, constraints),
    )
  }
  const merged = withWholeBoolean(reading, [...members])
  const [only] = merged
  if (only === undefined) return { kind: 'never' }
  const alike = alikeInJson(merged.map((id) => reading.model(id)))
  if (alike !== undefined) return { kind: 'obstacle', what: alike }
  if (merged.length === 1) return reading.model(only) ?? { kind: 'union', name, members: [only] }
  return { kind: 'union', name, members: merged }
}

/** `boolean` in place of its two literals: the checker hands a brand on `boolean` out to both of them. */
function withWholeBoolean(reading: Reading, members: TypeId[]): TypeId[] {
  const literals = members.filter((id) => {
    const model = reading.model(id)
    return model?.kind === 'literal' && typeof model.value === 'boolean'
  })
  const [first] = literals
  if (first === undefined || literals.length < 2) return members
  const boolean = reading.intern({ kind: 'boolean' }, 'boolean')
  return members.map((id) => (id === first ? boolean : id)).filter((id) => !literals.includes(id))
}

/** The first literal among the properties of a member without a name: most likely what tells it from the others. */
function literalIn(reading: Reading, member: ts.Type): string | undefined {
  if ((member.flags & (reading.ts.TypeFlags.Object | reading.ts.TypeFlags.Intersection)) === 0) return undefined
  for (const property of reading.checker.getPropertiesOfType(member)) {
    const type = reading.checker.getTypeOfSymbol(property)
    if (type.isStringLiteral() && /^\w{1,30}$/u.test(type.value)) return type.value
  }
  return undefined
}

interface SortKey {
  rank: number
  text: string
  number: number
  /** Only asked for where nothing else tells two types apart: the checker takes its time to write long ones. */
  name: () => string
}

function sorted(reading: Reading, types: readonly ts.Type[]): ts.Type[] {
  return types
    .map((type) => ({ type, key: sortKey(reading, type) }))
    .sort(
      ({ key: a }, { key: b }) =>
        a.rank - b.rank || compare(a.text, b.text) || a.number - b.number || compare(a.name(), b.name()),
    )
    .map(({ type }) => type)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sortKey(reading: Reading, type: ts.Type): SortKey {
  const { TypeFlags } = reading.ts
  const is = (flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0
  let text: string | undefined
  const name = (): string => (text ??= reading.checker.typeToString(type))
  const key = (rank: number, text = '', number = 0): SortKey => ({ rank, text, number, name })
  if (is(TypeFlags.StringLiteral)) return key(0, (type as ts.StringLiteralType).value)
  if (is(TypeFlags.NumberLiteral)) return key(1, '', (type as ts.NumberLiteralType).value)
  if (is(TypeFlags.Null)) return key(8)
  if (is(TypeFlags.Undefined | TypeFlags.Void)) return key(9)
  const [declaration] = (type.aliasSymbol ?? type.getSymbol())?.declarations ?? []
  if (declaration === undefined || !is(TypeFlags.Object | TypeFlags.Intersection)) return key(2, name())
  return key(3, declaration.getSourceFile().fileName, declaration.pos)
}
