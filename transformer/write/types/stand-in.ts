import type { StandInModel, TypeId, TypeModel } from '../../model/types'
import { all, call, compare, type Condition } from './condition'
import type { Schema } from './schema'
import type { SupportName } from './support'
import { literal } from './text'
import { bigintForm, longestBigint } from './support-bigint'
import { base64Form } from './support-bytes'
import type { Writing } from './writing'

/*
 * Values that JSON has not, for which a text stands there: all that each feature writes about them. A `Date` is one too,
 * but mostly written in place, for its speed.
 */

export function isStandIn(model: TypeModel): model is StandInModel {
  return model.kind === 'bigint' || model.kind === 'url' || model.kind === 'bytes'
}

/** The test that `value` is such a value. */
export function standInCondition(writing: Writing, model: StandInModel, value: string): Condition {
  if (model.kind !== 'bigint') return call(`${writing.support(testOf(model))}(${value})`)
  const bigint = compare(`typeof ${value}`, '===', '"bigint"')
  // Emitted code is older than the literal `5n`; `==` compares a bigint with digits by value.
  return model.digits === undefined ? bigint : all(bigint, loosely(value, model.digits))
}

function testOf(model: Exclude<StandInModel, { kind: 'bigint' }>): SupportName {
  if (model.kind === 'url') return 'isUrl'
  return model.name === 'Uint8Array' ? 'isBytes' : 'isBuffer'
}

function loosely(value: string, digits: string): Condition {
  const constant = Number.isSafeInteger(Number(digits)) ? digits : literal(digits)
  return { kind: 'atom', holds: `${value} == ${constant}`, fails: `${value} != ${constant}` }
}

/** The value from its JSON form `json`; `json` itself when it is none. */
export function standInFromJson(writing: Writing, model: StandInModel, json: string): string {
  if (model.kind === 'bigint') return `${writing.support('bigintFromJson')}(${json})`
  if (model.kind === 'url') return `${writing.support('urlFromJson')}(${json})`
  return `${writing.support(model.name === 'Uint8Array' ? 'bytesFromJson' : 'bufferFromJson')}(${json})`
}

/** The JSON text of `value`. */
export function standInText(writing: Writing, model: StandInModel, value: string): string {
  if (model.kind === 'bigint') return `('"' + ${value} + '"')`
  if (model.kind === 'url') return `${writing.support('jsonString')}(${value}.href)`
  const bytes = model.name === 'Uint8Array' ? value : `new ${writing.global('Uint8Array')}(${value})`
  return `('"' + ${writing.support('base64')}(${bytes}) + '"')`
}

/** The JSON Schema. The title tells it from an author's own string, so that a client makes the value again. */
export function standInSchema(model: StandInModel, besideNumbers = false): Schema {
  if (model.kind === 'url') return { type: 'string', pattern: '^[A-Za-z][A-Za-z\\d+.\\-]*:', title: 'URL' }
  if (model.kind === 'bytes') {
    return { type: 'string', contentEncoding: 'base64', pattern: base64Form, title: model.name }
  }
  const { digits } = model
  const safe = !besideNumbers && (digits === undefined || Number.isSafeInteger(Number(digits)))
  const type = safe ? ['string', 'integer'] : 'string'
  if (digits !== undefined) return { type, enum: safe ? [digits, Number(digits)] : [digits], title: 'bigint' }
  const bounds = safe ? { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER } : {}
  return { type, pattern: bigintForm, maxLength: longestBigint, ...bounds, title: 'bigint' }
}

/** What is asked for, as a person says it. */
export function standInWords(model: StandInModel): string {
  if (model.kind === 'url') return 'URL (in JSON its text)'
  if (model.kind === 'bytes') return `${model.name} (in JSON its bytes as base64)`
  return model.digits === undefined ? 'bigint (in JSON a string of digits)' : `${model.digits}n`
}

/** Its name in TypeScript. */
export function standInName(model: StandInModel): string {
  if (model.kind === 'url') return 'URL'
  if (model.kind === 'bytes') return model.name
  return model.digits === undefined ? 'bigint' : `${model.digits}n`
}

/** Those of the types that are stand-ins. */
export function standInsOf(writing: Writing, ids: readonly TypeId[]): StandInModel[] {
  return ids.map((id) => writing.model(id)).filter(isStandIn)
}
