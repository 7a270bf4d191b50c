import { expect } from 'chai'
import { compileTypes } from './compiled-types.js'

const source = `
import type { Integer, Maximum, Minimum } from 'solder'
enum Level { Low, High = 5 }
enum Colour { Red = 'red', Blue = 'blue' }
export interface T {
  text: string
  number: number & Minimum<0>
  optional?: number & Integer & Maximum<100>
  flag: boolean
  literal: 'a' | 'b' | 3 | true | null
  level: Level
  colour?: Colour
  when: Date
  either: number | 'all'
  mixed: string | number
  nullable: number | null
  name: string | null
  texts: string[]
  numbers: number[]
  oneOrMore: number | number[]
  pair: [number, string]
  triple: [boolean, ...number[], string]
  maybePair: [number, string?] | null
  huge: bigint
  levels: Level[]
  either2?: 'a' | number[]
  flags?: readonly boolean[]
  object: { a: number }
  unknown: unknown
  constructor?: number
}
export type Tagged = { kind: 'a'; x: number } | { kind: 'b'; x: boolean } | undefined
export type Index = { id: number; [name: string]: number | string }
export type Scalar = string
`

const number = [
  '0',
  '-0',
  '12',
  '-1.5',
  '1e3',
  '1E-2',
  '0.1',
  '9007199254740992',
  '-9007199254740994',
  '100000000000000000000',
  '0.1000000000000000055511151231257827',
]
const notNumber = [
  '',
  ' ',
  ' 3 ',
  '3 ',
  '0x10',
  'Infinity',
  '-Infinity',
  'NaN',
  '1e400',
  '9007199254740993',
  '123456789012345678901234567890',
  '--1',
  '1e',
  '0b1',
  '1,5',
  '1 000',
  '−1',
  '+1',
  '1.',
  '.5',
  '01',
  '1_000',
  '１',
  '1n',
  'null',
  '3\n',
]

describe('the JSON form of texts', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const from = (name: string, ...texts: string[]): unknown => compiled('types.ts', 'T').emitted.fromText?.(name, texts)

  for (const text of number)
    it(`number from ${JSON.stringify(text)}`, () => expect(from('number', text)).to.equal(Number(text)))
  for (const text of notNumber)
    it(`no number from ${JSON.stringify(text)}`, () => expect(from('number', text)).to.equal(text))

  const cases: readonly (readonly [name: string, texts: string[], json: unknown])[] = [
    ['text', ['5'], '5'],
    ['text', ['a', 'b'], ['a', 'b']],
    ['text', [''], ''],
    ['optional', ['101'], 101],
    ['optional', ['x'], 'x'],
    ['flag', ['true'], true],
    ['flag', ['false'], false],
    ['flag', ['1'], '1'],
    ['flag', ['TRUE'], 'TRUE'],
    ['flag', [''], ''],
    ['literal', ['a'], 'a'],
    ['literal', ['3'], 3],
    ['literal', ['true'], true],
    ['literal', ['null'], null],
    ['literal', ['false'], 'false'],
    ['literal', ['3.0'], '3.0'],
    ['level', ['5'], 5],
    ['level', ['Low'], 'Low'],
    ['colour', ['red'], 'red'],
    ['when', ['2020-01-01T00:00:00Z'], '2020-01-01T00:00:00Z'],
    ['either', ['all'], 'all'],
    ['either', ['7'], 7],
    ['either', ['none'], 'none'],
    ['mixed', ['7'], 7],
    ['mixed', ['07'], '07'],
    ['nullable', ['null'], null],
    ['name', ['null'], 'null'],
    ['texts', ['a'], ['a']],
    ['texts', ['a', '1'], ['a', '1']],
    ['numbers', ['1', 'x', '2'], [1, 'x', 2]],
    ['oneOrMore', ['1'], 1],
    ['oneOrMore', ['1', '2'], [1, 2]],
    ['flags', ['true', 'no'], [true, 'no']],
    ['pair', ['1', '2'], [1, '2']],
    ['pair', ['1'], [1]],
    ['pair', ['x', 'y', '3'], ['x', 'y', '3']],
    ['triple', ['true', '1', '2', 'true'], [true, 1, 2, 'true']],
    ['triple', ['false', '1'], [false, '1']],
    ['huge', ['123456789012345678901234567890'], '123456789012345678901234567890'],
    ['levels', ['0', '5', '7', 'Low'], [0, 5, '7', 'Low']],
    ['either2', ['a'], 'a'],
    ['either2', ['1', '2'], [1, 2]],
    ['colour', [''], ''],
    ['optional', [''], ''],
    ['when', [''], ''],
    ['nullable', [''], ''],
    ['number', ['1', '1'], ['1', '1']],
    ['object', ['{"a":1}'], '{"a":1}'],
    ['unknown', ['5'], '5'],
    ['undeclared', ['5'], undefined],
    ['toString', ['5'], undefined],
    ['__proto__', ['5'], undefined],
    ['constructor', ['5'], 5],
  ]
  for (const [name, texts, json] of cases) {
    it(`${name}: ${JSON.stringify(texts)} → ${JSON.stringify(json)}`, () =>
      expect(from(name, ...texts)).to.deep.equal(json))
  }

  it('knows the properties of each member of a union', () => {
    const { emitted } = compiled('types.ts', 'Tagged')
    expect(emitted.fromText?.('kind', ['a'])).to.equal('a')
    expect(emitted.fromText?.('x', ['1'])).to.equal(1)
    expect(emitted.fromText?.('x', ['true'])).to.equal(true)
  })

  it('knows index signatures', () => {
    const { emitted } = compiled('types.ts', 'Index')
    expect(emitted.fromText?.('id', ['1'])).to.equal(1)
    expect(emitted.fromText?.('other', ['x'])).to.equal('x')
  })

  it('is absent for what is no object', () => {
    expect(compiled('types.ts', 'Scalar').emitted).not.to.have.property('fromText')
  })
})
