import type { Shape } from './shape.js'

/** Types that contain themselves. */
export const recursive: readonly Shape[] = [
  {
    title: 'a list by pointers',
    source: 'export interface T { value: string; next: T | null }',
    valid: [
      { value: '', next: null },
      { value: '', next: { value: '', next: null } },
    ],
    invalid: [
      [{ value: '', next: { value: 1, next: null } }, '/next/value type'],
      [{ value: '', next: undefined }, '/next required'],
    ],
    strips: [
      [
        { value: '', next: { value: '', next: null, x: 1 } },
        { value: '', next: { value: '', next: null } },
      ],
    ],
    json: true,
  },
  {
    title: 'a tree of records',
    source: 'export interface T { files?: string[]; folders: Record<string, T> }',
    valid: [{ folders: {} }, { folders: { a: { folders: {}, files: [''] } } }],
    invalid: [[{ folders: { a: { files: [1] } } }, '/folders/a/files/0 type', '/folders/a/folders required']],
    json: true,
  },
  {
    title: 'a tree in tuples',
    source: 'export type T = [value: number, left?: T, right?: T]',
    valid: [[1], [1, [2]], [1, [2], [3, [4]]]],
    invalid: [[[1, ['']], '/1/0 type']],
    json: true,
  },
  {
    title: 'any JSON, by an interface and an alias',
    source:
      'interface Members { [key: string]: Json } type Json = null | boolean | number | string | Json[] | Members; export interface T { body: Json }',
    valid: [{ body: null }, { body: { a: [1, { b: '' }] } }],
    invalid: [
      [{ body: undefined }, '/body required'],
      [{ body: [() => 1] }, '/body/0 union'],
    ],
    json: true,
  },
  {
    title: 'three types in a ring',
    source: 'interface A { b: B[] } interface B { c?: C } interface C { a: A | string } export type T = A',
    valid: [{ b: [] }, { b: [{}, { c: { a: '' } }, { c: { a: { b: [] } } }] }],
    invalid: [[{ b: [{ c: { a: { b: [1] } } }] }, '/b/0/c/a/b/0 type']],
    json: true,
  },
  {
    title: 'an expression by tags',
    source: "export type T = { op: 'num'; value: number } | { op: 'neg'; of: T } | { op: 'add'; left: T; right: T }",
    valid: [
      { op: 'num', value: 1 },
      { op: 'add', left: { op: 'neg', of: { op: 'num', value: 1 } }, right: { op: 'num', value: 2 } },
    ],
    invalid: [
      [{ op: 'neg', of: { op: 'num', value: '' } }, '/of/value type'],
      [{ op: 'add', left: { op: 'x' }, right: { op: 'neg' } }, '/left/op union', '/right/of required'],
    ],
    json: true,
  },
  {
    title: 'a comment with answers, by generic pages',
    source:
      'interface Page<V> { items: V[]; more: boolean } interface Comment { text: string; answers: Page<Comment> } export type T = Page<Comment>',
    valid: [{ items: [{ text: '', answers: { items: [], more: false } }], more: true }],
    invalid: [
      [
        { items: [{ text: '', answers: { items: [{}], more: 0 } }], more: true },
        '/items/0/answers/items/0/answers required',
        '/items/0/answers/items/0/text required',
        '/items/0/answers/more type',
      ],
    ],
    json: true,
  },
  {
    title: 'a recursive type with a mapped part',
    source: 'type Tree = { name: string } & { [K in "left" | "right"]?: Tree }; export type T = Tree',
    valid: [{ name: '' }, { name: '', left: { name: '' } }],
    invalid: [[{ name: '', right: { name: 1 } }, '/right/name type']],
    json: true,
  },
  {
    title: 'arrays within arrays of texts',
    source: 'export type T = string | T[]',
    valid: ['', [], [['a'], 'b']],
    invalid: [
      [1, ' type'],
      [['a', [2]], '/1/0 type'],
    ],
    json: true,
  },
  {
    title: 'a class that holds its own kind',
    source: 'export class T { children: T[] = []; parent?: T; constructor(public name: string) {} }',
    valid: [{ name: '', children: [{ name: '', children: [] }] }],
    invalid: [[{ name: '', children: [{}] }, '/children/0/children required', '/children/0/name required']],
    json: true,
  },
  {
    title: 'a union of recursive objects without a tag',
    source: 'export type T = { all: T[] } | { any: T[] } | { not: T } | { field: string; is: string | number }',
    valid: [{ all: [] }, { not: { any: [{ field: '', is: 1 }] } }],
    invalid: [
      [{ not: { field: '' } }, '/not/is required'],
      [{ all: [{ any: 1 }] }, '/all/0/any type'],
    ],
    json: true,
  },
]
