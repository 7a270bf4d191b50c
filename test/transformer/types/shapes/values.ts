import { runInNewContext } from 'node:vm'
import type { Shape } from './shape.js'

const elsewhere = (expression: string): unknown => runInNewContext(expression)
const givenAway = (): ArrayBuffer => {
  const buffer = new ArrayBuffer(8)
  structuredClone(buffer, { transfer: [buffer] })
  return buffer
}
const viewGivenAway = (): Uint8Array => {
  const bytes = new Uint8Array(8)
  structuredClone(bytes, { transfer: [bytes.buffer] })
  return bytes
}
/** Has the prototype, and is none; its methods throw. */
const fake = (prototype: object): unknown => Object.create(prototype)
const fakeUrl = Object.defineProperty(fake(URL.prototype) as object, Symbol.for('nodejs.util.inspect.custom'), {
  value: () => 'no URL',
})

/** Values that JSON has not, in their JavaScript form. */
export const values: readonly Shape[] = [
  {
    title: 'bigint',
    source: 'export type T = bigint',
    valid: [0n, -5n, 2n ** 4000n],
    invalid: [
      [5, ' type'],
      ['5', ' type'],
      [Object(5n), ' type'],
      [null, ' type'],
      [undefined, ' type'],
    ],
  },
  {
    title: 'bigint literals',
    source: 'export type T = { a: 5n; b: -1n | 12345678901234567890n; c?: 0n | null }',
    valid: [
      { a: 5n, b: -1n },
      { a: 5n, b: 12345678901234567890n, c: -0n },
      { a: 5n, b: -1n, c: null },
    ],
    invalid: [
      [{ a: 5, b: -1n }, '/a enum'],
      [{ a: '5', b: '-1' }, '/a enum', '/b enum'],
      [{ a: 4n, b: 12345678901234567891n, c: 1n }, '/a enum', '/b enum', '/c enum'],
      [{ b: -1n }, '/a required'],
    ],
  },
  {
    title: 'bigint among others',
    source: 'export type T = bigint | number | boolean | "all" | null',
    valid: [1n, 1, 'all', true, null],
    invalid: [
      [{}, ' type'],
      [NaN, ' type'],
      ['1', ' type'],
    ],
  },
  {
    title: 'URL',
    beyond: 'JSON Schema',
    source: 'export interface T { home: URL; more?: URL[] }',
    valid: [{ home: new URL('https://a.b') }, { home: new URL('mailto:a@b'), more: [new URL('data:,x')] }],
    invalid: [
      [{ home: 'https://a.b' }, '/home type'],
      [{ home: fakeUrl }, '/home type'],
      [{ home: new URL('a:b'), more: [null] }, '/more/0 type'],
      [{ home: { href: 'https://a.b', [Symbol.toStringTag]: 'URL' } }, '/home type'],
    ],
  },
  {
    title: 'Uint8Array',
    source: 'export interface T { data: Uint8Array }',
    valid: [
      { data: new Uint8Array(3) },
      { data: new Uint8Array() },
      { data: Buffer.from('a') },
      { data: elsewhere('new Uint8Array(2)') },
      { data: new Uint8Array(new SharedArrayBuffer(4)) },
    ],
    invalid: [
      [{ data: new Uint8ClampedArray(3) }, '/data type'],
      [{ data: new Int8Array(3) }, '/data type'],
      [{ data: [1, 2] }, '/data type'],
      [{ data: 'AAAA' }, '/data type'],
      [{ data: new ArrayBuffer(3) }, '/data type'],
      [{ data: fake(Uint8Array.prototype) }, '/data type'],
      [{ data: viewGivenAway() }, '/data type'],
    ],
  },
  {
    title: 'ArrayBuffer',
    source: 'export interface T { data: ArrayBuffer; last?: ArrayBuffer | null }',
    valid: [
      { data: new ArrayBuffer(3) },
      { data: new ArrayBuffer(0), last: null },
      { data: elsewhere('new ArrayBuffer(2)') },
    ],
    invalid: [
      [{ data: new Uint8Array(3) }, '/data type'],
      [{ data: new SharedArrayBuffer(3) }, '/data type'],
      [{ data: givenAway() }, '/data type'],
      [{ data: fake(ArrayBuffer.prototype) }, '/data type'],
      [{ data: { [Symbol.toStringTag]: 'ArrayBuffer' } }, '/data type'],
      [{}, '/data required'],
    ],
  },
  {
    title: 'a union of all kinds of values',
    source: 'export type T = Date | URL | ArrayBuffer | { at: Date } | string[]',
    valid: [new Date(0), new URL('a:b'), new ArrayBuffer(1), { at: new Date(0) }, ['x']],
    invalid: [
      [{ at: 'now' }, '/at type'],
      ['x', ' union'],
      [new Date(NaN), '/at required'],
      [[1], '/0 type'],
    ],
  },
  {
    title: 'Map',
    source: 'export interface T { ages: Map<string, number>; more?: ReadonlyMap<number, { at: Date }> | null }',
    valid: [
      { ages: new Map() },
      { ages: new Map([['a', 1]]), more: new Map([[5, { at: new Date(0) }]]) },
      { ages: elsewhere('new Map([["a", 1], ["b", 2]])'), more: null },
      { ages: new (class extends Map<string, number> {})([['__proto__', 5]]) },
    ],
    invalid: [
      [{ ages: { a: 1 } }, '/ages type'],
      [{ ages: [['a', 1]] }, '/ages type'],
      [{ ages: new Set(['a']) }, '/ages type'],
      [{ ages: fake(Map.prototype) }, '/ages type'],
      [{ ages: { [Symbol.toStringTag]: 'Map' } }, '/ages type'],
      [
        {
          ages: new Map<unknown, unknown>([
            ['a', 1],
            [1, 'a'],
          ]),
        },
        '/ages/1/0 type',
        '/ages/1/1 type',
      ],
      [{ ages: new Map(), more: new Map([[5, { at: 'x' }]]) }, '/more/0/1/at type'],
      [{ ages: [['a', 1], ['a', 2], ['b'], 5] }, '/ages/1 uniqueItems', '/ages/2 items', '/ages/3 items'],
    ],
    strips: [
      [
        { ages: new Map(), more: new Map([[1, { at: new Date(0), extra: 1 }]]) },
        { ages: new Map(), more: new Map([[1, { at: new Date(0) }]]) },
      ],
    ],
  },
  {
    title: 'Set',
    source: 'export interface T { tags: Set<string>; more?: ReadonlySet<bigint | null> }',
    valid: [
      { tags: new Set() },
      { tags: new Set(['a', 'b']), more: new Set([1n, null]) },
      { tags: elsewhere('new Set(["a"])') },
    ],
    invalid: [
      [{ tags: 'a' }, '/tags type'],
      [{ tags: ['a'] }, '/tags type'],
      [{ tags: new Map() }, '/tags type'],
      [{ tags: fake(Set.prototype) }, '/tags type'],
      [{ tags: new Set([1, 'a', null]) }, '/tags/0 type', '/tags/2 type'],
      [{ tags: new Set(), more: new Set([1]) }, '/more/0 type'],
      [{ tags: ['a', 'b', 'a', 'a'] }, '/tags/2 uniqueItems', '/tags/3 uniqueItems'],
    ],
  },
  {
    title: 'Map and Set of a number of items',
    source: `import type { MaxItems, MinItems } from 'solder'
      export interface T {
        a: Set<number> & MinItems<1> & MaxItems<2>
        /** @minItems 1 */
        b?: Map<number, boolean>
      }`,
    valid: [{ a: new Set([1]) }, { a: new Set([1, 2]), b: new Map([[1, true]]) }],
    invalid: [
      [{ a: new Set() }, '/a minItems'],
      [{ a: new Set([1, 2, 3]), b: new Map() }, '/a maxItems', '/b minItems'],
      [{ a: [1, 2, 3] }, '/a maxItems'],
    ],
  },
  {
    title: 'Map and Set of objects, through themselves',
    source: `export interface T { name: string; parts: Map<string, T>; seen?: Set<T> }`,
    valid: [
      { name: '', parts: new Map() },
      { name: '', parts: new Map([['a', { name: 'a', parts: new Map(), seen: new Set() }]]) },
      { name: '', parts: new Map(), seen: new Set([{ name: 'b', parts: new Map() }]) },
    ],
    invalid: [
      [{ name: '', parts: new Map([['a', { name: 1, parts: [] }]]) }, '/parts/0/1/name type', '/parts/0/1/parts type'],
    ],
  },
  {
    title: 'Map and Set in unions',
    source: `import type { MinItems } from 'solder'
      export type T = (Map<string, number> & MinItems<1>) | Set<boolean> | { a: Map<Date, 1> | null } | string`,
    valid: [new Map([['a', 1]]), new Set([true]), { a: new Map([[new Date(0), 1]]) }, { a: null }, 'x'],
    invalid: [
      [new Map([['a', 'b']]), '/0/1 type'],
      [new Set([1]), '/0 type'],
      [{ a: new Map([[1, 1]]) }, '/a/0/0 type'],
      [5, ' union'],
    ],
  },
  {
    title: 'values whose properties are all read-only, as `Readonly` says',
    source: `
      type Frozen<V> = Readonly<V>
      export interface T {
        map?: Readonly<Map<string, number>>; set?: Frozen<Set<string>>; date?: Readonly<Date>; url?: Readonly<URL>
      }`,
    valid: [
      { map: new Map([['a', 1]]), set: new Set(['a']), date: new Date(0), url: new URL('https://solder.example/') },
    ],
    invalid: [[{ map: new Map([['a', 'b']]), set: [], date: 0 }, '/map/0/1 type', '/set type', '/date type']],
    writes: [[{ map: new Map([['a', 1]]), date: new Date(0) }, '{"map":[["a",1]],"date":"1970-01-01T00:00:00.000Z"}']],
  },
]
