import type { TypeId } from '../../../model/types'
import { holds } from '../condition'
import type { Schemas } from '../schema'
import { literal } from '../text'
import { isCondition } from '../write-is'
import { encodeExpression } from '../write-encode'
import { isConstrained, reportLines } from '../write-report'
import { reviveExpression } from '../write-revive'
import { schemaText } from '../write-schema'
import { stripExpression } from '../write-strip'
import type { Writing } from '../writing'

const scalars: readonly string[] = [
  'string',
  'number',
  'boolean',
  'date',
  'bigint',
  'url',
  'bytes',
  'never',
  'obstacle',
]

/** The row of a type that rows do not describe: what each feature does with a value of it. */
export function leafText(writing: Writing, schemas: Schemas, id: TypeId, expected: string): string {
  // As a parameter of its own where it is read from: the functions of types say where a value was that JSON has not.
  const { kind } = writing.model(id)
  const passed = kind === 'unknown' || kind === 'anyObject'
  const value = passed ? 'holder, key' : ''
  const strip = stripExpression(writing, id, 'value')
  const revive = reviveExpression(writing, id, 'value')
  const report = reportLines(writing, id, 'value').join(' ')
  const members = [
    `expected: ${literal(expected)}`,
    ...(scalars.includes(kind) ? ['scalar: true'] : []),
    ...(isConstrained(writing, id) ? [`constrained: ${literal(kind)}`] : []),
    `is: (value) => ${holds(isCondition(writing, id, 'value'))}`,
    `report: (value, reporter) => { ${report} }`,
    ...(strip === 'value' ? [] : [`strip: (value) => ${strip}`]),
    ...(revive === 'value'
      ? []
      : [`revive: (value${value === '' ? '' : `, ${value}`}) => ${withHolder(revive, passed)}`]),
    `encode: (value${value === '' ? '' : `, ${value}`}) => ${withHolder(encodeExpression(writing, id, 'value'), passed)}`,
    `schema: ${schemaText(writing, schemas, id)}`,
  ]
  return `{ ${members.join(', ')} }`
}

/** A call that is also told what holds the value, and as which key. */
function withHolder(call: string, passed: boolean): string {
  return passed ? call.replace(/\)$/u, ', holder, key)') : call
}
