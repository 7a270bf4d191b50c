import { expect } from 'chai'
import { compileTypes } from './compiled-types.js'

const source = `
import type { MinLength, UniqueItems } from 'solder'
export interface Big { n: bigint; some?: bigint[]; maybe?: bigint | null }
export interface One { n: 1n | 12345678901234567890n }
export interface Mixed { n: bigint | number; either?: bigint | 7 | 'all'; id?: bigint | string; one?: 1n | string }
export interface Link { to: URL; or?: URL | string; also?: URL | (string & MinLength<3>) }
export interface Bytes { data: Uint8Array; buffer?: ArrayBuffer; none?: Uint8Array | null }
export type Any = Date | bigint | URL | 'now' | null
export type Items = (Date | URL | 'now' | null | Uint8Array)[]
export type Fits = { a: bigint } | { a: bigint; b?: URL } | { c: string }
export type Different = (URL | bigint)[] & UniqueItems
export interface Open { [name: string]: bigint }
`

describe('values that a text stands for in JSON', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const codec = (name: string) => compiled('types.ts', name).codec

  /** Type, value and its JSON form: each is made of the other. */
  const pairs: readonly (readonly [type: string, value: unknown, json: unknown])[] = [
    ['Big', { n: 5n }, { n: '5' }],
    [
      'Big',
      { n: -(2n ** 64n), some: [0n, 1n], maybe: null },
      { n: '-18446744073709551616', some: ['0', '1'], maybe: null },
    ],
    ['One', { n: 12345678901234567890n }, { n: '12345678901234567890' }],
    ['One', { n: 1n }, { n: '1' }],
    ['Mixed', { n: 5 }, { n: 5 }],
    ['Mixed', { n: 5n, either: 7n, id: 'x', one: '2' }, { n: '5', either: '7', id: 'x', one: '2' }],
    ['Mixed', { n: 1.5, either: 'all', id: '007', one: 1n }, { n: 1.5, either: 'all', id: '007', one: '1' }],
    ['Mixed', { n: 1, either: 7, id: 9n }, { n: 1, either: 7, id: '9' }],
    ['Link', { to: new URL('https://ä.de/ü?"') }, { to: 'https://xn--4ca.de/%C3%BC?%22' }],
    [
      'Link',
      { to: new URL('a:b'), or: 'https://a.b', also: 'https://a.b' },
      { to: 'a:b', or: 'https://a.b', also: 'https://a.b' },
    ],
    ['Link', { to: new URL('a:b'), or: new URL('https://a.b') }, { to: 'a:b', or: 'https://a.b/' }],
    ['Bytes', { data: new Uint8Array() }, { data: '' }],
    ['Bytes', { data: Uint8Array.of(0), buffer: Uint8Array.of(1, 2).buffer }, { data: 'AA==', buffer: 'AQI=' }],
    ['Bytes', { data: Uint8Array.of(251, 255, 191), none: null }, { data: '+/+/', none: null }],
    ['Any', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['Any', 5n, '5'],
    ['Any', new URL('a:5'), 'a:5'],
    ['Any', 'now', 'now'],
    ['Any', null, null],
    ['Items', [Uint8Array.of(1), new URL('a:5'), 'now'], ['AQ==', 'a:5', 'now']],
    ['Fits', { a: 1n, b: new URL('a:5') }, { a: '1', b: 'a:5' }],
    ['Fits', { c: '1' }, { c: '1' }],
    ['Different', [new URL('a:b'), new URL('a:c'), 1n], ['a:b', 'a:c', '1']],
    ['Open', { a: 1n, ['__proto__']: 2n }, JSON.parse('{"a":"1","__proto__":"2"}')],
  ]
  for (const [name, value, json] of pairs) {
    it(`of ${name}: ${JSON.stringify(json)}`, () => {
      const { stringify, decode, is } = codec(name)
      expect(is(value)).to.equal(true)
      expect(JSON.parse(stringify(value))).to.deep.equal(json)
      expect(decode(json)).to.deep.equal({ ok: true, value })
    })
  }

  const misfits: readonly (readonly [type: string, json: unknown, ...issues: string[]])[] = [
    ...['', ' 1', '1 ', '0x10', '1.0', '1e3', '+1', '-', '-0', '00', '01', '1n', '1_000', '١', '9'.repeat(10_001)].map(
      (n) => ['Big', { n }, '/n type'] as const,
    ),
    ...[1.5, 2 ** 53, -(2 ** 53), true, [], {}, null].map((n) => ['Big', { n }, '/n type'] as const),
    ['One', { n: '2' }, '/n enum'],
    ['Mixed', { n: 'x' }, '/n type'],
    ...['', 'x', '/path', '//host', 'https://', 'http://a b', ' a:b', 'a:b ', 'a:\nb', '1:2', 'http://[', 5].map(
      (to) => ['Link', { to }, '/to type'] as const,
    ),
    ...[
      'A',
      'AA',
      'AAA',
      'AA=',
      'A===',
      '====',
      'AAAA=',
      'AB==',
      'AAB=',
      'AA==AAAA',
      'AA-_',
      'AA A',
      'AAA\n',
      'ÄAAA',
      5,
      [1],
    ].map((data) => ['Bytes', { data }, '/data type'] as const),
    ['Any', 'then', ' type'],
    ['Different', ['a:b', '5', 'a:b'], ' uniqueItems'],
  ]
  for (const [name, json, ...issues] of misfits) {
    it(`not of ${name}: ${JSON.stringify(json).slice(0, 40)}`, () => {
      const decoded = codec(name).decode(json)
      expect(decoded.ok ? [] : decoded.errors.map(({ path, code }) => `${path} ${code}`)).to.deep.equal(issues)
    })
  }

  it('a bigint may also be given as a number that is exact, where no number is meant', () => {
    expect(codec('Big').decode({ n: -9007199254740991 })).to.deep.equal({ ok: true, value: { n: -9007199254740991n } })
    expect(codec('One').decode({ n: 1 })).to.deep.equal({ ok: true, value: { n: 1n } })
    expect(codec('Any').decode(5)).to.deep.equal({ ok: true, value: 5n })
    expect(codec('Mixed').decode({ n: 5, id: 5 })).to.deep.equal({ ok: true, value: { n: 5, id: 5n } })
  })

  it('of bytes of any length', () => {
    const { stringify, parse } = codec('Bytes')
    for (const length of [1, 2, 3, 4, 5, 12287, 12288, 12289, 100_000]) {
      const data = Uint8Array.from({ length }, (_, i) => (i * 31) % 256)
      const text = stringify({ data })
      expect(JSON.parse(text)).to.deep.equal({ data: Buffer.from(data).toString('base64') })
      expect(Buffer.compare((parse(text) as { data: Uint8Array }).data, data)).to.equal(0)
    }
  })

  it('names them in reports', () => {
    const errors = (name: string, value: unknown): unknown => {
      const checked = codec(name).check(value)
      return checked.ok ? [] : checked.errors.map(({ expected, received }) => [expected, received])
    }
    expect(errors('Big', { n: 5 })).to.deep.equal([['bigint (in JSON a string of digits)', 'number']])
    expect(errors('Link', { to: 5n })).to.deep.equal([['URL (in JSON its text)', 'bigint']])
    expect(errors('Bytes', { data: new ArrayBuffer(1) })).to.deep.equal([
      ['Uint8Array (in JSON its bytes as base64)', 'ArrayBuffer of 1 byte'],
    ])
    expect(errors('One', { n: new URL('a:b') })).to.deep.equal([['12345678901234567890n | 1n', 'URL']])
  })

  it('are known by name', () => {
    expect(compiled('types.ts', 'Any').emitted.name).to.equal('Any')
    expect(compiled('types.ts', 'Items').emitted.name).to.equal("('now' | URL | Date | Uint8Array | null)[]")
  })
})
