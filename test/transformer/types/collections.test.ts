import { expect } from 'chai'
import { codecOf } from '../../../runtime/codec.js'
import { compileTypes } from './compiled-types.js'

const source = `
import type { MaxItems } from 'solder'
export interface Ages { ages: Map<string, number> }
export type Alike = number[] | [string, 7][] | Map<string, number> | Set<string>
export type Nested = number[] | Map<string, Nested> | number
export type Holes = Map<number | undefined, string | undefined>
export type Few = Set<number> & MaxItems<3>
export type Keys = Map<bigint | Date, URL>
export interface Query { tags: Set<string>; ids?: ReadonlySet<number>; map?: Map<string, string>; one?: Set<bigint> | 'all' }
export interface Todo { parts: Map<string, { done: boolean }>; set: Set<{ a: 1 }> }
export class Tags extends Set<string> {}
`

describe('Map and Set', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const codec = (name: string) => compiled('types.ts', name).codec

  const pairs: readonly (readonly [type: string, value: unknown, json: unknown])[] = [
    [
      'Ages',
      {
        ages: new Map([
          ['b', 1],
          ['a', 2],
        ]),
      },
      {
        ages: [
          ['b', 1],
          ['a', 2],
        ],
      },
    ],
    [
      'Ages',
      {
        ages: new Map([
          ['__proto__', 1],
          ['', 2],
        ]),
      },
      {
        ages: [
          ['__proto__', 1],
          ['', 2],
        ],
      },
    ],
    ['Alike', [1, 2], [1, 2]],
    ['Alike', [['a', 7]], [['a', 7]]],
    ['Alike', new Map([['a', 8]]), [['a', 8]]],
    ['Alike', new Set(['a']), ['a']],
    [
      'Nested',
      new Map<string, unknown>([
        ['a', 1],
        ['b', new Map([['c', [1]]])],
      ]),
      [
        ['a', 1],
        ['b', [['c', [1]]]],
      ],
    ],
    [
      'Holes',
      new Map([
        [undefined, 'a'],
        [1, undefined],
      ]),
      [
        [null, 'a'],
        [1, null],
      ],
    ],
    [
      'Keys',
      new Map<unknown, URL>([
        [5n, new URL('a:b')],
        [new Date(0), new URL('a:c')],
      ]),
      [
        ['5', 'a:b'],
        ['1970-01-01T00:00:00.000Z', 'a:c'],
      ],
    ],
    ['Tags', new Set(['a']), ['a']],
  ]
  for (const [name, value, json] of pairs) {
    it(`of ${name}: ${JSON.stringify(json)}`, () => {
      const { stringify, decode, is } = codec(name)
      expect(is(value)).to.equal(true)
      expect(JSON.parse(stringify(value))).to.deep.equal(json)
      expect(decode(json)).to.deep.equal({ ok: true, value })
    })
  }

  it('of an array, a Map and a Set, what is empty is the first that is allowed', () => {
    expect(codec('Alike').decode([])).to.deep.equal({ ok: true, value: [] })
  })

  const misfits: readonly (readonly [type: string, json: unknown, ...issues: string[]])[] = [
    ['Ages', { ages: {} }, '/ages type'],
    ['Ages', { ages: null }, '/ages type'],
    ['Ages', { ages: [['a', 'x']] }, '/ages/0/1 type'],
    ['Ages', { ages: [['a']] }, '/ages/0 items'],
    ['Ages', { ages: [['a', 1, 2]] }, '/ages/0 items'],
    ['Ages', { ages: [{ 0: 'a', 1: 1, length: 2 }] }, '/ages/0 items'],
    [
      'Ages',
      {
        ages: [
          ['a', 1],
          ['b', 1],
          ['a', 1],
        ],
      },
      '/ages/2 uniqueItems',
    ],
    [
      'Ages',
      {
        ages: [
          ['a', 1],
          ['a', 'x'],
        ],
      },
      '/ages/1 uniqueItems',
      '/ages/1/1 type',
    ],
    ['Few', [1, 2, 3, 4], ' maxItems'],
    ['Few', [1, 1], '/1 uniqueItems'],
    [
      'Keys',
      [
        ['5', 'a:b'],
        [5, 'a:b'],
      ],
      '/1 uniqueItems',
    ],
    ['Query', { tags: ['a', 'a'] }, '/tags/1 uniqueItems'],
  ]
  for (const [name, json, ...issues] of misfits) {
    it(`not of ${name}: ${JSON.stringify(json)}`, () => {
      const decoded = codec(name).decode(json)
      expect(decoded.ok ? [] : decoded.errors.map(({ path, code }) => `${path} ${code}`)).to.deep.equal(issues)
    })
  }

  it('come from texts that are given several times', () => {
    const from = (name: string, ...texts: string[]): unknown =>
      compiled('types.ts', 'Query').emitted.fromText?.(name, texts)
    expect(from('tags', 'a')).to.deep.equal(['a'])
    expect(from('tags', 'a', 'b')).to.deep.equal(['a', 'b'])
    expect(from('ids', '1', 'x')).to.deep.equal([1, 'x'])
    expect(from('one', 'all')).to.equal('all')
    expect(from('one', '1', '2')).to.deep.equal(['1', '2'])
  })

  it('have undeclared properties dropped or found in what they hold', () => {
    const json = { parts: [['a', { done: true, extra: 1 }]], set: [{ a: 1, more: 2 }] }
    const { emitted } = compiled('types.ts', 'Todo')
    const value = { parts: new Map([['a', { done: true }]]), set: new Set([{ a: 1 }]) }
    expect(codec('Todo').decode(json)).to.deep.equal({ ok: true, value })
    const strict = codecOf(emitted, 'error').decode(json)
    expect(strict.ok ? [] : strict.errors.map(({ path, code }) => `${path} ${code}`)).to.deep.equal([
      '/parts/0/1/extra excess',
      '/set/0/more excess',
    ])
    const full = { parts: new Map([['a', { done: true, extra: 1 }]]), set: new Set([{ a: 1, more: 2 }]) }
    expect(codecOf(emitted, 'keep').decode(json)).to.deep.equal({ ok: true, value: full })
    expect(codecOf(emitted, 'error').is(full)).to.equal(false)
    expect(codecOf(emitted, 'error').is(value)).to.equal(true)
  })

  it('are told by their kind, whatever a class makes of them', () => {
    class Hostile extends Map<string, number> {
      override get size(): never {
        throw new Error('asked for the size')
      }
      override entries(): never {
        throw new Error('asked for the entries')
      }
      override [Symbol.iterator](): never {
        throw new Error('iterated')
      }
    }
    const ages = new Hostile()
    Map.prototype.set.call(ages, 'a', 1)
    expect(codec('Ages').is({ ages })).to.equal(true)
    expect(codec('Ages').stringify({ ages })).to.equal('{"ages":[["a",1]]}')
    expect(codec('Ages').check({ ages })).to.deep.equal({ ok: true, value: { ages: new Map([['a', 1]]) } })
  })

  it('are known by name, and named in reports', () => {
    expect(compiled('types.ts', 'Keys').emitted.name).to.equal('Map<bigint | Date, URL>')
    expect(compiled('types.ts', 'Few').emitted.name).to.equal('Set<number>')
    const checked = codec('Ages').check({ ages: new Set([1]) })
    expect(checked.ok ? [] : checked.errors).to.deep.equal([
      {
        path: '/ages',
        code: 'type',
        expected: 'Map (in JSON an array of [key, value] pairs)',
        received: 'Set of 1 item',
      },
    ])
  })

  it('that hold themselves are an issue, not a crash', () => {
    const value = new Map<string, unknown>()
    value.set('a', value)
    const checked = codec('Nested').check(value)
    expect(checked.ok ? [] : checked.errors.map(({ code }) => code)).to.deep.equal(['depth'])
  })
})
