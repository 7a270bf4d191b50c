import type { TypeId, TypeTable } from '../../model/types'
import { componentsOf } from './components'
import type { Feature } from './names'
import { block, type Lines } from './text'
import { planUnion, type UnionPlan } from './union-plan'

/**
 * What functions do about an untagged union that contains itself. Such a union tries its members one after the other, each
 * with everything below it: on deep input that would take exponential time. So `is`, `strip`, `revive` and `encode` remember what
 * they found (`once`). All but `is` ask `is` at every level: while they run, it goes on remembering (`inside`), or
 * that would take quadratic time.
 */
export function memoryOf(table: TypeTable, feature: Feature, id: TypeId): 'once' | 'inside' | undefined {
  const model = table.types.get(id)
  if (model?.kind !== 'union' || !(feature in memories)) return undefined
  return isAmbiguous(planUnion(table, model)) && isRecursive(table, id) ? memories[feature] : undefined
}

const memories: Partial<Record<Feature, 'once' | 'inside'>> = {
  is: 'once',
  exact: 'inside',
  report: 'inside',
  strip: 'once',
  revive: 'once',
  encode: 'once',
}

/** Whether a value may have the types of several members that have parts. */
export function isAmbiguous(plan: UnionPlan): boolean {
  return plan.arrays.length + plan.collections.length > 1 || (plan.objects.length > 1 && plan.tag === undefined)
}

/** Whether a type has itself as a part. */
export function isRecursive(table: TypeTable, id: TypeId): boolean {
  return componentsOf(table).of(id).recursive
}

/** The variables that a function remembers by. */
export interface Memory {
  known: string
  depth: string
}

export function declareMemory({ known, depth }: Memory, map: string): Lines {
  return [`const ${known} = new ${map}();`, `let ${depth} = 0;`]
}

/** The function `name`, which calls `each` once for every object until the outermost call is done. */
export function writeOnce(name: string, each: string, memory: Memory, held: Memory | undefined): Lines {
  const { known } = memory
  return [
    `// What is inside several members is looked at once, or deep input would take exponential time.`,
    ...block(`function ${name}(value)`, [
      `if (typeof value !== "object" || value === null) return ${each}(value);`,
      `let found = ${known}.get(value);`,
      'if (found !== undefined) return found;',
      ...whileHeld(held === undefined ? [memory] : [memory, held], [
        `found = ${each}(value);`,
        `${known}.set(value, found);`,
        'return found;',
      ]),
    ]),
  ]
}

/** The function `name`, which calls `each` while another function goes on remembering what it found. */
export function writeInside(name: string, each: string, parameters: string, held: Memory): Lines {
  return [
    `// What was checked is remembered, or deep input would take quadratic time.`,
    ...block(`function ${name}(${parameters})`, whileHeld([held], [`return ${each}(${parameters});`])),
  ]
}

function whileHeld(memories: readonly Memory[], lines: Lines): Lines {
  return [
    ...memories.map(({ depth }) => `${depth}++;`),
    ...block('try', lines),
    ...block('finally', [
      ...memories.map(({ depth }) => `${depth}--;`),
      ...memories.map(({ known, depth }) => `if (${depth} === 0) ${known}.clear();`),
    ]),
  ]
}
