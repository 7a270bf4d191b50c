import { block, type Lines } from './text'
import type { Writing } from './writing'

/** How a bigint is written: no sign but `-`, no zeros before it. */
export const bigintForm = '^(?:0|-?[1-9]\\d*)$'

/** More characters are not read: to make a bigint of digits takes more than linear time. */
export const longestBigint = 10_000

/** A number stands for a bigint as long as it is sure to be the one that was written. */
export function writeBigintFromJson(writing: Writing, name: string): Lines {
  const form = writing.regex(bigintForm, '', 'bigint_form')
  const bigint = writing.global('BigInt')
  return block(`function ${name}(json)`, [
    `if (typeof json === "number") return ${writing.global('Number')}.isSafeInteger(json) ? ${bigint}(json) : json;`,
    `return typeof json === "string" && json.length <= ${longestBigint} && ${form}.test(json) ? ${bigint}(json) : json;`,
  ])
}

/** Where a number is allowed beside it, a text is a number as long as that is exact. */
export function writeNumberOrBigintFromText(writing: Writing, name: string): Lines {
  const form = writing.regex(bigintForm, '', 'bigint_form')
  return block(`function ${name}(text)`, [
    `if (${form}.test(text) && !${writing.global('Number')}.isSafeInteger(+text)) return text;`,
    `return ${writing.support('numberFromText')}(text);`,
  ])
}
