import type { TypeId, TypeTable } from '../../model/types'
import type { Feature } from './names'
import { block, type Lines } from './text'
import { planUnion, type UnionPlan } from './union-plan'

/**
 * Whether a function has to remember what it found. An untagged union that contains itself tries its members one after
 * the other, each with everything below it: on deep input that would take exponential time.
 */
export function remembers(table: TypeTable, feature: Feature, id: TypeId): boolean {
  if (feature !== 'is' && feature !== 'strip' && feature !== 'revive') return false
  const model = table.types.get(id)
  if (model?.kind !== 'union') return false
  return isAmbiguous(planUnion(table, model)) && isRecursive(table, id)
}

/** Whether a value may have the types of several members that have parts. */
export function isAmbiguous(plan: UnionPlan): boolean {
  return plan.arrays.length > 1 || (plan.objects.length > 1 && plan.tag === undefined)
}

/** Whether a type has itself as a part. */
export function isRecursive(table: TypeTable, id: TypeId): boolean {
  return reaches(table, id, id)
}

function reaches(table: TypeTable, from: TypeId, to: TypeId): boolean {
  const seen = new Set<TypeId>()
  const waiting = partsOf(table, from)
  for (const id of waiting) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...partsOf(table, id))
  }
  return false
}

/** The types that a type is directly made of. */
export function partsOf(table: TypeTable, id: TypeId): TypeId[] {
  const model = table.types.get(id)
  switch (model?.kind) {
    case 'object':
      return [...model.properties, ...model.index].map(({ type }) => type)
    case 'union':
      return [...model.members, ...(model.shared ?? []).map(({ type }) => type)]
    case 'array':
      return [model.element]
    case 'tuple':
      return model.elements.map(({ type }) => type)
    default:
      return []
  }
}

/** The function `name`, which calls `each` once for every object until the outermost call is done. */
export function writeOnce(
  name: string,
  each: string,
  known: string,
  depth: string,
  map: string,
): { state: Lines; lines: Lines } {
  return {
    state: [`const ${known} = new ${map}();`, `let ${depth} = 0;`],
    lines: [
      `// What is inside several members is looked at once, or deep input would take exponential time.`,
      ...block(`function ${name}(value)`, [
        `if (typeof value !== "object" || value === null) return ${each}(value);`,
        `let found = ${known}.get(value);`,
        'if (found !== undefined) return found;',
        `${depth}++;`,
        ...block('try', [`found = ${each}(value);`, `${known}.set(value, found);`, 'return found;']),
        ...block('finally', [`${depth}--;`, `if (${depth} === 0) ${known}.clear();`]),
      ]),
    ],
  }
}
