import type { Shape } from './shape.js'

const proto = (text: string): unknown => JSON.parse(text)

/** Names that every object inherits, and names that would change a prototype. */
export const hostile: readonly Shape[] = [
  {
    title: 'inherited names, optional',
    source:
      'export interface T { hasOwnProperty?: number; toString?: string; constructor?: { name: string }; valueOf?: number }',
    valid: [{}, { hasOwnProperty: 1, toString: '', constructor: { name: '' } }],
    invalid: [
      [{ hasOwnProperty: '', constructor: {} }, '/hasOwnProperty type', '/constructor/name required'],
      [[], ' type'],
    ],
  },
  {
    title: 'inherited names, required',
    source: 'export interface T { constructor: {}; toString: unknown }',
    valid: [{ constructor: 1, toString: null }],
    invalid: [
      [{}, '/constructor required', '/toString required'],
      [{ toString: 1 }, '/constructor required'],
    ],
  },
  {
    title: 'a tag that is inherited',
    source: "export type T = { constructor: 'a'; x: number } | { constructor: 'b'; y: number }",
    valid: [{ constructor: 'a', x: 1 }],
    invalid: [
      [{ x: 1 }, '/constructor required'],
      [{ constructor: 'b' }, '/y required'],
    ],
  },
  {
    title: '__proto__, declared',
    beyond: 'ajv',
    source: 'export interface T { __proto__: number; a?: string }',
    valid: [proto('{"__proto__":1}'), proto('{"__proto__":1,"a":""}')],
    invalid: [
      [{}, '/__proto__ required'],
      [proto('{"__proto__":{"a":""}}'), '/__proto__ type'],
    ],
  },
  {
    title: '__proto__, optional',
    beyond: 'ajv',
    source: 'export interface T { __proto__?: { a: string } }',
    valid: [{}, proto('{"__proto__":{"a":""}}')],
    invalid: [[proto('{"__proto__":{}}'), '/__proto__/a required']],
  },
  {
    title: '__proto__ in a record',
    source: 'export type T = Record<string, { admin: boolean }>',
    valid: [{}, proto('{"__proto__":{"admin":true}}')],
    invalid: [[proto('{"__proto__":{"admin":1}}'), '/__proto__/admin type']],
    json: true,
  },
  {
    title: 'literals that would break out of the text',
    source: "export type T = { a: '\"]}' | '\\\\' | '</script>' | '\\u2028'; '\"b\"': 1; '`${c}`': 2 }",
    valid: [
      { a: '"]}', '"b"': 1, '`${c}`': 2 },
      { a: '\\', '"b"': 1, '`${c}`': 2 },
      { a: '\u2028', '"b"': 1, '`${c}`': 2 },
    ],
    invalid: [[{ a: '"', '"b"': 2, '`${c}`': 1 }, '/a enum', '/"b" enum', '/`${c}` enum']],
    json: true,
  },
]
