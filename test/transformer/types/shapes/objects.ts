import type { Shape } from './shape.js'

class Account {
  static readonly table = 'accounts'
  constructor(
    readonly id: string,
    public balance: number,
  ) {}
}

/** Interfaces, classes as data, symbol keys, brands, and types that say little. */
export const objects: readonly Shape[] = [
  {
    title: 'an interface that narrows what it extends',
    source: "interface Base { kind: string; at?: number } export interface T extends Base { kind: 'a'; at: number }",
    valid: [{ kind: 'a', at: 1 }],
    invalid: [[{ kind: 'b' }, '/kind enum', '/at required']],
    json: true,
  },
  {
    title: 'an interface declared in two places',
    source: 'export interface T { a: 1 } export interface T { b: 2 }',
    valid: [{ a: 1, b: 2 }],
    invalid: [[{ a: 1 }, '/b required']],
    json: true,
  },
  {
    title: 'an interface that extends a mapped type',
    source: "export interface T extends Pick<{ a: 1; b: 2 }, 'a'>, Partial<Record<'c', 3>> { d: 4 }",
    valid: [
      { a: 1, d: 4 },
      { a: 1, c: 3, d: 4 },
    ],
    invalid: [[{ c: 4 }, '/a required', '/c enum', '/d required']],
    json: true,
  },
  {
    title: 'an interface that extends a class',
    source: 'class A { a = 1; static s = 2 } export interface T extends A { b: 2 }',
    valid: [{ a: 1, b: 2 }],
    invalid: [[{ b: 2 }, '/a required']],
    json: true,
  },
  {
    title: 'a generic interface that extends another',
    source:
      'interface Box<V> { value: V } interface Named<V> extends Box<V[]> { name: string } export type T = Named<number>',
    valid: [{ value: [1], name: '' }],
    invalid: [[{ value: 1, name: '' }, '/value type']],
    json: true,
  },
  {
    title: 'a class that extends a class',
    source: 'class A { constructor(public a: string) {} } export class T extends A { b?: number; declare c: boolean }',
    valid: [{ a: '', c: true }],
    invalid: [[{ b: '' }, '/a required', '/b type', '/c required']],
    json: true,
  },
  {
    title: 'an instance of a class with statics',
    source:
      'export class T { static readonly table = "accounts"; constructor(readonly id: string, public balance: number) {} }',
    valid: [new Account('a', 1), { id: '', balance: 0 }],
    invalid: [[{ id: '' }, '/balance required']],
    json: true,
  },
  {
    title: 'an abstract class with protected parts',
    source:
      'export abstract class T { protected abstract hidden: number; private other = ""; constructor(readonly open: boolean) { void this.other } }',
    valid: [{ open: true }],
    invalid: [[{}, '/open required']],
    json: true,
  },
  {
    title: 'a class with accessors',
    source: 'export class T { get full(): string { return "" } set full(value: string) { void value } readonly n = 1 }',
    valid: [{ full: '', n: 1 }],
    invalid: [[{ n: 2 }, '/full required', '/n enum']],
    json: true,
  },
  {
    title: 'symbol keys',
    source:
      'declare const mark: unique symbol; export interface T { a: string; [mark]: number; [Symbol.toStringTag]?: string }',
    valid: [{ a: '' }, { a: '', [Symbol.toStringTag]: 1 }],
    invalid: [[{}, '/a required']],
    json: true,
  },
  {
    title: 'an index signature of symbols',
    source: 'export interface T { a: 1; [key: symbol]: number }',
    valid: [{ a: 1 }, { a: 1, [Symbol.iterator]: 'x' }],
    invalid: [[{}, '/a required']],
    json: true,
  },
  {
    title: 'a branded number',
    source: "export type T = { n: number & { readonly __unit: 'm' } }",
    valid: [{ n: 1 }],
    invalid: [[{ n: '' }, '/n type']],
    json: true,
  },
  {
    title: 'a brand by a unique symbol',
    source:
      'declare const brand: unique symbol; type Brand<V, N> = V & { readonly [brand]: N }; export type T = Record<string, Brand<string, "Id">>',
    valid: [{}, { a: 'x' }],
    invalid: [[{ a: 1 }, '/a type']],
    json: true,
  },
  {
    title: 'a branded literal and a branded boolean',
    source: "export type T = { l: ('a' | 'b') & { __b?: 1 }; f: boolean & { __b?: 1 } }",
    valid: [{ l: 'a', f: true }],
    invalid: [[{ l: 'c', f: 1 }, '/l enum', '/f type']],
    json: true,
  },
  {
    title: 'two brands on one text',
    source: 'export type T = string & { __a: 1 } & { __b: 2 }',
    valid: ['x'],
    invalid: [[1, ' type']],
    json: true,
  },
  {
    title: 'a property that cannot be',
    source: 'export interface T { a: string; b: never }',
    valid: [],
    invalid: [
      [{ a: '' }, '/b required'],
      [{ a: '', b: 1 }, '/b type'],
    ],
    json: true,
  },
  {
    title: 'never',
    source: 'export type T = never',
    valid: [],
    invalid: [
      [1, ' type'],
      [null, ' type'],
      [undefined, ' type'],
    ],
    json: true,
  },
  {
    title: 'an empty interface',
    source: 'interface Empty {} export interface T { e: Empty; o?: Empty }',
    valid: [{ e: {} }, { e: 1, o: 'x' }, { e: [] }],
    invalid: [
      [{ e: null }, '/e type'],
      [{}, '/e required'],
    ],
    json: true,
  },
  {
    title: 'unknown, in several places',
    source: 'export interface T { a?: unknown; b: unknown[]; c: { [key: string]: unknown } }',
    valid: [
      { b: [], c: {} },
      { a: null, b: [1], c: { x: [null] } },
    ],
    invalid: [[{ b: {}, c: [] }, '/b type', '/c type']],
    json: true,
  },
  {
    title: 'object, or null',
    source: 'export type T = object | null',
    valid: [{}, [], null],
    invalid: [
      [1, ' type'],
      [undefined, ' type'],
    ],
    json: true,
  },
  {
    title: 'NonNullable of unknown',
    source: 'export type T = { a: NonNullable<unknown>; b: NonNullable<string | null | undefined> }',
    valid: [{ a: 1, b: '' }],
    invalid: [[{ a: null, b: null }, '/a type', '/b type']],
    json: true,
  },
  {
    title: 'names that are numbers, and the order of their keys',
    source: 'export interface T { z: 1; 2: string; 1: string; 0.5?: 1; a: 2 }',
    valid: [{ z: 1, 2: '', 1: '', a: 2 }],
    invalid: [[{ z: 1, a: 2, 1: 1 }, '/1 type', '/2 required']],
    writes: [[{ a: 2, 1: 'x', 2: 'y', z: 1 }, '{"z":1,"2":"y","1":"x","a":2}']],
    json: true,
  },
  {
    title: 'many properties',
    source: `export interface T { ${Array.from({ length: 60 }, (_, i) => `p${i}${i % 3 === 0 ? '?' : ''}: ${i % 2 === 0 ? 'string' : 'number'}`).join('; ')} }`,
    valid: [Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`p${i}`, i % 2 === 0 ? '' : i]))],
    invalid: [
      [
        Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`p${i}`, i % 2 === 0 || i === 59 ? '' : i])),
        '/p59 type',
      ],
    ],
    json: true,
  },
  {
    title: 'a namespace of types',
    source:
      'namespace Api { export interface User { id: number } export type Users = User[] } export type T = { users: Api.Users }',
    valid: [{ users: [{ id: 1 }] }],
    invalid: [[{ users: [{}] }, '/users/0/id required']],
    json: true,
  },
  {
    title: 'types of the same name',
    source:
      'namespace A { export interface Item { a: 1 } } namespace B { export interface Item { b: 2 } } export type T = { x: A.Item; y: B.Item; z: A.Item | B.Item }',
    valid: [{ x: { a: 1 }, y: { b: 2 }, z: { b: 2 } }],
    invalid: [[{ x: { b: 2 }, y: { a: 1 }, z: {} }, '/x/a required', '/y/b required', '/z/a required']],
    json: true,
  },
  {
    title: 'the type of a value',
    source:
      'const settings = { host: "localhost", port: 80, tags: ["a"], deep: { on: true } }; export type T = typeof settings',
    valid: [{ host: '', port: 1, tags: [], deep: { on: false } }],
    invalid: [
      [{ host: 1, port: '', tags: [1], deep: {} }, '/host type', '/port type', '/tags/0 type', '/deep/on required'],
    ],
    json: true,
  },
  {
    title: 'what a function returns',
    source:
      'async function load(id: string) { return { id, list: [1, 2], ok: true as const } } export type T = Awaited<ReturnType<typeof load>>',
    valid: [{ id: '', list: [], ok: true }],
    invalid: [[{ id: '', list: [''], ok: false }, '/list/0 type', '/ok enum']],
    json: true,
  },
]
