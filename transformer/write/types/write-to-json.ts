import type { ToJsonModel, TypeId } from '../../model/types'
import { holds, type Condition } from './condition'
import { block, literal, type Lines } from './text'

/*
 * An object with a method `toJSON`: what that returns is checked and written in its place. The object itself is handed on
 * as it is.
 */

const hasMethod = 'typeof value !== "object" || value === null || typeof value.toJSON !== "function"'

/** The body of a function that checks it; `part` is the test of what `toJSON` returns. */
export function toJsonChecks(model: ToJsonModel, part: (id: TypeId, value: string) => Condition): Lines {
  const test = holds(part(model.json, 'json'))
  return [`if (${hasMethod}) return false;`, 'const json = value.toJSON();', `return ${test};`]
}

/** The body of a function that reports on it; `part` reports on what `toJSON` returns. */
export function toJsonReport(model: ToJsonModel, expected: string, part: (id: TypeId, value: string) => Lines): Lines {
  return [
    ...block(`if (${hasMethod})`, [`reporter.add("type", ${literal(expected)}, value);`, 'return;']),
    'const json = value.toJSON();',
    ...part(model.json, 'json'),
  ]
}
