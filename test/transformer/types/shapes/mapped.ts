import type { Shape } from './shape.js'

/** Mapped, conditional and generic types: what is left when the compiler has resolved them. */
export const mapped: readonly Shape[] = [
  {
    title: 'a mapped type with changed names',
    source:
      'interface A { name: string; age: number } export type T = { [K in keyof A as `get${Capitalize<K>}`]: A[K] }',
    valid: [{ getName: '', getAge: 1 }],
    invalid: [[{ name: '', getAge: '' }, '/getName required', '/getAge type']],
    json: true,
  },
  {
    title: 'a mapped type that leaves names out',
    source:
      'interface A { a: string; b: number; c: string } export type T = { [K in keyof A as A[K] extends string ? K : never]: A[K] }',
    valid: [{ a: '', c: '' }],
    invalid: [[{ a: 1 }, '/a type', '/c required']],
    json: true,
  },
  {
    title: 'a mapped type that makes all optional and null',
    source: 'interface A { a: string; b: number } export type T = { [K in keyof A]?: A[K] | null }',
    valid: [{}, { a: null, b: 1 }],
    invalid: [[{ b: '' }, '/b type']],
    json: true,
  },
  {
    title: 'a mapped type that takes optional away',
    source: 'interface A { a?: string; readonly b?: { c?: 1 } } export type T = { -readonly [K in keyof A]-?: A[K] }',
    valid: [{ a: '', b: {} }],
    invalid: [[{ b: { c: 2 } }, '/a required', '/b/c enum']],
    json: true,
  },
  {
    title: 'deeply partial',
    source:
      'type Deep<V> = V extends object ? { [K in keyof V]?: Deep<V[K]> } : V; export type T = Deep<{ a: { b: { c: number } }; d: string }>',
    valid: [{}, { a: {} }, { a: { b: {} } }, { d: '' }],
    invalid: [[{ a: { b: { c: '' } }, d: 1 }, '/a/b/c type', '/d type']],
    json: true,
  },
  {
    title: 'a conditional type with infer',
    source:
      'type Item<V> = V extends (infer I)[] ? I : never; export type T = { a: Item<string[]>; b: Item<{ c: 1 }[]> }',
    valid: [{ a: '', b: { c: 1 } }],
    invalid: [[{ a: 1, b: {} }, '/a type', '/b/c required']],
    json: true,
  },
  {
    title: 'a conditional type over a union',
    source: 'type Wrap<V> = V extends string ? { s: V } : { n: V }; export type T = Wrap<"a" | 1>',
    valid: [{ s: 'a' }, { n: 1 }],
    invalid: [[{}, '/s required']],
    json: true,
  },
  {
    title: 'a property of a type, looked up',
    source:
      "interface A { list: { id: number }[]; deep: { x: 'y' } } export type T = { item: A['list'][number]; x: A['deep']['x'] }",
    valid: [{ item: { id: 1 }, x: 'y' }],
    invalid: [[{ item: {}, x: 'z' }, '/item/id required', '/x enum']],
    json: true,
  },
  {
    title: 'a generic with a default and a constraint',
    source:
      'interface Result<V extends object = { empty: true }, E = string> { value?: V; error?: E } export type T = { a: Result; b: Result<{ n: 1 }, 404> }',
    valid: [
      { a: {}, b: {} },
      { a: { value: { empty: true }, error: '' }, b: { value: { n: 1 }, error: 404 } },
    ],
    invalid: [
      [{ a: { error: 1 }, b: { value: {}, error: 500 } }, '/a/error type', '/b/value/n required', '/b/error enum'],
    ],
    json: true,
  },
  {
    title: 'a generic that holds itself',
    source: 'interface Node<V> { value: V; next?: Node<V> } export type T = { s: Node<string>; n: Node<number> }',
    valid: [{ s: { value: '', next: { value: '' } }, n: { value: 1 } }],
    invalid: [[{ s: { value: '', next: { value: 1 } }, n: { value: '' } }, '/s/next/value type', '/n/value type']],
    json: true,
  },
  {
    title: 'a generic union',
    source:
      'type Maybe<V> = { some: true; value: V } | { some: false }; export type T = { a: Maybe<number>; b: Maybe<Maybe<string>> }',
    valid: [{ a: { some: false }, b: { some: true, value: { some: true, value: '' } } }],
    invalid: [
      [
        { a: { some: true }, b: { some: true, value: { some: true, value: 1 } } },
        '/a/value required',
        '/b/value/value type',
      ],
    ],
    json: true,
  },
  {
    title: 'omit from a union, and from each member',
    source:
      "type U = { k: 'a'; x: 1; id: 1 } | { k: 'b'; y: 2; id: 1 }; type Each<V> = V extends unknown ? Omit<V, 'id'> : never; export type T = { all: Omit<U, 'id'>; each: Each<U> }",
    valid: [{ all: { k: 'a' }, each: { k: 'b', y: 2 } }],
    invalid: [[{ all: {}, each: { k: 'b' } }, '/all/k required', '/each/y required']],
    json: true,
  },
  {
    title: 'a class instance by its constructor',
    source: 'class A { a = 1 } export type T = { one: InstanceType<typeof A>; many: A[] }',
    valid: [{ one: { a: 1 }, many: [{ a: 2 }] }],
    invalid: [[{ one: {}, many: [1] }, '/one/a required', '/many/0 type']],
    json: true,
  },
  {
    title: 'the values of an object type',
    source: 'interface A { a: string; b: 1 | 2; c: { d: null } } export type T = A[keyof A]',
    valid: ['', 1, { d: null }],
    invalid: [
      [true, ' union'],
      [{}, '/d required'],
    ],
    json: true,
  },
  {
    title: 'no inference, the type itself',
    source: 'export type T = { a: NoInfer<string> }',
    valid: [{ a: '' }],
    invalid: [[{ a: 1 }, '/a type']],
    json: true,
  },
]
