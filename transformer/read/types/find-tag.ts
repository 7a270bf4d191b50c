import type { Literal, TypeId, TypeModel, TypeTable, UnionModel } from '../../model/types'

type ObjectModel = Extract<TypeModel, { kind: 'object' }>

interface Member {
  id: TypeId
  /** The literals that each required property admits; only of properties whose type is literals alone. */
  literals: Map<string, Literal[]>
}

/** The members that a literal leads to. */
type Cases = Map<Literal, TypeId[]>

/**
 * Finds the property that tells the object members of a union apart, and notes it: required in each, and a literal or a
 * union of literals in each. Best is one that has no literal in two of them. Else, what several members share is looked at by the
 * union of just these, which may have a tag of its own; `make` gives such a union its id.
 */
export function findTag(table: TypeTable, id: TypeId, make: (model: UnionModel) => TypeId): void {
  const waiting = [id]
  for (const each of waiting) {
    const union = table.types.get(each)
    if (union?.kind === 'union') waiting.push(...noteTag(table, union, make))
  }
}

/** The new unions. */
function noteTag(table: TypeTable, union: UnionModel, make: (model: UnionModel) => TypeId): TypeId[] {
  const members = objectMembers(table, union)
  const best = bestTag(members)
  if (best === undefined) return []
  union.tag = best.name
  const groups = new Map<string, { ids: TypeId[]; values: Literal[] }>()
  for (const [value, ids] of best.cases) {
    const key = ids.join('\n')
    const known = groups.get(key)
    if (known !== undefined) known.values.push(value)
    else if (ids.length > 1) groups.set(key, { ids, values: [value] })
  }
  if (groups.size === 0) return []
  union.shared = [...groups.values()].map(({ ids, values }) => ({
    values,
    type: make({ kind: 'union', name: '', members: ids }),
  }))
  return union.shared.map(({ type }) => type)
}

function objectMembers(table: TypeTable, union: UnionModel): Member[] {
  const members: Member[] = []
  for (const id of union.members) {
    const model = table.types.get(id)
    if (model?.kind === 'object') members.push({ id, literals: literalProperties(table, model) })
    // A value of these types may have any property.
    else if (model?.kind === 'something' || model?.kind === 'anyObject' || model?.kind === 'unknown') return []
  }
  return members
}

function literalProperties(table: TypeTable, { properties }: ObjectModel): Map<string, Literal[]> {
  const found = new Map<string, Literal[]>()
  for (const { name, type, optional, default: missing } of properties) {
    const values = optional || missing !== undefined ? undefined : literalValues(table, type)
    if (values !== undefined) found.set(name, values)
  }
  return found
}

/** The first property that leads to one member at a time; else the one that leads to the fewest. */
function bestTag(members: Member[]): { name: string; cases: Cases } | undefined {
  const [first] = members
  if (first === undefined || members.length < 2) return undefined
  let best: { name: string; cases: Cases } | undefined
  // A tag that leads to all of them helps nobody.
  let fewest = members.length
  for (const name of first.literals.keys()) {
    const cases = casesOf(members, name)
    const most = cases === undefined ? Infinity : Math.max(...[...cases.values()].map((ids) => ids.length))
    if (cases === undefined || most >= fewest) continue
    best = { name, cases }
    fewest = most
    if (most === 1) break
  }
  return best
}

function casesOf(members: Member[], name: string): Cases | undefined {
  const cases: Cases = new Map()
  for (const { id, literals } of members) {
    const values = literals.get(name)
    if (values === undefined) return undefined
    for (const value of values) {
      const known = cases.get(value)
      if (known === undefined) cases.set(value, [id])
      else known.push(id)
    }
  }
  return cases
}

/** The values of a literal type, of `null` or of a union of such; undefined for any other type. */
function literalValues(table: TypeTable, id: TypeId): Literal[] | undefined {
  const model = table.types.get(id)
  if (model?.kind === 'literal') return [model.value]
  if (model?.kind === 'null') return [null]
  if (model?.kind === 'boolean') return [false, true]
  if (model?.kind !== 'union') return undefined
  const values: Literal[] = []
  for (const member of model.members) {
    const part = literalValues(table, member)
    if (part === undefined) return undefined
    values.push(...part)
  }
  return values
}
