import type { Shape } from './shape.js'

/** `null`, `undefined` and what may be missing. */
export const optional: readonly Shape[] = [
  {
    title: 'undefined',
    source: 'export type T = undefined',
    valid: [undefined],
    invalid: [
      [null, ' type'],
      [0, ' type'],
    ],
  },
  {
    title: 'void',
    source: 'export type T = void',
    valid: [undefined],
    invalid: [[null, ' type']],
  },
  {
    title: 'text or undefined',
    source: 'export type T = string | undefined',
    valid: ['', undefined],
    invalid: [[null, ' type']],
  },
  {
    title: 'null and undefined and text',
    source: 'export interface T { a: string | null | undefined; b?: string | null }',
    valid: [{ a: null }, { a: undefined, b: null }, { a: '', b: undefined }],
    invalid: [[{ b: 1 }, '/a required', '/b type']],
  },
  {
    title: 'optional of each kind',
    source:
      'export interface T { s?: string; n?: number; b?: boolean; l?: "x"; o?: { a: 1 }; r?: string[]; t?: [1]; u?: 1 | { a: 2 }; z?: null; k?: unknown }',
    valid: [
      {},
      { s: '', n: 1, b: true, l: 'x', o: { a: 1 }, r: [], t: [1], u: 1, z: null, k: 5 },
      { s: undefined, z: undefined },
    ],
    invalid: [
      [
        { s: 1, n: '', b: 1, l: 'y', o: {}, r: {}, t: [], u: { a: 1 }, z: 0 },
        '/s type',
        '/n type',
        '/b type',
        '/l enum',
        '/o/a required',
        '/r type',
        '/t items',
        '/u/a enum',
        '/z type',
      ],
      [{ s: null }, '/s type'],
    ],
    strips: [
      [
        { s: '', x: 1, o: { a: 1, b: 2 } },
        { s: '', o: { a: 1 } },
      ],
    ],
    json: true,
  },
  {
    title: 'optional and nothing else',
    source: 'export interface T { a?: undefined; b: 1 }',
    valid: [{ b: 1 }, { a: undefined, b: 1 }],
    invalid: [[{ a: null, b: 1 }, '/a type']],
    json: true,
  },
  {
    title: 'optional literals',
    source: "export interface T { mode?: 'fast' | 'safe'; level?: 1 | 2 | null; flag?: true }",
    valid: [{}, { mode: 'fast', level: null, flag: true }],
    invalid: [[{ mode: '', level: 3, flag: false }, '/mode enum', '/level enum', '/flag enum']],
    json: true,
  },
  {
    title: 'optional inside optional',
    source: 'export interface T { a?: { b?: { c?: string } } }',
    valid: [{}, { a: {} }, { a: { b: {} } }, { a: { b: { c: '' } } }],
    invalid: [
      [{ a: { b: { c: 1 } } }, '/a/b/c type'],
      [{ a: { b: null } }, '/a/b type'],
    ],
    json: true,
  },
  {
    title: 'exact: what is optional is not given as undefined',
    source: 'export interface T { a?: string; b?: string | undefined; c?: { d?: 1 } }',
    valid: [{}, { a: '' }, { b: undefined }, { c: {} }],
    invalid: [
      [{ a: undefined }, '/a type'],
      [{ c: undefined }, '/c type'],
      [{ c: { d: undefined } }, '/c/d enum'],
    ],
    json: true,
    exact: true,
  },
  {
    title: 'exact: optional unions and unknown',
    source: "export interface T { a?: 'x' | null; b?: unknown; c?: { k: 1 } | { k: 2 }; d?: string[] }",
    valid: [{}, { a: null, b: undefined, c: { k: 1 } }, { d: [] }],
    invalid: [
      [{ a: undefined }, '/a enum'],
      [{ c: undefined }, '/c union'],
      [{ d: undefined }, '/d type'],
    ],
    json: true,
    exact: true,
  },
  {
    title: 'exact: an optional element of a tuple',
    source: 'export type T = [string, number?]',
    valid: [[''], ['', 1]],
    invalid: [[['', ''], '/1 type']],
    json: true,
    exact: true,
  },
  {
    title: 'exact: partial, with and without undefined of its own',
    source: 'interface A { a: string; b: number | undefined } export type T = Partial<A>',
    valid: [{}, { a: '' }, { b: undefined }],
    invalid: [[{ a: undefined }, '/a type']],
    json: true,
    exact: true,
  },
  {
    title: 'partial',
    source: 'interface A { a: string; b: { c: number } } export type T = Partial<A>',
    valid: [{}, { a: '' }, { a: undefined, b: { c: 1 } }],
    invalid: [[{ b: {} }, '/b/c required']],
    json: true,
  },
  {
    title: 'required',
    source: 'interface A { a?: string; b?: number | undefined } export type T = Required<A>',
    valid: [{ a: '', b: 1 }],
    invalid: [[{}, '/a required', '/b required']],
    json: true,
  },
  {
    title: 'nullable objects in arrays',
    source: 'export type T = ({ a: 1 } | null)[]',
    valid: [[], [null, { a: 1 }]],
    invalid: [
      [[undefined], '/0 union'],
      [[{}], '/0/a required'],
    ],
    json: true,
  },
  {
    title: 'undefined in an array',
    source: 'export type T = (string | undefined)[]',
    valid: [[], ['', undefined]],
    invalid: [[[null], '/0 type']],
    revives: [
      [
        ['a', null],
        ['a', undefined],
      ],
    ],
    writes: [[['a', undefined], '["a",null]']],
  },
  {
    title: 'null and undefined in an array',
    source: 'export type T = (null | undefined | 1)[]',
    valid: [[], [null, undefined, 1]],
    invalid: [[[2], '/0 enum']],
    writes: [[[null, undefined], '[null,null]']],
  },
]
