import type { Shape } from './shape.js'

const tags = `import type { ExclusiveMaximum, ExclusiveMinimum, Format, Integer, MaxItems, Maximum, MaxLength, MinItems, Minimum, MinLength, MultipleOf, Pattern, UniqueItems } from 'solder'\n`

/** Constraints: tags of types, and their spelling in JSDoc. */
export const tagged: readonly Shape[] = [
  {
    title: 'lengths',
    source: `${tags}export type T = string & MinLength<2> & MaxLength<3>`,
    valid: ['ab', 'abc', '😀😀', '😀😀😀', '\ud800\ud800'],
    invalid: [
      ['a', ' minLength'],
      ['abcd', ' maxLength'],
      ['😀', ' minLength'],
      ['😀😀😀😀', ' maxLength'],
      [1, ' type'],
      ['', ' minLength'],
    ],
    json: true,
  },
  {
    title: 'no characters',
    source: `${tags}export type T = string & MaxLength<0>`,
    valid: [''],
    invalid: [['a', ' maxLength']],
    json: true,
  },
  {
    title: 'bounds',
    source: `${tags}export type T = number & Minimum<-1.5> & Maximum<10>`,
    valid: [-1.5, 0, 10],
    invalid: [
      [-2, ' minimum'],
      [10.1, ' maximum'],
      ['1', ' type'],
      [NaN, ' type'],
    ],
    json: true,
  },
  {
    title: 'integer',
    source: `${tags}export type T = { n: number & Integer & Maximum<100>; m?: number & Integer }`,
    valid: [{ n: 1 }, { n: -5, m: 1e20 }],
    invalid: [
      [{ n: 1.5 }, '/n integer'],
      [{ n: 1000.5 }, '/n integer', '/n maximum'],
      [{ n: Infinity }, '/n type'],
    ],
    json: true,
  },
  {
    title: 'pattern',
    source: `${tags}export type T = string & Pattern<'^[a-z/]+$'> & Pattern<'x'>`,
    valid: ['x', 'a/x'],
    invalid: [
      ['a', ' pattern'],
      ['X', ' pattern', ' pattern'],
    ],
    json: true,
  },
  {
    title: 'pattern with the flag u',
    source: `${tags}export type T = string & Pattern<'^.$'>`,
    valid: ['😀'],
    invalid: [['ab', ' pattern']],
    json: true,
  },
  {
    title: 'format',
    source: `${tags}export type T = { id: string & Format<'uuid'>; mail?: string & Format<'email'> & MaxLength<20> }`,
    valid: [{ id: '123e4567-e89b-12d3-a456-426614174000' }],
    invalid: [
      [{ id: 'nope' }, '/id format'],
      [{ id: 1 }, '/id type'],
      [{}, '/id required'],
      [
        { id: '123e4567-e89b-12d3-a456-426614174000', mail: 'aaaaaaaaaaaaaaaaaaaaaaaaa' },
        '/mail maxLength',
        '/mail format',
      ],
    ],
    json: true,
  },
  {
    title: 'items',
    source: `${tags}export type T = string[] & MinItems<1> & MaxItems<2>`,
    valid: [['a'], ['a', 'b']],
    invalid: [
      [[], ' minItems'],
      [['', '', 1], ' maxItems', '/2 type'],
      ['', ' type'],
    ],
    json: true,
  },
  {
    title: 'exclusive bounds',
    source: `${tags}export type T = number & ExclusiveMinimum<0> & ExclusiveMaximum<1.5>`,
    valid: [1, 0.1, 1.4999, Number.MIN_VALUE],
    invalid: [
      [0, ' exclusiveMinimum'],
      [-0, ' exclusiveMinimum'],
      [1.5, ' exclusiveMaximum'],
      [-1, ' exclusiveMinimum'],
    ],
    json: true,
  },
  {
    title: 'bounds of 64 bits',
    source: `${tags}export type T = { i: number & Integer & Minimum<-9223372036854775808> & Maximum<9223372036854775807>; u: number & Integer & Minimum<0> & Maximum<18446744073709551615> }`,
    valid: [
      { i: -(2 ** 63), u: 0 },
      { i: 2 ** 53, u: 2 ** 63 },
      { i: -0, u: -0 },
    ],
    invalid: [
      [{ i: -(2 ** 63) - 2048, u: -1 }, '/i minimum', '/u minimum'],
      [{ i: 1e19, u: 1e20 }, '/i maximum', '/u maximum'],
    ],
    json: true,
  },
  {
    title: 'a multiple of a whole number',
    source: `${tags}export type T = number & MultipleOf<5> & Maximum<1e20>`,
    // For ajv, 1e21 is a multiple of nothing.
    valid: [0, -0, 5, -15, 1e15],
    invalid: [
      [3, ' multipleOf'],
      [5.5, ' multipleOf'],
      [Infinity, ' type'],
    ],
    json: true,
  },
  {
    title: 'a multiple of several numbers',
    source: `${tags}export type T = number & MultipleOf<2> & MultipleOf<3> & Maximum<1e20>`,
    valid: [0, 6, -12],
    invalid: [
      [2, ' multipleOf'],
      [1, ' multipleOf', ' multipleOf'],
    ],
    json: true,
  },
  {
    title: 'different items',
    source: `${tags}export type T = (string | number | boolean | null)[] & UniqueItems`,
    valid: [[], ['a'], ['1', 1, true, 'true', null, 'null', 0, false, '']],
    invalid: [
      [['a', 'b', 'a'], ' uniqueItems'],
      [[0, -0], ' uniqueItems'],
      [[1, 1, {}], '/2 type'],
    ],
    json: true,
  },
  {
    title: 'different objects',
    source: `${tags}export type T = { list: unknown[] & UniqueItems }`,
    valid: [{ list: [{ a: 1 }, { a: '1' }, { a: [1] }, { b: 1 }, [1], [[1]], {}, [], null, '{}'] }],
    invalid: [
      [
        {
          list: [
            { a: 1, b: 2 },
            { b: 2, a: 1 },
          ],
        },
        '/list uniqueItems',
      ],
      [
        {
          list: [
            [1, { a: 0 }],
            [1, { a: -0 }],
          ],
        },
        '/list uniqueItems',
      ],
    ],
    json: true,
  },
  {
    title: 'different by what they declare',
    source: `${tags}export interface T { points: { x: number; at?: Date }[] & UniqueItems & MaxItems<3> }`,
    valid: [
      { points: [{ x: 1 }, { x: 2 }, { x: 1, at: new Date(0) }] },
      {
        points: [
          { x: 1, at: new Date(1) },
          { x: 1, at: new Date(0) },
        ],
      },
    ],
    invalid: [
      [{ points: [{ x: 1 }, { x: 1 }] }, '/points uniqueItems'],
      [
        {
          points: [
            { x: 1, y: 1 },
            { x: 1, y: 2 },
          ],
        },
        '/points uniqueItems',
      ],
      [
        {
          points: [
            { x: 1, at: new Date(0) },
            { at: new Date(0), x: 1 },
          ],
        },
        '/points uniqueItems',
      ],
      [{ points: [{ x: 1 }, { x: 1 }, { x: '1' }, { x: 3 }] }, '/points maxItems', '/points/2/x type'],
    ],
    // To JSON Schema, what is undeclared tells two items apart.
    beyond: 'JSON Schema',
  },
  {
    title: 'JSDoc of numbers and items',
    source: `export interface T {
      /**
       * @exclusiveMinimum 0
       * @exclusiveMaximum 100
       * @multipleOf 0.01
       */
      price: number
      /** @uniqueItems */
      tags?: string[]
      /** @uniqueItems true */
      more?: string[]
      /** @uniqueItems false */
      any?: string[]
    }`,
    valid: [{ price: 0.07, tags: ['a', 'b'], more: [], any: ['a', 'a'] }],
    invalid: [
      [{ price: 0, tags: ['a', 'a'] }, '/price exclusiveMinimum', '/tags uniqueItems'],
      [{ price: 100.001, more: ['a', 'a'] }, '/price exclusiveMaximum', '/price multipleOf', '/more uniqueItems'],
    ],
    // It takes 0.07 for no multiple of 0.01.
    beyond: 'ajv',
  },
  {
    title: 'an alias of a tag',
    source: `${tags}type Name = string & MinLength<1>; type Age = number & Minimum<0>\nexport interface T { name: Name; nick: Name | null; age?: Age }`,
    valid: [{ name: 'a', nick: null, age: 0 }],
    invalid: [
      [{ name: '', nick: '', age: -1 }, '/name minLength', '/nick minLength', '/age minimum'],
      [{ name: 'a', nick: 1 }, '/nick type'],
    ],
    json: true,
  },
  {
    title: 'JSDoc',
    source: `export interface T {
      /**
       * The name.
       * @minLength 1
       * @maxLength 5
       */
      name: string
      /**
       * @minimum 0
       * @maximum 9
       * @TJS-type integer
       */
      age?: number | null
      /** @format email */
      mail?: string
      /** @pattern ^[A-Z]{2}$ */
      country?: string
      /**
       * @minItems 1
       * @maxItems 2
       */
      tags?: string[]
      /** @integer */
      count?: number
    }`,
    valid: [
      { name: 'a', age: 9, mail: 'a@b.de', country: 'DE', tags: [''], count: 5 },
      { name: 'a', age: null },
    ],
    invalid: [
      [
        { name: '', age: 1.5, mail: 'x', country: 'de', tags: [], count: 0.5 },
        '/name minLength',
        '/age integer',
        '/mail format',
        '/country pattern',
        '/tags minItems',
        '/count integer',
      ],
    ],
    json: true,
  },
  {
    title: 'JSDoc beside tags',
    source: `${tags}export interface T {
/** @maxLength 3 */ a: string & MinLength<2>; b: string & MinLength<2> }`,
    valid: [{ a: 'ab', b: 'abcdef' }],
    invalid: [[{ a: 'abcd', b: 'a' }, '/a maxLength', '/b minLength']],
    json: true,
  },
]
