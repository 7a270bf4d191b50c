import type { Shape } from './shape.js'

const deep = (levels: number): unknown =>
  levels === 0 ? { value: 1, children: [] } : { value: 1, children: [deep(levels - 1)] }

/** Unions, intersections, generics, records and recursion. */
export const composed: readonly Shape[] = [
  {
    title: 'tagged union',
    source: `
      interface Circle { kind: 'circle'; radius: number }
      interface Square { kind: 'square'; side: number }
      export type T = Circle | Square`,
    valid: [
      { kind: 'circle', radius: 1 },
      { kind: 'square', side: 1, radius: 'any' },
    ],
    invalid: [
      [{ kind: 'circle', side: 1 }, '/radius required'],
      [{ kind: 'square', side: '' }, '/side type'],
      [{ kind: 'other' }, '/kind union'],
      [{}, '/kind required'],
      [1, ' union'],
      [[], ' union'],
    ],
    json: true,
  },
  {
    title: 'union tagged by booleans, numbers and several literals',
    source: `
      export type T =
        | { ok: true; code: 1 | 2; value: string }
        | { ok: false; code: 3; error: { message: string } }`,
    valid: [
      { ok: true, code: 2, value: '' },
      { ok: false, code: 3, error: { message: '' } },
    ],
    invalid: [
      [{ ok: false, code: 3, error: {} }, '/error/message required'],
      [{ ok: true, code: 3, value: '' }, '/code enum'],
      [{ ok: 'yes' }, '/ok union'],
    ],
    json: true,
  },
  {
    title: 'tagged union beside others',
    source: `export type T = { t: 'a'; x: 1 } | { t: 'b'; x: 2 } | string | null | number[]`,
    valid: [{ t: 'a', x: 1 }, { t: 'b', x: 2 }, '', null, [], [1]],
    invalid: [
      [{ t: 'a', x: 2 }, '/x enum'],
      [[''], '/0 type'],
      [true, ' union'],
    ],
    json: true,
  },
  {
    title: 'a tagged union narrowed by an intersection that some members contradict',
    source: `
      type Caller = { kind: 'guest'; name: string } | { kind: 'staff'; name: string; role: 'nurse' | 'doctor' }
      export type T = Caller & { kind: 'staff'; role: 'doctor' }`,
    valid: [{ kind: 'staff', name: '', role: 'doctor' }],
    invalid: [
      [{ kind: 'guest', name: '' }, '/kind enum', '/role required'],
      [{ kind: 'staff', name: '', role: 'nurse' }, '/role enum'],
      [{}, '/kind required', '/name required', '/role required'],
      ['', ' union'],
    ],
    json: true,
  },
  {
    title: 'an array that holds itself, and has no name of its own but the alias',
    source: `export type T = (T | 'leaf')[]`,
    valid: [[], ['leaf', [], [['leaf']]]],
    invalid: [
      ['leaf', ' type'],
      [[['other']], '/0/0 type'],
    ],
    json: true,
  },
  {
    title: 'an intersection that contradicts itself',
    source: `export type T = { bad?: { k: 'a' } & { k: 'b' }; ok: 1 | ({ k: 'a' } & { k: 'b'; x: 1 }); none?: ({ k: 1 } | { k: 2 }) & { k: 3 } }`,
    valid: [{ ok: 1 }],
    invalid: [
      [{ ok: 1, bad: {} }, '/bad type'],
      [{ ok: 1, none: { k: 3 } }, '/none type'],
      [{ ok: {} }, '/ok enum'],
      [{ ok: { k: 'a', x: 1 } }, '/ok enum'],
    ],
    json: true,
  },
  {
    title: 'an untagged union where one member includes the other',
    source: 'export type T = { p1: string; p2: string } | { p1: string; p2: string; p3: number }',
    valid: [
      { p1: '', p2: '' },
      { p1: '', p2: '', p3: 1 },
      { p1: '', p2: '', p3: 'bad, but the first member holds' },
    ],
    invalid: [
      [{ p1: '' }, '/p2 required'],
      [{ p1: 1, p2: '', p3: 1 }, '/p1 type'],
    ],
    json: true,
  },
  {
    title: 'an untagged union of different objects',
    source: 'export type T = { name: string; age: number } | { title: string; pages: number } | { tags: string[] }',
    valid: [{ name: '', age: 1 }, { title: '', pages: 1 }, { tags: [] }, { name: '', age: 1, tags: [''] }],
    invalid: [
      [{ title: '', pages: '' }, '/pages type'],
      [{ tags: [1] }, '/tags/0 type'],
      [{ name: '' }, '/age required'],
      [{ age: '' }, '/name required', '/age type'],
    ],
    json: true,
  },
  {
    title: 'a union of arrays',
    source: 'export type T = string[] | number[] | { a: (boolean | Date)[] }',
    valid: [[], ['a'], [1], { a: [true, new Date(0)] }],
    invalid: [
      [['a', 1], '/1 type'],
      [{ a: ['x'] }, '/a/0 type'],
    ],
  },
  {
    title: 'many literals',
    source: "export type T = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 1 | 2",
    valid: ['a', 'h', 2],
    invalid: [
      ['i', ' enum'],
      ['1', ' enum'],
    ],
    json: true,
  },
  {
    title: 'many literals and others',
    source: "export type T = { x: 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | number | null | { y: string } }",
    valid: [{ x: 'a' }, { x: 1 }, { x: null }, { x: { y: '' } }],
    invalid: [
      [{ x: 'z' }, '/x union'],
      [{ x: { y: 1 } }, '/x/y type'],
    ],
    json: true,
  },
  {
    title: 'string and Date',
    source: 'export interface T { when: string | Date; at?: Date | null }',
    valid: [{ when: 'soon' }, { when: new Date(5), at: new Date(6) }, { when: '', at: null }],
    invalid: [
      [{ when: 1 }, '/when type'],
      [{ when: '', at: 'x' }, '/at type'],
    ],
  },
  {
    title: 'optional union with null',
    source: 'export interface T { a?: string | null; b?: true | false; c?: { d: 1 } | null }',
    valid: [{}, { a: null }, { a: '', b: false, c: { d: 1 } }],
    invalid: [[{ a: 1, b: 0, c: { d: 2 } }, '/a type', '/b type', '/c/d enum']],
    json: true,
  },
  {
    title: 'exclusive members',
    source: 'export type T = { a: string; b?: never } | { b: number; a?: never }',
    valid: [{ a: '' }, { b: 1 }],
    invalid: [
      [{ a: '', b: 1 }, '/b type'],
      [{}, '/a required'],
    ],
    json: true,
  },
  {
    title: 'intersection of objects',
    source: "export type T = { a: string; n: { x: 1 } } & { b?: number; n: { y: 2 } } & { c: 'c' }",
    valid: [{ a: '', n: { x: 1, y: 2 }, c: 'c' }],
    invalid: [
      [{ a: '', n: { x: 1 }, c: 'c' }, '/n/y required'],
      [{ n: { x: 1, y: 2 }, c: 'c' }, '/a required'],
    ],
    json: true,
  },
  {
    title: 'intersection with a union',
    source: "export type T = { id: string } & ({ k: 'a'; a: 1 } | { k: 'b'; b: 2 })",
    valid: [{ id: '', k: 'a', a: 1 }],
    invalid: [
      [{ id: '', k: 'b', a: 1 }, '/b required'],
      [{ k: 'a', a: 1 }, '/id required'],
    ],
    json: true,
  },
  {
    title: 'a branded string',
    source: "export type T = { id: string & { readonly __brand: 'Id' } }",
    valid: [{ id: 'x' }],
    invalid: [[{ id: 1 }, '/id type']],
    json: true,
  },
  {
    title: 'generics',
    source:
      'interface Page<V> { items: V[]; next?: string } interface Todo { title: string } export type T = { a: Page<Todo>; b: Page<number> }',
    valid: [{ a: { items: [{ title: '' }] }, b: { items: [1], next: '' } }],
    invalid: [[{ a: { items: [1] }, b: { items: [{ title: '' }] } }, '/a/items/0 type', '/b/items/0 type']],
    json: true,
  },
  {
    title: 'mapped and conditional types',
    source:
      "interface A { x: string; y?: number; z: Date } export type T = Partial<Pick<A, 'x'>> & Required<Pick<A, 'y'>> & { [K in 'p' | 'q']: K } & { c: A extends { x: string } ? 1 : 2 }",
    valid: [{ y: 1, p: 'p', q: 'q', c: 1 }],
    invalid: [[{ x: 1, p: 'q', q: 'q', c: 2 }, '/x type', '/y required', '/p enum', '/c enum']],
    json: true,
  },
  {
    title: 'omit',
    source: 'interface A { x: string; y: number } export type T = Omit<A, "x"> & Readonly<{ w: 1 }>',
    valid: [{ y: 1, w: 1, x: 5 }],
    invalid: [[{ w: 1 }, '/y required']],
    json: true,
  },
  {
    title: 'record',
    source: 'export type T = Record<string, number>',
    valid: [{}, { a: 1, 'b/c': 2 }],
    invalid: [
      [{ a: '' }, '/a type'],
      [[], ' type'],
      [{ a: undefined }, '/a type'],
    ],
    json: true,
  },
  {
    title: 'record of literals',
    source: "export type T = Record<'a' | 'b', { n: number }>",
    valid: [{ a: { n: 1 }, b: { n: 2 } }],
    invalid: [[{ a: { n: 1 } }, '/b required']],
    json: true,
  },
  {
    title: 'a record of what may be undefined',
    source: 'export type T = Record<string, { a: 1 } | undefined>',
    valid: [{}, { x: { a: 1 } }, { x: undefined }],
    invalid: [
      [{ x: { a: 2 } }, '/x/a enum'],
      [{ x: null }, '/x union'],
    ],
  },
  {
    title: 'index signature beside properties',
    source: 'export interface T { id: string; n?: number; [key: string]: string | number | undefined }',
    valid: [{ id: '' }, { id: '', n: 1, other: 'x', more: 2 }],
    invalid: [
      [{ id: '', other: true }, '/other type'],
      [{ other: '' }, '/id required'],
    ],
    json: true,
  },
  {
    title: 'number keys',
    source: 'export interface T { [key: number]: string }',
    valid: [{}, { 1: 'a', x: 5 }],
    invalid: [[{ 1: 1 }, '/1 type']],
    json: true,
  },
  {
    title: 'template literal keys',
    source: 'export interface T { [key: `x-${string}`]: number }',
    valid: [{}, { 'x-a': 1, y: '' }],
    invalid: [[{ 'x-a': '' }, '/x-a type']],
    json: true,
  },
  {
    title: 'template literal',
    source: 'export type T = { id: `todo-${number}`; path: `/${string}/x.y` }',
    valid: [{ id: 'todo-12', path: '/a/b\n/x.y' }],
    invalid: [
      [{ id: 'todo-x', path: '/a/xzy' }, '/id pattern', '/path pattern'],
      [{ id: 1, path: '' }, '/id type', '/path pattern'],
    ],
    json: true,
  },
  {
    title: 'recursive',
    source: 'export interface T { value: number; children: T[] }',
    valid: [deep(0), deep(5), deep(100)],
    invalid: [[{ value: 1, children: [{ value: 1 }] }, '/children/0/children required']],
    json: true,
  },
  {
    title: 'recursive through an alias',
    source: 'export type T = string | number | boolean | null | T[] | { [key: string]: T }',
    valid: [1, null, [[['a']]], { a: { b: [null] } }],
    invalid: [
      [undefined, ' union'],
      [{ a: [NaN] }, '/a/0 union'],
    ],
    json: true,
  },
  {
    title: 'mutually recursive',
    source: 'interface A { b?: B } interface B { a: A | null; other: A[] } export type T = A',
    valid: [{}, { b: { a: null, other: [{}] } }],
    invalid: [[{ b: { a: { b: {} }, other: [] } }, '/b/a/b/a required', '/b/a/b/other required']],
    json: true,
  },
  {
    title: 'this',
    source: 'export interface T { self?: this; x: 1 }',
    valid: [{ x: 1, self: { x: 1 } }],
    invalid: [[{ x: 1, self: {} }, '/self/x required']],
    json: true,
  },
  {
    title: 'a recursive union without a tag',
    source: 'export type T = { op: string; left: T; right: T } | { num: number } | { name: string }',
    valid: [{ num: 1 }, { op: '+', left: { num: 1 }, right: { op: '-', left: { name: 'x' }, right: { num: 2 } } }],
    invalid: [
      [{ op: '+', left: { num: 1 }, right: { num: '' } }, '/right/num type'],
      [{ op: '+', left: { num: 1 } }, '/right required'],
    ],
    json: true,
  },
  {
    title: 'a user type with the name of a library type',
    source: 'interface Date { day: number } interface Map { zoom: number } export interface T { d: Date; m: Map }',
    valid: [{ d: { day: 1 }, m: { zoom: 1 } }],
    invalid: [[{ d: {}, m: 1 }, '/d/day required', '/m type']],
    json: true,
  },
]
