import type { TypeId, TypeTable } from '../../../model/types'

/** A smaller one is as quickly listed as named. */
const leastNested = 4

/**
 * Members of unions, told by other unions: the larger ones of a large graph consist of smaller ones, of which the type checker
 * says only what is in them.
 */
export class NestedUnions {
  readonly #parts = new Map<TypeId, readonly TypeId[]>()

  constructor(table: TypeTable, unions: readonly TypeId[]) {
    const members = new Map<TypeId, readonly TypeId[]>()
    for (const id of unions) {
      const model = table.types.get(id)
      if (model?.kind === 'union') members.set(id, model.members)
    }
    const uses = new Map<TypeId, number>()
    for (const all of members.values()) for (const member of all) uses.set(member, (uses.get(member) ?? 0) + 1)
    const usesOf = (member: TypeId): number => uses.get(member) ?? 0
    const bySize = [...members].sort(([, a], [, b]) => a.length - b.length)
    /** Unions by the member of theirs that the fewest others have: those that can be in another are found by what it has. */
    const byRarest = new Map<TypeId, TypeId[]>()
    for (const [id, all] of bySize) {
      this.#parts.set(id, all.length <= leastNested ? all : partsOf(all, members, byRarest))
      if (all.length < leastNested) continue
      const rarest = all.reduce((one, other) => (usesOf(other) < usesOf(one) ? other : one))
      const known = byRarest.get(rarest)
      if (known === undefined) byRarest.set(rarest, [id])
      else known.push(id)
    }
  }

  /** The members of a union, unions among them. */
  of(id: TypeId): readonly TypeId[] | undefined {
    return this.#parts.get(id)
  }
}

/** The largest union that is a part first. */
function partsOf(
  all: readonly TypeId[],
  members: ReadonlyMap<TypeId, readonly TypeId[]>,
  byRarest: ReadonlyMap<TypeId, readonly TypeId[]>,
): TypeId[] {
  const left = new Set(all)
  const inside = (id: TypeId): readonly TypeId[] => members.get(id) ?? []
  const candidates = all
    .flatMap((member) => byRarest.get(member) ?? [])
    .filter((candidate) => inside(candidate).length <= all.length)
    .sort((a, b) => inside(b).length - inside(a).length)
  const parts: TypeId[] = []
  for (const candidate of candidates) {
    const within = inside(candidate)
    if (within.length > left.size || !within.every((member) => left.has(member))) continue
    for (const member of within) left.delete(member)
    parts.push(candidate)
  }
  return [...parts, ...left]
}
