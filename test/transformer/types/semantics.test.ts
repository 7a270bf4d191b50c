import { expect } from 'chai'
import { typescriptVerdicts, valueType } from '../judges/typescript.js'
import { compileTypes } from './compiled-types.js'

/** What is often got wrong: a type, values, and whether they have it. The compiler is asked whether it agrees. */
const cases: readonly { title: string; type: string; yes: readonly unknown[]; no: readonly unknown[] }[] = [
  {
    title: 'a bad property that only another member declares',
    type: '{ p1: string; p2: string } | { p1: string; p2: string; p3: number }',
    yes: [
      { p1: '', p2: '' },
      { p1: '', p2: '', p3: 'bad' },
      { p1: '', p2: '', p3: 1 },
    ],
    no: [{ p1: '' }, { p1: '', p3: 1 }],
  },
  {
    title: 'a rest in the middle of a tuple',
    type: '[string, ...number[], boolean]',
    yes: [
      ['', true],
      ['', 1, 2, 3, true],
    ],
    no: [[''], [true], ['', 1], ['', '', true], ['', true, 1]],
  },
  {
    title: 'a rest at the start of a tuple',
    type: '[...string[], number]',
    yes: [[1], ['', 1]],
    no: [[], [''], [1, '']],
  },
  { title: 'everything but null is {}', type: '{}', yes: [1, '', true, [], {}, { a: 1 }], no: [null, undefined] },
  { title: 'object is no primitive', type: 'object', yes: [{}, []], no: [1, '', true, null, undefined] },
  {
    title: 'required, and may be undefined',
    type: '{ x: string | undefined }',
    yes: [{ x: '' }, { x: undefined }],
    no: [{}, { x: null }],
  },
  { title: 'required, and unknown', type: '{ x: unknown }', yes: [{ x: undefined }, { x: 1 }], no: [{}] },
  {
    title: 'optional, and never',
    type: '{ a: 1; x?: never }',
    yes: [{ a: 1 }, { a: 1, x: undefined }],
    no: [{ a: 1, x: 1 }],
  },
  {
    title: 'undeclared properties are no mistake',
    type: '{ a: { b: 1 } }',
    yes: [{ a: { b: 1, c: 2 }, d: 3 }],
    no: [{ a: { c: 2 } }],
  },
  {
    title: 'a record holds its values at every name',
    type: 'Record<string, number>',
    yes: [{}, { a: 1, constructor: 2 }],
    no: [{ a: '' }, { constructor: '' }, []],
  },
  {
    title: 'a record of literals asks for all of them',
    type: "Record<'a' | 'b', number>",
    yes: [{ a: 1, b: 2, c: '' }],
    no: [{ a: 1 }, {}],
  },
  {
    title: 'an index signature says nothing about other kinds of names',
    type: '{ [key: `x-${string}`]: number }',
    yes: [{}, { 'x-a': 1, y: '' }],
    no: [{ 'x-a': '' }],
  },
  {
    title: 'numbers as names, in the form that JavaScript writes them',
    type: '{ [key: number]: number }',
    yes: [{}, { 1: 1 }, { '01': '', '1.50': '', '+1': '' }, { '-1': 1, '0.5': 1 }],
    no: [{ 1: '' }, { '-1': '' }, { '0.5': '' }],
  },
  {
    title: 'a template with a number',
    type: '`n${number}`',
    yes: ['n1', 'n-1', 'n+1', 'n0.5', 'n.5', 'n5.', 'n007', 'n1e5', 'n1E-7', 'n0x1F', 'n0b11', 'n0o17'],
    no: ['n', 'na', 'n1a', 'N1', 'n--1', 'n1.5.1', 'n1e', 'n.', 'n0x', 'n-0x1', 'n0b2', 'nInfinity', 'nNaN', 'n1_0'],
  },
  {
    title: 'a template with a bigint',
    type: '`n${bigint}`',
    yes: ['n1', 'n-1', 'n0', 'n123456789012345678901234567890', 'n0x1F', 'n0b11', 'n0o17', 'n-0x1'],
    no: ['n', 'n+1', 'n1.5', 'n1e5', 'n1n', 'n1_0'],
  },
  {
    title: 'a part of a template that ends where the text after it first stands',
    type: '`${string}-${number}`',
    yes: ['a-5', '-5', 'a b-0x1F'],
    no: ['a-b-5', 'a-', '-5-5', 'a--5-'],
  },
  {
    title: 'a part of a template before longer text',
    type: '`${string}://${string}.${number}`',
    yes: ['a://b.5', '://.5', ':/:///.1'],
    no: ['a:/b.5', 'a://b.c.5'],
  },
  {
    title: 'numbers of a template around what may be in a number',
    type: '`${number}.${number}`',
    yes: ['1.2', '1.5.2'],
    no: ['1.x', '1', '1.5.2.1'],
  },
  {
    title: 'parts of a template with nothing between them',
    type: '`${string}${number}`',
    yes: ['a5', '15'],
    no: ['5', 'ab5', ''],
  },
  {
    title: 'upper case in a template',
    type: '`${Uppercase<string>}-${number}`',
    yes: ['A-5', '-5', '7-5'],
    no: ['a-5', 'A-B-5'],
  },
  { title: 'a template with a boolean', type: '`is-${boolean}`', yes: ['is-true', 'is-false'], no: ['is-', 'is-1'] },
  { title: 'a template over lines', type: '`a${string}z`', yes: ['a\nz', 'az'], no: ['a', 'a\nz\n'] },
  { title: 'a numeric enum', type: 'Level', yes: [0, 1], no: [2, 'Low', null] },
  {
    title: 'a literal is not its text',
    type: '1 | true | null',
    yes: [1, true, null],
    no: ['1', 'true', 'null', false],
  },
  {
    title: 'a discriminant does not forbid the properties of others',
    type: "{ k: 'a'; x: 1 } | { k: 'b'; y: 2 }",
    yes: [{ k: 'a', x: 1, y: 'z' }],
    no: [{ k: 'a', y: 2 }, { k: 'c', x: 1, y: 2 }, {}],
  },
  {
    title: 'an array is no object with an optional property of its own',
    type: '{ a?: string }[]',
    yes: [[{}], [{ a: '' }]],
    no: [[{ a: 1 }], [[['']]], [null]],
  },
  { title: 'an empty tuple is empty', type: '[]', yes: [[]], no: [[1], [undefined]] },
  {
    title: 'an optional element may be undefined',
    type: '[1, 2?]',
    yes: [[1], [1, 2], [1, undefined]],
    no: [
      [1, null],
      [1, 2, 3],
    ],
  },
  {
    title: 'nothing is a text and a list',
    type: '(string | string[]) & (string | number)',
    yes: ['a'],
    no: [['a'], 1],
  },
  { title: 'an intersection of literals', type: "('a' | 'b') & ('b' | 'c')", yes: ['b'], no: ['a', 'c'] },
  { title: 'void is undefined', type: 'void', yes: [undefined], no: [null, 0] },
]

