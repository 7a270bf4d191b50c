import type { Shape } from './shape.js'

const tags = `import type { Format, Integer, MaxItems, Maximum, MaxLength, MinItems, Minimum, MinLength, Pattern } from 'solder'\n`

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
