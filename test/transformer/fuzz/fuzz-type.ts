import { jsonForm } from '../types/json-form.js'
import type { CompiledType } from '../types/compiled-types.js'
import { Sampler } from '../types/sampler.js'
import { nearMiss } from './near-miss.js'
import { shrink } from './shrink.js'

/** A value on which a judge and we are of two minds, made as small as it can be. */
export interface Disagreement {
  judge: string
  type: string
  ours: 'accepts' | 'refuses'
  smallest: unknown
}

export interface Outcome {
  asked: number
  valid: number
  /** How many opinions there were, by judge. */
  opinions: Map<string, number>
  /** Without those that have the same smallest value. */
  disagreements: Disagreement[]
  /** Values on which most judges say otherwise than we do. */
  outvoted: unknown[]
}

/** After as many values of one kind as this, those that look like one that is explained are not made small any more. */
const mostShrunk = 40

/** Asks judges about `count` values of a type: one in three sampled from our model, two changed a little, once or twice. */
export function fuzzType(
  name: string,
  { id, table, codec }: CompiledType,
  judges: ReadonlyMap<string, (value: unknown) => boolean>,
  count: number,
  seed: number,
  looksExplained: (disagreement: Disagreement) => boolean,
): Outcome {
  const sampler = new Sampler(table, seed)
  const outcome: Outcome = { asked: count, valid: 0, opinions: new Map(), disagreements: [], outvoted: [] }
  const seen = new Set<string>()
  const shrunk = new Map<string, number>()
  const accepts = (value: unknown): boolean => codec.decode(value).ok
  let value: unknown
  for (let n = 0; n < count; n++) {
    value = n % 3 === 0 ? jsonForm(sampler.value(id)) : nearMiss(value, sampler.random)
    if (n % 3 !== 0 && accepts(value)) value = nearMiss(value, sampler.random)
    const ours = accepts(value)
    if (ours) outcome.valid++
    let against = 0
    for (const [judge, verdict] of judges) {
      outcome.opinions.set(judge, (outcome.opinions.get(judge) ?? 0) + 1)
      if (verdict(value) === ours) continue
      against++
      const found: Disagreement = { judge, type: name, ours: ours ? 'accepts' : 'refuses', smallest: value }
      const kind = `${judge} ${found.ours}`
      const before = shrunk.get(kind) ?? 0
      if (before >= mostShrunk && looksExplained(found)) continue
      shrunk.set(kind, before + 1)
      found.smallest = shrink(value, (less) => accepts(less) === ours && verdict(less) !== ours)
      const key = `${kind} ${JSON.stringify(found.smallest)}`
      if (!seen.has(key)) outcome.disagreements.push(found)
      seen.add(key)
    }
    if (against * 2 > judges.size) outcome.outvoted.push(value)
  }
  return outcome
}
