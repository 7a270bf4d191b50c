import type { Shape } from './shape.js'

/** Arrays and tuples beyond the plain ones. */
export const tuples: readonly Shape[] = [
  {
    title: 'Array, spelled out',
    source: 'export type T = Array<string>',
    valid: [[], ['']],
    invalid: [[[1], '/0 type']],
    json: true,
  },
  {
    title: 'ReadonlyArray',
    source: 'export type T = ReadonlyArray<readonly number[]>',
    valid: [[], [[1], []]],
    invalid: [[[1, ['']], '/0 type', '/1/0 type']],
    json: true,
  },
  {
    title: 'arrays in arrays',
    source: 'export type T = boolean[][][]',
    valid: [[], [[]], [[[true]]]],
    invalid: [[[[[1]], 2], '/0/0/0 type', '/1 type']],
    json: true,
  },
  {
    title: 'an array of unknown',
    source: 'export type T = unknown[]',
    valid: [[], [1, null, {}]],
    invalid: [[{}, ' type']],
    json: true,
  },
  {
    title: 'an array of nothing',
    source: 'export type T = never[]',
    valid: [[]],
    invalid: [[[1], '/0 type']],
    json: true,
  },
  {
    title: 'an array of literals',
    source: "export type T = ('a' | 'b')[]",
    valid: [[], ['a', 'b', 'a']],
    invalid: [[['a', 'c', 1], '/1 enum', '/2 enum']],
    json: true,
  },
  {
    title: 'a readonly tuple',
    source: 'export type T = readonly [x: number, y: number]',
    valid: [[1, 2]],
    invalid: [
      [[1], ' items'],
      [[1, '2'], '/1 type'],
    ],
    json: true,
  },
  {
    title: 'a tuple of literals and objects',
    source: "export type T = ['move', { x: number; y?: number }]",
    valid: [['move', { x: 1 }]],
    invalid: [[['stay', {}], '/0 enum', '/1/x required']],
    strips: [
      [
        ['move', { x: 1, z: 2 }],
        ['move', { x: 1 }],
      ],
    ],
    json: true,
  },
  {
    title: 'a tuple in a tuple',
    source: 'export type T = [[number, number], [string]]',
    valid: [[[1, 2], ['']]],
    invalid: [[[[1], [1]], '/0 items', '/1/0 type']],
    json: true,
  },
  {
    title: 'only optional elements',
    source: 'export type T = [string?, number?]',
    valid: [[], [''], ['', 1], [undefined, 1], [undefined, undefined]],
    invalid: [
      [[1], '/0 type'],
      [['', 1, 1], ' items'],
    ],
    writes: [
      [[undefined, 1], '[null,1]'],
      [['', undefined], '[""]'],
    ],
    revives: [
      [
        [null, 1],
        [undefined, 1],
      ],
    ],
  },
  {
    title: 'only optional elements, none of which is given as undefined',
    exact: true,
    source: 'export type T = [string?, { a: number }?, (boolean | undefined)?]',
    valid: [[], [''], ['', { a: 1 }], ['', { a: 1 }, undefined], ['', { a: 1 }, true]],
    invalid: [
      [[undefined, { a: 1 }], '/0 type'],
      [['', undefined], '/1 type'],
      [['', {}], '/1/a required'],
    ],
  },
  {
    title: 'an optional element before a rest, and one that may be null',
    source: 'export type T = { a?: [number?, ...string[]]; b?: [(number | null)?, string?] }',
    valid: [{ a: [undefined, 'x'] }, { a: [1, 'x', 'y'] }, { b: [null, 'x'] }, { a: [], b: [] }],
    invalid: [[{ a: ['x'], b: [1, 2] }, '/a/0 type', '/b/1 type']],
    writes: [[{ a: [undefined, 'x'] }, '{"a":[null,"x"]}']],
    revives: [
      [
        { a: [null, 'x'], b: [null, 'x'] },
        { a: [undefined, 'x'], b: [null, 'x'] },
      ],
    ],
  },
  {
    title: 'a rest of unions',
    source: 'export type T = [number, ...(string | { a: 1 })[]]',
    valid: [[1], [1, 'a', { a: 1 }]],
    invalid: [[[1, 2, {}], '/1 union', '/2/a required']],
    json: true,
  },
  {
    title: 'a rest that is a whole tuple, spread',
    source: 'type A = [string, number]; export type T = [...A, ...A]',
    valid: [['', 1, '', 1]],
    invalid: [[['', 1, '', ''], '/3 type']],
    json: true,
  },
  {
    title: 'a rest before two',
    beyond: 'JSON Schema',
    source: 'export type T = [...number[], string, boolean]',
    valid: [
      ['', true],
      [1, 2, '', false],
    ],
    invalid: [
      [[true], ' items'],
      [[1, true], '/0 type'],
      [[1, '', 1], '/2 type'],
    ],
  },
  {
    title: 'a rest between objects',
    beyond: 'JSON Schema',
    source: 'export type T = [{ a: 1 }, ...{ b: 1 }[], { c: 1 }]',
    valid: [
      [{ a: 1 }, { c: 1 }],
      [{ a: 1 }, { b: 1 }, { b: 1 }, { c: 1 }],
    ],
    invalid: [
      [[{ a: 1 }, {}, { c: 1 }], '/1/b required'],
      [[{ a: 1 }, { b: 1 }], '/1/c required'],
    ],
    strips: [
      [
        [
          { a: 1, x: 1 },
          { b: 1, x: 1 },
          { c: 1, x: 1 },
        ],
        [{ a: 1 }, { b: 1 }, { c: 1 }],
      ],
    ],
  },
  {
    title: 'a tuple that may hold undefined',
    source: 'export type T = [string | undefined, number]',
    valid: [
      ['', 1],
      [undefined, 1],
    ],
    invalid: [
      [[null, 1], '/0 type'],
      [[undefined], ' items'],
    ],
    writes: [[[undefined, 1], '[null,1]']],
    revives: [
      [
        [null, 1],
        [undefined, 1],
      ],
    ],
  },
  {
    title: 'an optional element that is an object',
    source: 'export type T = [id: string, options?: { deep: boolean }]',
    valid: [[''], ['', { deep: true }], ['', undefined]],
    invalid: [
      [['', {}], '/1/deep required'],
      [['', null], '/1 type'],
    ],
    writes: [[['', undefined], '[""]']],
  },
  {
    title: 'a union of tuples told apart by their length',
    source: 'export type T = [number] | [number, number] | [number, number, number]',
    valid: [[1], [1, 2], [1, 2, 3]],
    invalid: [
      [[], ' items'],
      ['', ' type'],
    ],
    json: true,
  },
  {
    title: 'a union of tuples told apart by a literal',
    source: "export type T = ['add', number] | ['name', string]",
    valid: [
      ['add', 1],
      ['name', ''],
    ],
    invalid: [[['name', 1], '/1 type']],
    json: true,
  },
  {
    title: 'the parameters of a function',
    source: 'declare function f(a: string, b?: number, ...c: boolean[]): void; export type T = Parameters<typeof f>',
    valid: [[''], ['', 1], ['', 1, true, false]],
    invalid: [
      [[], ' items'],
      [['', 1, 1], '/2 type'],
    ],
  },
  {
    title: 'a mapped tuple',
    source:
      'type Boxed<A extends unknown[]> = { [K in keyof A]: { value: A[K] } }; export type T = Boxed<[string, number]>',
    valid: [[{ value: '' }, { value: 1 }]],
    invalid: [[[{ value: 1 }, {}], '/0/value type', '/1/value required']],
    json: true,
  },
  {
    title: 'an array or one of its items',
    source: 'export type T = string | string[]',
    valid: ['', [], ['']],
    invalid: [
      [1, ' type'],
      [[1], '/0 type'],
    ],
    json: true,
  },
]
