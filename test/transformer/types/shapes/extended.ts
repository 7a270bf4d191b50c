import type { Shape } from './shape.js'

/** Types that take from others: what they extend, what names them. */
export const extended: readonly Shape[] = [
  {
    title: 'an interface that extends an array',
    source: `export interface T extends Array<string | T> {}`,
    valid: [[], ['a', ['b', []]]],
    invalid: [
      [['a', 1], '/1 type'],
      [{ length: 0 }, ' type'],
    ],
    json: true,
  },
  {
    title: 'an instantiation of an interface that extends an array',
    source: `interface Items<V> extends ReadonlyArray<V> {}
interface More<V> extends Items<V | null> {}
export type T = { items: Items<number>; more: More<string> }`,
    valid: [{ items: [1], more: ['a', null] }],
    invalid: [[{ items: [''], more: [1] }, '/items/0 type', '/more/0 type']],
    json: true,
  },
  {
    title: 'an interface that extends a tuple',
    source: `interface Point extends Readonly<[number, number]> {}
export type T = Point`,
    valid: [[1, 2]],
    invalid: [
      [[1, ''], '/1 type'],
      [[1], ' items'],
    ],
    json: true,
  },
  {
    title: 'a class that extends Date without more',
    source: `export declare class T extends Date { toISOString(): string }`,
    valid: [new Date(0)],
    invalid: [
      [new Date(NaN), ' type'],
      [{}, ' type'],
    ],
  },
  {
    title: 'a record with branded names',
    source: `type Id = string & { readonly brand: 'id' }
export type T = Record<Id, number>`,
    valid: [{}, { a: 1 }],
    invalid: [[{ a: '' }, '/a type']],
    json: true,
  },
  {
    title: 'JSON, with interfaces as everyone wrote it before aliases could be recursive',
    source: `type Json = string | number | boolean | null | JsonObject | JsonArray
interface JsonObject { [key: string]: Json }
interface JsonArray extends Array<Json> {}
export type T = Json`,
    valid: [null, 'a', [1, [true, { a: [null] }]]],
    invalid: [
      [{ a: [Infinity] }, '/a/0 union'],
      [undefined, ' union'],
    ],
  },
]
