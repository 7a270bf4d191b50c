import type { Shape } from './shape.js'

/** Texts whose form the type says, also as names of properties. */
export const templateLiterals: readonly Shape[] = [
  {
    title: 'a text before and after',
    source: 'export type T = `a${string}z`',
    valid: ['az', 'a-z', 'a\nz', 'aaazzz'],
    invalid: [
      ['a', ' pattern'],
      ['za', ' pattern'],
      ['', ' pattern'],
      [1, ' type'],
    ],
    json: true,
  },
  {
    title: 'several numbers',
    source: 'export type T = `${number}x${number}`',
    valid: ['1x2', '-1.5x1e3', '0x0'],
    invalid: [
      ['x', ' pattern'],
      ['1x', ' pattern'],
      ['ax2', ' pattern'],
    ],
  },
  {
    title: 'a choice of texts within, spelled out by the compiler',
    source: "export type T = `${'small' | 'large'}-${'red' | 'blue'}`",
    valid: ['small-red', 'large-blue'],
    invalid: [['small-green', ' enum']],
    json: true,
  },
  {
    title: 'a choice of texts beside a free one',
    source: "export type T = `${'get' | 'set'}:${string}`",
    valid: ['get:', 'set:x'],
    invalid: [['put:x', ' type']],
    json: true,
  },
  {
    title: 'a boolean within',
    source: 'export type T = `is-${boolean}`',
    valid: ['is-true', 'is-false'],
    invalid: [['is-1', ' enum']],
    json: true,
  },
  {
    title: 'a bigint within',
    source: 'export type T = `${bigint}n`',
    valid: ['0n', '-12n', '123456789012345678901234567890n'],
    invalid: [
      ['1.5n', ' pattern'],
      ['n', ' pattern'],
    ],
    json: true,
  },
  {
    title: 'characters that mean something in a pattern',
    source: 'export type T = `[${string}](.*)$`',
    valid: ['[](.*)$', '[a](.*)$'],
    invalid: [
      ['[a](bb)', ' pattern'],
      ['a(.*)$', ' pattern'],
    ],
    json: true,
  },
  {
    title: 'an e-mail address as a type',
    source: 'export interface T { mail: `${string}@${string}.${string}`; web?: `http${"" | "s"}://${string}` }',
    valid: [{ mail: 'a@b.c' }, { mail: '@.', web: 'https://x' }],
    invalid: [[{ mail: 'a@b', web: 'ftp://x' }, '/mail pattern', '/web type']],
    json: true,
  },
  {
    title: 'a template of templates',
    source: 'type Id = `id-${number}` ; export type T = `${Id}/${Id}`',
    valid: ['id-1/id-2'],
    invalid: [['id-1/2', ' pattern']],
    json: true,
  },
  {
    title: 'a template, a literal and null',
    source: "export type T = `#${string}` | 'none' | null",
    valid: ['#', '#fff', 'none', null],
    invalid: [
      ['fff', ' type'],
      [undefined, ' type'],
    ],
    json: true,
  },
  {
    title: 'upper case by template',
    source: 'export type T = { [K in "a" | "b" as `get${Uppercase<K>}`]: K }',
    valid: [{ getA: 'a', getB: 'b' }],
    invalid: [[{ getA: 'b' }, '/getA enum', '/getB required']],
    json: true,
  },
  {
    title: 'names by template beside declared ones',
    source: 'export interface T { id: string; [key: `data-${string}`]: number | boolean }',
    valid: [{ id: '' }, { id: '', 'data-a': 1, 'data-': true, other: 'x' }],
    invalid: [
      [{ id: '', 'data-a': '' }, '/data-a type'],
      [{ 'data-a': null }, '/id required', '/data-a type'],
    ],
    strips: [
      [
        { id: '', 'data-a': 1, other: 'x' },
        { id: '', 'data-a': 1 },
      ],
    ],
    json: true,
  },
  {
    title: 'two templates for names',
    source: 'export interface T { [key: `s-${string}`]: string; [key: `n-${string}`]: number }',
    valid: [{}, { 's-a': '', 'n-a': 1, 'o-a': null }],
    invalid: [[{ 's-a': 1, 'n-a': '' }, '/s-a type', '/n-a type']],
    strips: [[{ 's-a': '', 'o-a': null }, { 's-a': '' }]],
    json: true,
  },
  {
    title: 'a record by template',
    source: 'export type T = Record<`${number}-${number}`, { free: boolean }>',
    valid: [{}, { '1-2': { free: true } }],
    invalid: [[{ '1-2': { free: 1 } }, '/1-2/free type']],
    json: true,
  },
  {
    title: 'a record by literals and a template',
    source: "export type T = Record<'all' | `by-${string}`, number>",
    valid: [{ all: 1 }, { all: 1, 'by-x': 2 }],
    invalid: [[{ 'by-x': '' }, '/all required', '/by-x type']],
    json: true,
  },
  {
    title: 'Uppercase, Lowercase, Capitalize and Uncapitalize of string',
    source: `export interface T {
      upper: Uppercase<string>; lower?: Lowercase<string>; capital?: Capitalize<string>; small?: Uncapitalize<string>
      both?: Uppercase<Lowercase<string>>
    }`,
    valid: [
      { upper: '' },
      { upper: 'ABC 1', lower: 'abc 1ß', capital: 'Abc', small: 'aBC' },
      { upper: 'ÄÖ', lower: 'äö', capital: '', small: '' },
      { upper: '😀', capital: '😀a', small: '😀A', both: '12 ?' },
      { upper: '', both: 'A' },
      { upper: '1', capital: '1a', small: '1A' },
    ],
    invalid: [
      [{ upper: 'ABc' }, '/upper pattern'],
      [{ upper: 'ß' }, '/upper pattern'],
      [
        { upper: '', lower: 'aBc', capital: 'abc', small: 'Abc' },
        '/lower pattern',
        '/capital pattern',
        '/small pattern',
      ],
      [{ upper: '', both: 'a' }, '/both pattern'],

      [{ upper: 5 }, '/upper type'],
    ],
    json: true,
  },
  {
    title: 'a template with a mapping, a brand and a bigint',
    source: `export type T = { a: \`\${Uppercase<string>}-\${number}\`; b?: \`id_\${bigint}\`; c?: \`\${string & { __brand: 1 }}!\`; d?: Record<\`x-\${Lowercase<string>}\`, 1> }`,
    valid: [{ a: 'ABC-1' }, { a: '-1.5', b: 'id_-12', c: 'x!', d: { 'x-a': 1 } }],
    invalid: [
      [{ a: 'abc-1' }, '/a pattern'],
      [{ a: 'ABC-x', b: 'id_1.5', c: '?' }, '/a pattern', '/b pattern', '/c pattern'],
      [{ a: 'A-1', d: { 'x-a': 2 } }, '/d/x-a enum'],
    ],
    json: true,
  },
  {
    title: 'mappings in a template, one in another and with nothing after them',
    source: `export interface T {
      both: \`\${Uppercase<Lowercase<string>>}-\${string}\`; last?: \`a\${Capitalize<Lowercase<string>>}\`
      next?: \`\${Uppercase<string>}\${number}\`; digits?: \`\${Uppercase<\`\${number}\`>}!\`
    }`,
    valid: [
      { both: 'A-a' },
      { both: '-', last: 'aAbc', next: 'A1', digits: '1E5!' },
      { both: '1-', last: 'a', next: '-1.5', digits: '0!' },
    ],
    invalid: [
      [{ both: 'a-A' }, '/both pattern'],
      [{ both: '-', last: 'aabc', next: 'a1', digits: '1e5!' }, '/last pattern', '/next pattern', '/digits pattern'],
      [{ both: '-', last: 'aABc', next: 'AB1', digits: 'A!' }, '/last pattern', '/next pattern', '/digits pattern'],
    ],
    json: true,
  },
  {
    title: 'a number up to what may be a part of one',
    source: 'export type T = { [key: `${number}1${string}`]: 1; [key: Uppercase<string>]: 1 | 2 }',
    valid: [{ '213': 1 }, { A: 2 }, { a: 'not declared' }],
    invalid: [
      [{ '213': 3 }, '/213 enum', '/213 enum'],
      [{ '121': 2, A: 3 }, '/A enum'],
    ],
    json: true,
  },
]