describe('what is often got wrong', () => {
  const source = 'enum Level { Low, High }\n' + cases.map(({ type }, i) => `export type T${i} = ${type}`).join('\n')
  const compiled = compileTypes({ 'types.ts': source })
  const questions = cases.flatMap(({ yes, no }, i) => [...yes, ...no].map((value) => ({ type: `T${i}`, value })))
  const verdicts = typescriptVerdicts(source, questions)

  for (const [i, { title, type, yes, no }] of cases.entries()) {
    it(`${title}: ${type}`, () => {
      const { codec } = compiled('types.ts', `T${i}`)
      for (const [values, fits] of [
        [yes, true],
        [no, false],
      ] as const) {
        for (const value of values) {
          const asked = questions.findIndex((question) => question.value === value && question.type === `T${i}`)
          expect(verdicts[asked], `TypeScript on ${valueType(value)}`).to.equal(fits)
          expect(codec.is(value), `we on ${valueType(value)}`).to.equal(fits)
        }
      }
    })
  }
})

/** Where we say otherwise than the compiler, on purpose. */
const differences: readonly { why: string; type: string; value: unknown; typescript: boolean }[] = [
  { why: 'NaN has no text in JSON', type: 'number', value: NaN, typescript: true },
  { why: 'Infinity has no text in JSON', type: 'number', value: -Infinity, typescript: true },
  { why: 'a Date that is no point in time has no text in JSON', type: 'Date', value: new Date(NaN), typescript: true },
  {
    why: 'a tag says more than the type that carries it',
    type: 'string & MinLength<3>',
    value: 'ab',
    typescript: true,
  },
  {
    why: 'a brand is a promise about the type, and nothing in the value',
    type: "string & { readonly __brand: 'Id' }",
    value: 'x',
    typescript: false,
  },
  {
    why: 'arrays are no data of an object type that asks for nothing',
    type: '{ [key: number]: string }',
    value: ['a'],
    typescript: true,
  },
  { why: 'a text is no object, though it has a length', type: '{ length: number }', value: 'abc', typescript: true },
  {
    why: 'an object that shares no property with the type is a likely mistake to the compiler alone',
    type: '{ a?: string }',
    value: { b: 1 },
    typescript: false,
  },
]

describe('where we say otherwise than the compiler', () => {
  const source =
    `import type { MinLength } from 'solder'\n` +
    differences.map(({ type }, i) => `export type T${i} = ${type}`).join('\n')
  const compiled = compileTypes({ 'types.ts': source })
  const verdicts = typescriptVerdicts(
    source,
    differences.map(({ value }, i) => ({ type: `T${i}`, value })),
  )

  for (const [i, { why, type, value, typescript }] of differences.entries()) {
    it(`${type}: ${why}`, () => {
      expect(verdicts[i], 'TypeScript').to.equal(typescript)
      expect(compiled('types.ts', `T${i}`).codec.is(value), 'we').to.equal(!typescript)
    })
  }
})
