import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { codecOf } from '../../../runtime/codec.js'
import type { Issue } from '../../../runtime/contract.js'
import { WrongValue } from '../../../runtime/call/encode-output.js'
import { InvalidInput } from '../../../runtime/call/decode-input.js'
import { readInput } from '../../../runtime/transports/http/read-input.js'
import { root } from '../../running/repository.js'
import { compileTypes } from './compiled-types.js'
import { shapes } from './shapes/index.js'

const source = `
import type * as s from 'solder'
export interface All {
  type?: number
  enum?: 'a' | 'b'
  union?: { kind: 'card' } | { kind: 'transfer' }
  minLength?: string & s.MinLength<2>
  maxLength?: string & s.MaxLength<2>
  pattern?: string & s.Pattern<'^a$'>
  format?: string & s.Format<'uuid'>
  minimum?: number & s.Minimum<5>
  maximum?: number & s.Maximum<5>
  exclusiveMinimum?: number & s.ExclusiveMinimum<5>
  exclusiveMaximum?: number & s.ExclusiveMaximum<5>
  multipleOf?: number & s.MultipleOf<5>
  integer?: number & s.Integer
  minItems?: number[] & s.MinItems<2>
  maxItems?: number[] & s.MaxItems<2>
  items?: [number, number]
  uniqueItems?: number[] & s.UniqueItems
  required?: { name: string }
  depth?: All
  unreadable?: { name: string }
  unwritable?: unknown
}
`

/** For each code, the value of the property of that name that gives it. */
const wrong: Record<string, unknown> = {
  type: 'x',
  enum: 'c',
  union: { kind: 'cash' },
  minLength: 'a',
  maxLength: 'abc',
  pattern: 'b',
  format: 'b',
  minimum: 4,
  maximum: 6,
  exclusiveMinimum: 5,
  exclusiveMaximum: 5,
  multipleOf: 4,
  integer: 1.5,
  minItems: [1],
  maxItems: [1, 2, 3],
  items: [1],
  uniqueItems: [1, 1],
  required: {},
  unreadable: {
    get name(): string {
      throw new Error('no')
    },
  },
}

const page = readFileSync(join(root, 'docs/errors-of-input.md'), 'utf8')
const table = page.slice(page.indexOf('## Codes'), page.indexOf('## Undeclared'))
const documented = [...table.matchAll(/^\| `(\w+)` /gmu)].map(([, code]) => code ?? '')

describe('the codes of issues', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const type = () => compiled('types.ts', 'All')
  const issues = (value: unknown): Issue[] => {
    const result = codecOf(type().emitted, 'error').check(value)
    return result.ok ? [] : result.errors
  }

  const others: Record<string, () => readonly Issue[]> = {
    excess: () => issues({ other: 1 }),
    depth: () => {
      let value = {}
      for (let i = 0; i < 100_000; i++) value = { depth: value }
      return issues(value)
    },
    unwritable: () => {
      try {
        type().codec.stringify({ unwritable: { rate: NaN } })
      } catch (error) {
        if (error instanceof WrongValue) return error.errors
      }
      return []
    },
    conflict: () => {
      try {
        readInput(type().emitted, { params: { type: '1' }, query: '', body: { type: 2 }, headers: () => undefined })
      } catch (error) {
        if (error instanceof InvalidInput) return error.errors ?? []
      }
      return []
    },
  }

  it('are documented, and there are no others', () => {
    expect([...documented].sort()).to.deep.equal([...Object.keys(wrong), ...Object.keys(others)].sort())
  })

  for (const code of documented) {
    it(`can all come up: ${code}`, () => {
      const found = others[code]?.() ?? issues({ [code]: wrong[code] })
      expect(found.map((issue) => issue.code)).to.deep.equal([code])
    })
  }

  it('are those that the tests of types expect', () => {
    const expected = shapes.flatMap(({ invalid }) => invalid.flatMap(([, ...found]) => found))
    expect(expected.length).to.be.greaterThan(100)
    for (const text of expected) expect(documented).to.include(text.split(' ').pop())
  })

  it('are those that stand in the code', () => {
    const folders = ['transformer/write/types', 'runtime', 'runtime/call', 'runtime/transports/http']
    const texts = folders.flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(root, folder, name), 'utf8')),
    )
    const codes = texts.flatMap((text) =>
      [
        ...text.matchAll(/(?:reporter|lines)?\.?(?:\badd|\bcount)\(\\?['"](\w+)\\?['"], |code: '(\w+)', expected/gu),
      ].map(([, added, written]) => added ?? written ?? ''),
    )
    expect(codes.length).to.be.greaterThan(20)
    for (const code of codes) expect(documented).to.include(code)
  })

  it('come with words for a person', () => {
    const said = (value: unknown): unknown =>
      issues(value).map(({ path, expected, received }) => [path, expected, received])
    expect(said({ union: { kind: 'crad' } })).to.deep.equal([
      ['/union/kind', "'card' | 'transfer'; did you mean 'card'?", 'string of 4 characters'],
    ])
    expect(said({ enum: 'A' })).to.deep.equal([['/enum', "'a' | 'b'; did you mean 'a'?", 'string of 1 character']])
    expect(said({ minimum: 4, required: 'x' })).to.deep.equal([
      ['/minimum', 'number of at least 5', 'number'],
      ['/required', 'object', 'string of 1 character'],
    ])
  })
})
