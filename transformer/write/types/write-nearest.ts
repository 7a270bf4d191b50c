import type { TypeId } from '../../model/types'
import { acceptsUndefined } from './accepts-undefined'
import { any, call, compare, fails, all, never, type Condition } from './condition'
import { read, withLocals } from './property-access'
import { block, literal, type Lines } from './text'
import { planUnion, type ObjectModel } from './union-plan'
import type { Writing } from './writing'

/** What a property that speaks against a member counts. A literal is there to tell members apart. */
const weights = { literal: 8, missing: 3, kind: 2 }

/**
 * The function that says which object member of an untagged union a value was most likely meant to be. It looks at
 * the kinds of the properties only, so that it stays cheap on any input, and takes dates in both of their forms.
 */
export function writeNearest(writing: Writing, id: TypeId, name: string): Lines {
  const model = writing.model(id)
  if (model.kind !== 'union') throw new Error(`not a union: ${id}`)
  const { objects } = planUnion(writing.table, model)
  const members = objects.flatMap((member, i) => memberLines(writing, member.model, i))
  return block(`function ${name}(value)`, ['let best = 0, fewest = Infinity;', ...members, 'return best;'])
}

function memberLines(writing: Writing, model: ObjectModel, index: number): Lines {
  const lines = withLocals(model.properties).flatMap(({ property, local }) => {
    const kind = fails(kindCondition(writing, property.type, local))
    const misfits = `rank += ${isLiteral(writing, property.type) ? weights.literal : weights.kind};`
    const known = property.optional || acceptsUndefined(writing.table, property.type)
    const missing = known ? [] : [`if (${local} === undefined) rank += ${weights.missing};`]
    const test = known ? `${local} !== undefined && ${kind.includes('||') ? `(${kind})` : kind}` : kind
    const wrong = kind === 'false' ? [] : [`${known ? '' : 'else '}if (${test}) ${misfits}`]
    const fits = `${wrong.length + missing.length > 0 ? 'else ' : ''}${known ? `if (${local} !== undefined) ` : ''}rank--;`
    return [`const ${local} = ${read(writing, 'value', property.name)};`, ...missing, ...wrong, fits]
  })
  return block('', [
    'let rank = 0;',
    ...lines,
    ...block('if (rank < fewest)', [`best = ${index};`, 'fewest = rank;']),
  ]).map((line, i) => (i === 0 ? '{' : line))
}

function isLiteral(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  return (
    model.kind === 'literal' ||
    (model.kind === 'union' && model.members.every((member) => writing.model(member).kind === 'literal'))
  )
}

/** The test that a value is of the right kind, whatever is in it. */
function kindCondition(writing: Writing, id: TypeId, value: string): Condition {
  const model = writing.model(id)
  switch (model.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return compare(`typeof ${value}`, '===', literal(model.kind))
    case 'null':
      return compare(value, '===', 'null')
    case 'undefined':
      return compare(value, '===', 'undefined')
    case 'literal':
      return compare(value, '===', literal(model.value))
    case 'date':
      return any(compare(`typeof ${value}`, '===', '"string"'), call(`(${value} instanceof ${writing.global('Date')})`))
    case 'array':
    case 'tuple':
      return call(`${writing.global('Array')}.isArray(${value})`)
    case 'object':
    case 'anyObject':
      return all(compare(`typeof ${value}`, '===', '"object"'), compare(value, '!==', 'null'))
    case 'union':
      return any(...model.members.map((member) => kindCondition(writing, member, value)))
    case 'unknown':
    case 'something':
      return all()
    case 'never':
    case 'obstacle':
      return never
  }
}
