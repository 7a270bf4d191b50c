import type { TypeId, TypeModel } from '../../model/types'
import { any, holds, type Condition } from './condition'
import { standInCondition, standInFromJson, standInsOf } from './stand-in'
import { literal, type Lines } from './text'
import type { UnionPlan } from './union-plan'
import { isCondition } from './write-is'
import type { Writing } from './writing'

/**
 * Statements that return the JavaScript form of `json`, which is no object, for a union. A text that is a literal of the
 * union stays one. Where any text is allowed, only what is written as `encode` writes it becomes something else; where
 * texts have to fit, so does what none of them allows.
 */
export function scalarLines(writing: Writing, plan: UnionPlan): Lines {
  const makers = makersOf(writing, plan)
  if (makers.length === 0) return ['return json;']
  const lines = keptLines(writing, plan)
  const isText = textCondition(writing, plan)
  const [only] = makers
  if (isText === undefined && makers.length === 1 && only !== undefined) return [...lines, `return ${only.make};`]
  const declare = makers.length === 1 ? 'const' : 'let'
  for (const [i, { made, make, test }] of makers.entries()) {
    lines.push(`${i === 0 ? `${declare} ` : ''}${made} = ${make};`)
    lines.push(`if (${isText === undefined ? `${made} !== json` : test(isText)}) return ${made};`)
  }
  return [...lines, 'return json;']
}

interface Maker {
  /** The variable of what was made. */
  made: string
  make: string
  /** The test that it was made, and that the text is rather that than a text. */
  test: (isText: string) => string
}

function makersOf(writing: Writing, plan: UnionPlan): Maker[] {
  const date = plan.simple.find((id) => writing.model(id).kind === 'date')
  const models = standInsOf(writing, plan.simple)
  const bigints = models.flatMap((model) => (model.kind === 'bigint' ? [model] : []))
  const makers: Maker[] = []
  const several = (date === undefined ? 0 : 1) + new Set(models.map(({ kind }) => kind)).size > 1
  const name = (kind: string): string => (several ? 'made' : kind)
  if (date !== undefined) {
    const made = name('date')
    const isDate = `${made} instanceof ${writing.global('Date')}`
    const make = `${writing.support('dateFromJson')}(json)`
    makers.push({ made, make, test: (isText) => `${isDate} && ${either(`${made}.toISOString() === json`, isText)}` })
  }
  if (bigints[0] !== undefined) {
    const made = name('bigint')
    const test = grouped(any(...bigints.map((model) => standInCondition(writing, model, made))))
    makers.push({ made, make: standInFromJson(writing, bigints[0], 'json'), test: () => test })
  }
  for (const kind of ['url', 'bytes'] as const) {
    const model = models.find((each) => each.kind === kind)
    if (model === undefined) continue
    const made = name(kind)
    const own = kind === 'url' ? `${made}.href === json` : 'false'
    const test = (isText: string): string => `${made} !== json && ${either(own, isText)}`
    makers.push({ made, make: standInFromJson(writing, model, 'json'), test })
  }
  return makers
}

/** What is to stay what it is: literals, and numbers where some are allowed. */
function keptLines(writing: Writing, { literals, simple }: UnionPlan): Lines {
  const texts = literals.filter((value) => typeof value === 'string').map((value) => `json === ${literal(value)}`)
  const numbers =
    literals.some((value) => typeof value === 'number') || simple.some((id) => writing.model(id).kind === 'number')
  const bigints = simple.some((id) => writing.model(id).kind === 'bigint')
  const kept = [...(numbers && bigints ? ['typeof json === "number"'] : []), ...texts]
  return kept.length === 0 ? [] : [`if (${kept.join(' || ')}) return json;`]
}

/** The test that `json` is one of the union's texts; empty when any is, undefined when there are none. */
function textCondition(writing: Writing, plan: UnionPlan): string | undefined {
  const texts = plan.simple
    .map((id) => ({ id, model: writing.model(id) }))
    .filter(
      (each): each is { id: TypeId; model: Extract<TypeModel, { kind: 'string' }> } => each.model.kind === 'string',
    )
  if (texts.length === 0) return undefined
  if (texts.some(({ model }) => model.constraints === undefined)) return ''
  return texts.map(({ id }) => `(${holds(isCondition(writing, id, 'json'))})`).join(' || ')
}

function either(own: string, isText: string): string {
  if (isText === '') return own
  return own === 'false' ? `!(${isText})` : `(${own} || !(${isText}))`
}

function grouped(condition: Condition): string {
  const text = holds(condition)
  return text.includes('||') ? `(${text})` : text
}
