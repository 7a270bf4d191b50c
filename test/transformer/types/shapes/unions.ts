import type { Shape } from './shape.js'

/** Unions by tag and by structure, and intersections. */
export const unions: readonly Shape[] = [
  {
    title: 'tagged by a number',
    source: 'export type T = { v: 1; a: string } | { v: 2; b: string } | { v: 3 }',
    valid: [{ v: 1, a: '' }, { v: 2, b: '' }, { v: 3 }],
    invalid: [
      [{ v: 2, a: '' }, '/b required'],
      [{ v: '1', a: '' }, '/v union'],
    ],
    strips: [
      [
        { v: 1, a: '', b: '' },
        { v: 1, a: '' },
      ],
    ],
    json: true,
  },
  {
    title: 'tagged by an enum',
    source:
      'enum Kind { Circle, Square } export type T = { kind: Kind.Circle; r: number } | { kind: Kind.Square; a: number }',
    valid: [
      { kind: 0, r: 1 },
      { kind: 1, a: 1 },
    ],
    invalid: [[{ kind: 0, a: 1 }, '/r required']],
    json: true,
  },
  {
    title: 'tagged by null or a literal',
    source: "export type T = { error: null; data: string } | { error: 'e'; code: number }",
    valid: [
      { error: null, data: '' },
      { error: 'e', code: 1 },
    ],
    invalid: [[{ error: 'e', data: '' }, '/code required']],
    json: true,
  },
  {
    title: 'tagged by the second property, since the first is the same',
    source: "export type T = { type: 'event'; name: 'open'; a: 1 } | { type: 'event'; name: 'close'; b: 1 }",
    valid: [{ type: 'event', name: 'open', a: 1 }],
    invalid: [
      [{ type: 'event', name: 'close' }, '/b required'],
      [{ type: 'event', name: 'x' }, '/name union'],
    ],
    json: true,
  },
  {
    title: 'tagged in two levels',
    source: "export type T = { a: 'x'; b: 1; c: string } | { a: 'x'; b: 2; d: string } | { a: 'y'; e: string }",
    valid: [
      { a: 'x', b: 1, c: '' },
      { a: 'x', b: 2, d: '' },
      { a: 'y', e: '' },
    ],
    invalid: [
      [{ a: 'x', b: 2, c: '' }, '/d required'],
      [{ a: 'y' }, '/e required'],
    ],
    json: true,
  },
  {
    title: 'a tag that is optional in one member',
    source: "export type T = { k?: 'a'; x: number } | { k: 'b'; y: number }",
    valid: [{ x: 1 }, { k: 'a', x: 1 }, { k: 'b', y: 1 }],
    invalid: [
      [{ k: 'b' }, '/y required'],
      [{ k: 'c', x: 1 }, '/k enum'],
    ],
    json: true,
  },
  {
    title: 'a tag that two members share',
    source: "export type T = { k: 'a'; x: number } | { k: 'a'; y: number } | { k: 'b' }",
    valid: [{ k: 'a', x: 1 }, { k: 'a', y: 1 }, { k: 'b' }],
    invalid: [[{ k: 'a' }, '/x required']],
    json: true,
  },
  {
    title: 'a member that any text may tag',
    source: "export type T = { type: 'text'; text: string } | { type: string; data: number }",
    valid: [
      { type: 'text', text: '' },
      { type: 'other', data: 1 },
      { type: 'text', data: 1 },
    ],
    invalid: [[{ type: 'other' }, '/data required']],
    json: true,
  },
  {
    title: 'members nested in their tags',
    source: "export type T = { meta: { kind: 'a' }; a: 1 } | { meta: { kind: 'b' }; b: 2 }",
    valid: [
      { meta: { kind: 'a' }, a: 1 },
      { meta: { kind: 'b' }, b: 2 },
    ],
    invalid: [[{ meta: { kind: 'a' }, b: 3 }, '/a required']],
    json: true,
  },
  {
    title: 'a union of unions with names',
    source: "type A = 'x' | 'y'; type B = A | 1; type C = { k: A } | null; export type T = B | C",
    valid: ['x', 1, { k: 'y' }, null],
    invalid: [
      ['z', ' union'],
      [{ k: 'z' }, '/k enum'],
    ],
    json: true,
  },
  {
    title: 'objects where one has what the other must not',
    source: 'export type T = { a: string } | { a: string; b: number; c?: undefined } ',
    valid: [{ a: '' }, { a: '', b: 1 }, { a: '', c: 1 }],
    invalid: [[{}, '/a required']],
    json: true,
  },
  {
    title: 'an object or its identifier',
    source:
      'interface User { id: string; name: string } export type T = { owner: string | User; members: (string | User)[] }',
    valid: [{ owner: '', members: ['', { id: '', name: '' }] }],
    invalid: [[{ owner: { id: '' }, members: [1] }, '/owner/name required', '/members/0 union']],
    strips: [
      [
        { owner: { id: '', name: '', x: 1 }, members: [] },
        { owner: { id: '', name: '' }, members: [] },
      ],
    ],
    json: true,
  },
  {
    title: 'arrays that fit several kinds of items',
    source: 'export type T = { k: 1 }[] | { a?: true }[]',
    valid: [[{ k: 1, a: 0 }], [{}], [{ a: true }]],
    invalid: [[[{ a: 0 }], '/0/a enum']],
    strips: [[[{ k: 1, a: true, x: 1 }], [{ k: 1, a: true }]]],
    writes: [[[{ k: 1 }, { k: 1, x: 1 }], '[{"k":1},{"k":1}]']],
    json: true,
  },
  {
    title: 'a tuple, or any object',
    source: 'export type T = [{ a: 1 }?, ...{ k: string }[]] | object',
    valid: [[], [{ a: 1 }, { k: '' }], [''], ['x', 1], [{ a: 2, b: 3 }], { a: 1 }],
    invalid: [[1, ' type']],
    writes: [[['x', 1], '["x",1]']],
    json: true,
  },
  {
    title: 'a record or an array',
    source: 'export type T = Record<string, number> | number[]',
    valid: [{}, [], { a: 1 }, [1]],
    invalid: [
      [{ a: '' }, '/a type'],
      [[''], '/0 type'],
    ],
    json: true,
  },
  {
    title: 'unions of arrays of objects',
    source: 'export type T = { a: 1 }[] | { b: 2 }[]',
    valid: [[], [{ a: 1 }], [{ b: 2 }]],
    invalid: [[[{ a: 1 }, { b: 2 }], '/1/a required']],
    strips: [[[{ a: 1, x: 1 }], [{ a: 1 }]]],
    json: true,
  },
  {
    title: 'an intersection of three',
    source: 'type A = { a: 1 }; type B = { b: 2 }; export type T = A & B & Record<"c", 3>',
    valid: [{ a: 1, b: 2, c: 3 }],
    invalid: [[{}, '/a required', '/b required', '/c required']],
    json: true,
  },
  {
    title: 'an intersection that makes an optional property required',
    source: 'export type T = { a?: string; b?: string } & { a: string }',
    valid: [{ a: '' }],
    invalid: [[{ b: 1 }, '/a required', '/b type']],
    json: true,
  },
  {
    title: 'an intersection of unions',
    source: 'export type T = ({ a: 1 } | { a: 2; x: 1 }) & ({ b: 1 } | { b: 2; y: 1 })',
    valid: [
      { a: 1, b: 1 },
      { a: 2, x: 1, b: 2, y: 1 },
    ],
    invalid: [[{ a: 2, b: 1 }, '/x required']],
    json: true,
  },
  {
    title: 'an intersection of literal unions',
    source: "export type T = { k: ('a' | 'b' | 'c') & ('b' | 'c' | 'd') }",
    valid: [{ k: 'b' }, { k: 'c' }],
    invalid: [[{ k: 'a' }, '/k enum']],
    json: true,
  },
  {
    title: 'an intersection of arrays of objects, by their properties',
    source: 'export type T = { list: { a: 1 }[] } & { other?: { b: 1 } }',
    valid: [{ list: [{ a: 1 }] }],
    invalid: [[{ list: [{}], other: {} }, '/list/0/a required', '/other/b required']],
    json: true,
  },
  {
    title: 'a text or the form of a text',
    source: 'export type T = { v: string | number | boolean | null | (string | number)[] }',
    valid: [{ v: '' }, { v: 1 }, { v: false }, { v: null }, { v: ['', 1] }],
    invalid: [
      [{ v: {} }, '/v type'],
      [{ v: [null] }, '/v/0 type'],
    ],
    json: true,
  },
  {
    title: 'members that do not declare what is wrong for another',
    source: `export type T = { ref: string } | { type: 'array'; items: string } | { type?: 'x' | 'y'; n?: number }`,
    valid: [{ ref: '', type: 1 }, { type: 'x' }, {}],
    invalid: [
      [{ type: null }, '/type enum'],
      [{ n: '' }, '/n type'],
    ],
    json: true,
  },
  {
    title: 'arrays whose items do not declare what is wrong for those of another',
    source: `export type T = { x: number }[] | { a?: boolean }[]`,
    valid: [[{ a: true }], [{ x: 1, a: 1 }], []],
    invalid: [[[{ a: 'x' }], '/0/a type']],
    json: true,
  },
]
