import { expect } from 'chai'
import { compileTypes } from './compiled-types.js'

/** A type, a value that does not have it, and what the first issue says. */
const cases: readonly (readonly [type: string, value: unknown, code: string, expected: string])[] = [
  ['`todo-${number}`', 'todo-x', 'pattern', 'string of the form `todo-${number}`'],
  ['`${number}-${"a" | "b"}`', 'x', 'type', 'string of the form `${number}-a` | string of the form `${number}-b`'],
  ['Uppercase<string>', 'aB', 'pattern', 'string of the form Uppercase<string>'],
  ['`a${string}` & `${string}z`', 'ab', 'pattern', 'string of the form `${string}z`'],
  ["string & Pattern<'^a$'>", 'b', 'pattern', 'string that matches /^a$/u'],
  ["'a' | 'b' | null", 'c', 'enum', "'a' | 'b' | null"],
  ["'auto' | boolean", 'atuo', 'enum', "'auto' | boolean; did you mean 'auto'?"],
  ['string | null', 5, 'type', 'string | null'],
  ['boolean | null', 'x', 'type', 'boolean | null'],
  ["'it\\'s' | 'a\"b'", 'x', 'enum', "'a\"b' | 'it\\'s'"],
  ["'a\\nb' | '\\u0000'", 'x', 'enum', "'\\u0000' | 'a\\nb'"],
  ["['a', number] | ['b', Date] | ['c']", ['c', 1], 'items', 'array of exactly 1 item'],
  ["['a', number] | ['b', Date] | ['c']", ['d'], 'union', "'a' | 'b' | 'c'"],
  ["['open', number] | ['close']", ['opne', 1], 'union', "'close' | 'open'; did you mean 'open'?"],
  ['string[] | [number, string]', [1, 2], 'type', 'string'],
  ["{ kind: 'it\\'s' } | { kind: 2 }", { kind: 'its' }, 'union', "'it\\'s' | 2; did you mean 'it\\'s'?"],
]

describe('what an issue expects', () => {
  const types = cases.map(([type], i) => `export type T${i} = ${type}`)
  const compiled = compileTypes({ 'types.ts': `import type { Pattern } from 'solder'\n${types.join('\n')}` })

  for (const [i, [type, value, code, expected]] of cases.entries()) {
    it(`is said as a person writes it: ${type}`, () => {
      const result = compiled('types.ts', `T${i}`).codec.check(value)
      expect(result.ok ? [] : result.errors.map((each) => [each.code, each.expected])).to.deep.equal([[code, expected]])
    })
  }
})
