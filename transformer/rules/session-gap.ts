import type { SessionTypes } from '../model/project.js'
import type { TypeId, TypeModel, TypeTable } from '../model/types.js'

/** Why no value of one type is ever one of another. */
export interface Gap {
  /** Property names from the root. */
  path: string[]
  /** Set when what is required contradicts itself: `{ role: 'user' } & { role: 'admin' }`. */
  isContradiction?: true
  /** Absent when the property is not there at all. */
  values?: { given: string; needed: string }
}

/** What is never given; undefined when a session may be one that is needed, or when that cannot be told. */
export function sessionGap({ given, needed, types }: SessionTypes): Gap | undefined {
  return gapBetween(types, given, needed, [], new Set())
}

function gapBetween(
  types: TypeTable,
  given: TypeId,
  needed: TypeId,
  path: string[],
  open: Set<string>,
): Gap | undefined {
  const key = `${given}\n${needed}`
  // What leads back to itself says nothing new.
  if (open.has(key)) return undefined
  const inner = new Set(open).add(key)
  const [gives, needs] = [membersOf(types, given), membersOf(types, needed)]
  const gaps = gives.flatMap((one) => needs.map((other) => gapOf(types, one, other, path, inner)))
  if (gaps.length === 0 || gaps.some((gap) => gap === undefined)) return undefined
  const areLiterals = [...gives, ...needs].every(({ kind }) => kind === 'literal')
  return areLiterals && gaps.length > 1 ? { path, values: { given: listed(gives), needed: listed(needs) } } : gaps[0]
}

function gapOf(
  types: TypeTable,
  given: TypeModel,
  needed: TypeModel,
  path: string[],
  open: Set<string>,
): Gap | undefined {
  if (needed.kind === 'never') return { path, isContradiction: true }
  if (given.kind === 'literal' && needed.kind === 'literal') {
    return given.value === needed.value
      ? undefined
      : { path, values: { given: listed([given]), needed: listed([needed]) } }
  }
  if (given.kind !== 'object' || needed.kind !== 'object' || given.index.length > 0) return undefined
  for (const property of needed.properties) {
    if (property.optional) continue
    const inside = [...path, property.name]
    const same = given.properties.find(({ name }) => name === property.name)
    const gap = same ? gapBetween(types, same.type, property.type, inside, open) : { path: inside }
    if (gap) return gap
  }
  return undefined
}

function membersOf(types: TypeTable, id: TypeId): TypeModel[] {
  const type = types.types.get(id)
  if (type?.kind === 'union') return type.members.flatMap((member) => types.types.get(member) ?? [])
  // Both of its values are literals elsewhere.
  if (type?.kind === 'boolean') return [true, false].map((value) => ({ kind: 'literal', value }))
  return type ? [type] : []
}

function listed(literals: readonly TypeModel[]): string {
  return literals.map((type) => (type.kind === 'literal' ? `'${String(type.value)}'` : '')).join(' or ')
}
