import type { Shape } from './shape.js'

class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
}

/** Primitives, objects, arrays and tuples. */
export const plain: readonly Shape[] = [
  {
    title: 'string',
    source: 'export type T = string',
    valid: ['', 'a', '\ud800'],
    invalid: [
      [1, ' type'],
      [null, ' type'],
      [undefined, ' type'],
    ],
    json: true,
  },
  {
    title: 'number',
    source: 'export type T = number',
    valid: [0, -1.5, 1e300],
    invalid: [
      ['1', ' type'],
      [NaN, ' type'],
      [Infinity, ' type'],
      [1n, ' type'],
    ],
    json: true,
  },
  {
    title: 'boolean',
    source: 'export type T = boolean',
    valid: [true, false],
    invalid: [
      [0, ' type'],
      ['true', ' type'],
    ],
    json: true,
  },
  {
    title: 'null',
    source: 'export type T = null',
    valid: [null],
    invalid: [
      [undefined, ' type'],
      [0, ' type'],
    ],
    json: true,
  },
  {
    title: 'literal',
    source: "export type T = 'a'",
    valid: ['a'],
    invalid: [
      ['b', ' enum'],
      [1, ' enum'],
    ],
    json: true,
  },
  {
    title: 'literal union',
    source: "export type T = 'b' | 'a' | 3 | true",
    valid: ['a', 'b', 3, true],
    invalid: [
      ['c', ' enum'],
      [false, ' enum'],
      ['3', ' enum'],
    ],
    json: true,
  },
  {
    title: 'nullable',
    source: 'export type T = string | null',
    valid: ['', null],
    invalid: [
      [undefined, ' type'],
      [1, ' type'],
    ],
    json: true,
  },
  {
    title: 'date',
    source: 'export type T = Date',
    valid: [new Date(0)],
    invalid: [
      [new Date(NaN), ' type'],
      ['2020-01-01T00:00:00Z', ' type'],
      [0, ' type'],
    ],
  },
  {
    title: 'numeric enum',
    source: 'export enum T { A, B = 5 }',
    valid: [0, 5],
    invalid: [
      [1, ' enum'],
      ['A', ' enum'],
    ],
    json: true,
  },
  {
    title: 'string enum',
    source: "export enum T { A = 'x', B = 'y' }",
    valid: ['x', 'y'],
    invalid: [['A', ' enum']],
    json: true,
  },
  {
    title: 'const enum',
    source: "export const enum T { A = 1, B = 'y' }",
    valid: [1, 'y'],
    invalid: [[2, ' enum']],
    json: true,
  },
  {
    title: 'enum of one',
    source: "export enum T { Only = 'only' }",
    valid: ['only'],
    invalid: [['other', ' enum']],
    json: true,
  },
  {
    title: 'computed enum',
    source: "export enum T { A = 'abc'.length, B = 2 }",
    valid: [3, 2],
    invalid: [['a', ' type']],
  },
  {
    title: 'enum member in an object',
    source: 'enum E { A, B } export interface T { e: E; f: E.B }',
    valid: [{ e: 0, f: 1 }],
    invalid: [[{ e: 2, f: 0 }, '/e enum', '/f enum']],
    json: true,
  },
  {
    title: 'object',
    source: 'export interface T { a: string; b?: number; readonly c: boolean | null }',
    valid: [
      { a: '', c: null },
      { a: '', b: 1, c: true },
      { a: '', b: undefined, c: true, more: 1 },
    ],
    invalid: [
      [{}, '/a required', '/c required'],
      [{ a: 1, b: '', c: 2 }, '/a type', '/b type', '/c type'],
      [{ a: '', b: null, c: null }, '/b type'],
      [null, ' type'],
      [[], ' type'],
      ['a', ' type'],
      [undefined, ' type'],
    ],
    json: true,
  },
  {
    title: 'all properties optional',
    source: 'export interface T { a?: string; b?: number }',
    valid: [{}, { a: '' }, { c: 1 }],
    invalid: [
      [[], ' type'],
      [{ a: 1 }, '/a type'],
      [5, ' type'],
    ],
    json: true,
  },
  {
    title: 'inheritance',
    source: 'interface A { a: string } interface B<V> { b: V } export interface T extends A, B<number> { c: 1 }',
    valid: [{ a: '', b: 1, c: 1 }],
    invalid: [[{ a: '', b: '', c: 2 }, '/b type', '/c enum']],
    json: true,
  },
  {
    title: 'a class without methods',
    source:
      'export class T { #hidden = 1; constructor(readonly x: number, readonly y: number, private secret = 1) { void [this.#hidden, this.secret] } }',
    valid: [{ x: 1, y: 2 }],
    invalid: [[{ x: 1 }, '/y required']],
    json: true,
  },
  {
    title: 'an instance of a class',
    source: 'export interface T { x: number; y: number }',
    valid: [new Point(1, 2)],
    invalid: [],
    json: true,
  },
  {
    title: 'a getter',
    source: 'export interface T { x: number }',
    valid: [
      new (class {
        get x() {
          return 1
        }
      })(),
    ],
    invalid: [],
  },
  {
    title: 'names that need quotes',
    source:
      "export interface T { 'a-b': string; '1x': number; \"quo'te\": boolean; 'back\\\\slash'?: 1; class: null; 'new\\nline'?: 2 }",
    valid: [{ 'a-b': '', '1x': 1, "quo'te": true, class: null, 'back\\slash': 1, 'new\nline': 2 }],
    invalid: [[{ 'a-b': 1, '1x': 1, "quo'te": true, class: null, 'back\\slash': 2 }, '/a-b type', '/back\\slash enum']],
    json: true,
  },
  {
    title: 'pointer escapes',
    source: "export interface T { 'a/b': { '~c': string } }",
    valid: [{ 'a/b': { '~c': '' } }],
    invalid: [
      [{ 'a/b': { '~c': 1 } }, '/a~1b/~0c type'],
      [{ 'a/b': {} }, '/a~1b/~0c required'],
    ],
    json: true,
  },
  {
    title: 'names of the emitted code',
    source:
      'export interface T { value: string; reporter: string; copy?: string; text?: string; json?: string; key?: number; item?: number; is_T: number; T_type?: string; Object?: string; Number?: number; Array?: string[]; undefined?: string; name: string; texts?: 1; property1: 1; "a b": 2; Date?: string; JSON?: {} }',
    valid: [
      {
        value: '',
        reporter: '',
        is_T: 1,
        name: '',
        property1: 1,
        'a b': 2,
        copy: 'c',
        text: 't',
        json: 'j',
        Array: ['a'],
        Number: 1,
      },
    ],
    invalid: [
      [
        { value: 1, reporter: 1, is_T: '', name: 1, property1: 2, 'a b': 1, Number: 'x' },
        '/value type',
        '/reporter type',
        '/is_T type',
        '/Number type',
        '/name type',
        '/property1 enum',
        '/a b enum',
      ],
    ],
    json: true,
  },
  {
    title: 'a required property that may be undefined',
    source: 'export interface T { a: string | undefined }',
    valid: [{ a: undefined }, { a: '' }],
    invalid: [
      [{}, '/a required'],
      [{ a: null }, '/a type'],
    ],
  },
  {
    title: 'a required unknown',
    source: 'export interface T { a: unknown }',
    valid: [{ a: undefined }, { a: null }, { a: { b: [1] } }],
    invalid: [[{}, '/a required']],
  },
  {
    title: 'optional never',
    source: 'export interface T { a: string; b?: never }',
    valid: [{ a: '' }, { a: '', b: undefined }],
    invalid: [[{ a: '', b: 1 }, '/b type']],
    json: true,
  },
  {
    title: 'anything but null',
    source: 'export type T = {}',
    valid: [1, '', {}, [], false],
    invalid: [
      [null, ' type'],
      [undefined, ' type'],
    ],
    json: true,
  },
  {
    title: 'object keyword',
    source: 'export type T = { o: object }',
    valid: [{ o: {} }, { o: [] }, { o: { a: 1 } }],
    invalid: [
      [{ o: 1 }, '/o type'],
      [{ o: null }, '/o type'],
    ],
    json: true,
  },
  { title: 'unknown', source: 'export type T = unknown', valid: [1, null, undefined, { a: [{}] }], invalid: [] },
  {
    title: 'array',
    source: 'export type T = number[]',
    valid: [[], [1, 2]],
    invalid: [
      [['a', 1, null], '/0 type', '/2 type'],
      [{}, ' type'],
      [{ length: 0 }, ' type'],
      [Object.assign([], { 1: 1 }), '/0 type'],
    ],
    json: true,
  },
  {
    title: 'readonly array of objects',
    source: 'export type T = readonly { a: string }[]',
    valid: [[], [{ a: '' }]],
    invalid: [[[{ a: '' }, {}], '/1/a required']],
    json: true,
  },
  {
    title: 'array of unions',
    source: 'export type T = (string | number | null)[][]',
    valid: [[['a', 1, null], []]],
    invalid: [
      [[[true]], '/0/0 type'],
      [['a'], '/0 type'],
    ],
    json: true,
  },
  {
    title: 'tuple',
    source: 'export type T = [string, number]',
    valid: [['', 1]],
    invalid: [
      [['', 1, 1], ' items'],
      [[''], ' items'],
      [[1, 1], '/0 type'],
      [{}, ' type'],
    ],
    json: true,
  },
  {
    title: 'tuple with an optional element',
    source: 'export type T = [a: string, b?: number]',
    valid: [['', 1], [''], ['', undefined]],
    invalid: [
      [['', ''], '/1 type'],
      [[], ' items'],
    ],
  },
  {
    title: 'tuple with a rest',
    source: 'export type T = readonly [string, ...number[]]',
    valid: [[''], ['', 1, 2]],
    invalid: [
      [['', 1, ''], '/2 type'],
      [[], ' items'],
    ],
    json: true,
  },
  {
    title: 'tuple with a rest in the middle',
    beyond: 'JSON Schema',
    source: 'export type T = [string, ...number[], boolean]',
    valid: [
      ['', true],
      ['', 1, 2, false],
    ],
    invalid: [
      [[''], ' items'],
      [['', 1], '/1 type'],
      [['', true, true], '/1 type'],
    ],
  },
  {
    title: 'tuple with a leading rest',
    beyond: 'JSON Schema',
    source: 'export type T = [...{ a: 1 }[], string]',
    valid: [[''], [{ a: 1 }, '']],
    invalid: [
      [[], ' items'],
      [[{ a: 2 }, ''], '/0/a enum'],
      [[{ a: 1 }], '/0 type'],
    ],
  },
  {
    title: 'optional and rest',
    source: 'export type T = [string, number?, ...boolean[]]',
    valid: [[''], ['', 1], ['', 1, true], ['', undefined, true]],
    invalid: [
      [['', true], '/1 type'],
      [['', 1, 1], '/2 type'],
    ],
  },
  { title: 'empty tuple', source: 'export type T = []', valid: [[]], invalid: [[[1], ' items']], json: true },
]
