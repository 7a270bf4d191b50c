import type { Shape } from './shape.js'

/** Literals, enums and what TypeScript computes from them. */
export const literals: readonly Shape[] = [
  {
    title: 'the literal true',
    source: 'export type T = true',
    valid: [true],
    invalid: [
      [false, ' enum'],
      ['true', ' enum'],
      [1, ' enum'],
    ],
    json: true,
  },
  {
    title: 'a number literal below zero',
    source: 'export type T = -1.5',
    valid: [-1.5],
    invalid: [
      [1.5, ' enum'],
      ['-1.5', ' enum'],
      [NaN, ' enum'],
    ],
    json: true,
  },
  {
    title: 'zero, of either sign',
    source: 'export type T = 0',
    valid: [0, -0],
    invalid: [
      ['', ' enum'],
      [false, ' enum'],
      [null, ' enum'],
    ],
    writes: [[-0, '0']],
    json: true,
  },
  {
    title: 'number literals in other notations',
    source: 'export type T = 0x10 | 1e21 | 1_000',
    valid: [16, 1e21, 1000],
    invalid: [[10, ' enum']],
    writes: [[1e21, '1e+21']],
    json: true,
  },
  {
    title: 'the empty text',
    source: "export type T = { a: '' }",
    valid: [{ a: '' }],
    invalid: [
      [{ a: ' ' }, '/a enum'],
      [{ a: null }, '/a enum'],
      [{}, '/a required'],
    ],
    json: true,
  },
  {
    title: 'a literal and null',
    source: "export type T = 'a' | null",
    valid: ['a', null],
    invalid: [
      ['null', ' enum'],
      [undefined, ' enum'],
    ],
    json: true,
  },
  {
    title: 'literals of one kind beside the whole of another',
    source: "export type T = 'a' | 'b' | number",
    valid: ['a', 'b', 0],
    invalid: [
      ['c', ' type'],
      [true, ' type'],
    ],
    json: true,
  },
  {
    title: 'a literal that the whole kind swallows',
    source: "export type T = 'a' | string",
    valid: ['a', 'anything'],
    invalid: [[1, ' type']],
    json: true,
  },
  {
    title: 'a literal kept beside the whole kind for the editor',
    source: "export type T = 'a' | (string & {})",
    valid: ['a', 'anything'],
    invalid: [[1, ' type']],
    json: true,
  },
  {
    title: 'a key of a type',
    source: 'interface A { x: 1; y: 2 } export type T = keyof A',
    valid: ['x', 'y'],
    invalid: [['z', ' enum']],
    json: true,
  },
  {
    title: 'the type of constants',
    source: "const roles = ['admin', 'user'] as const; export type T = (typeof roles)[number]",
    valid: ['admin', 'user'],
    invalid: [['guest', ' enum']],
    json: true,
  },
  {
    title: 'the keys of a constant',
    source:
      'const colours = { red: 1, blue: 2 } as const; export type T = { name: keyof typeof colours; code: (typeof colours)[keyof typeof colours] }',
    valid: [{ name: 'red', code: 2 }],
    invalid: [[{ name: 'green', code: 3 }, '/name enum', '/code enum']],
    json: true,
  },
  {
    title: 'letters changed by the compiler',
    source: "export type T = Uppercase<'get' | 'post'> | Capitalize<'put'>",
    valid: ['GET', 'POST', 'Put'],
    invalid: [
      ['get', ' enum'],
      ['put', ' enum'],
    ],
    json: true,
  },
  {
    title: 'literals left out and picked',
    source: "export type T = { a: Exclude<'x' | 'y' | 'z', 'y'>; b: Extract<'x' | 1 | true, string | boolean> }",
    valid: [{ a: 'x', b: true }],
    invalid: [[{ a: 'y', b: 1 }, '/a enum', '/b enum']],
    json: true,
  },
  {
    title: 'an enum that starts elsewhere and holds the same number twice',
    source: 'export enum T { A = 10, B, C = 10, D = B * 2 }',
    valid: [10, 11, 22],
    invalid: [
      [0, ' enum'],
      [12, ' enum'],
    ],
    json: true,
  },
  {
    title: 'an enum of flags',
    source: 'export enum T { None = 0, Read = 1 << 0, Write = 1 << 1, Both = Read | Write }',
    valid: [0, 1, 2, 3],
    invalid: [
      [4, ' enum'],
      ['Read', ' enum'],
    ],
    json: true,
  },
  {
    title: 'an enum of numbers and texts',
    source: "export enum T { No, Yes = 'YES' }",
    valid: [0, 'YES'],
    invalid: [
      ['No', ' enum'],
      [1, ' enum'],
    ],
    json: true,
  },
  {
    title: 'one member of an enum, optional and in a record',
    source:
      "enum Level { Low = 'low', High = 'high' } export interface T { only?: Level.High; by: Partial<Record<Level, number>> }",
    valid: [{ by: {} }, { only: 'high', by: { low: 1, high: 2 } }],
    invalid: [[{ only: 'low', by: { low: '' } }, '/only enum', '/by/low type']],
    strips: [[{ by: { low: 1, middle: 2 } }, { by: { low: 1 } }]],
    json: true,
  },
  {
    title: 'two enums with the same values',
    source: "enum A { X = 'x' } enum B { X = 'x', Y = 'y' } export type T = A | B",
    valid: ['x', 'y'],
    invalid: [['z', ' enum']],
    json: true,
  },
  {
    title: 'a boolean beside one of its literals',
    source: 'export type T = { a: boolean | true; b: true | false | null; c: false | 0 }',
    valid: [{ a: false, b: null, c: 0 }],
    invalid: [[{ a: 0, b: 0, c: true }, '/a type', '/b type', '/c enum']],
    json: true,
  },
]
