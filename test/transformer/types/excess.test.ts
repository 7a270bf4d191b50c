import { inspect } from 'node:util'
import { expect } from 'chai'
import { checkJson } from '../../../runtime/check.js'
import { codecOf, type Codec } from '../../../runtime/codec.js'
import type { EmittedType } from '../../../runtime/contract.js'
import { compileTypes } from './compiled-types.js'
import { Sampler } from './sampler.js'
import { shapes } from './shapes/index.js'

const source = `
export interface Todo { title: string; done?: boolean; due?: Date; tags: { name: string }[] }
export type Pair = [{ a: number }, ...{ b: string }[]]
export interface ByName { fixed: number; [key: string]: number | { a: number } }
export interface Numbered { name: string; [key: \`x-\${string}\`]: string }
export type Both = { a: number } & { b?: { c: string } }
export type Tagged = { kind: 'a'; a: number } | { kind: 'b'; b: number }
export type Untagged = { a: number; x?: { p?: number } } | { b: number; x?: { q?: number } }
export type Items = { a: number }[] | { a: number; b?: number }[]
export type Deep = { a: Deep; p?: number } | { a: Deep; q?: number } | null
export interface Loose { any: unknown; some: object; empty: {} }
export interface List { next?: List; value: number }
export interface Counted { count: number; key?: string }
`

type Issues = [path: string, expected: string][]

describe('undeclared properties', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const emitted = (name: string): EmittedType => compiled('types.ts', name).emitted
  const strict = (name: string): Codec<unknown> => codecOf(emitted(name), 'error')
  const issues = (name: string, value: unknown): Issues => {
    const result = strict(name).check(value)
    const decoded = strict(name).decode(value)
    expect(decoded.ok, 'decode and check').to.equal(result.ok)
    expect(strict(name).is(value), 'is and check').to.equal(result.ok)
    if (result.ok) return []
    expect(result.errors.every(({ code }) => code === 'excess')).to.equal(true)
    return result.errors.map(({ path, expected }) => [path, expected])
  }
  const none = 'no such property'

  it('are named one by one, each with its path and what was probably meant', () => {
    const value = { title: 'a', doen: true, tags: [{ name: 'x' }, { name: 'y', nmae: 1, 'a/b~c': 2 }], other: null }
    expect(strict('Todo').check(value)).to.deep.equal({
      ok: false,
      errors: [
        { path: '/doen', code: 'excess', expected: "no such property; did you mean 'done'?", received: 'boolean' },
        { path: '/other', code: 'excess', expected: none, received: 'null' },
        { path: '/tags/1/nmae', code: 'excess', expected: none, received: 'number' },
        { path: '/tags/1/a~1b~0c', code: 'excess', expected: none, received: 'number' },
      ],
    })
    expect(issues('Todo', { title: 'a', tags: [{ name: 'x' }] })).to.deep.equal([])
  })

  it('are refused by the schema of a strict codec as well', () => {
    const tag = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] }
    expect(strict('Todo').schema).to.deep.equal({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        title: { type: 'string' },
        done: { type: 'boolean' },
        due: { type: 'string', format: 'date-time', title: 'Date' },
        tags: { type: 'array', items: { ...tag, unevaluatedProperties: false } },
      },
      required: ['title', 'tags'],
      unevaluatedProperties: false,
    })
    const next = { type: 'object', $ref: '#/$defs/List', unevaluatedProperties: false }
    expect(strict('List').schema).to.deep.equal({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...next,
      $defs: { List: { type: 'object', properties: { next, value: { type: 'number' } }, required: ['value'] } },
    })
    expect(codecOf(emitted('Todo')).schema).to.not.have.property('unevaluatedProperties')
  })

  it('are named beside everything else that is wrong', () => {
    const result = strict('Todo').check({ titel: 'a', tags: [{ name: 5, extra: 1 }] })
    expect(result.ok ? [] : result.errors.map(({ path, code, expected }) => [path, code, expected])).to.deep.equal([
      ['/title', 'required', 'string'],
      ['/tags/0/name', 'type', 'string'],
      ['/titel', 'excess', "no such property; did you mean 'title'?"],
      ['/tags/0/extra', 'excess', none],
    ])
  })

  it('are found in tuples, records and merged objects', () => {
    expect(issues('Pair', [{ a: 1 }, { b: 'x' }, { b: 'y', c: 1 }])).to.deep.equal([['/2/c', none]])
    expect(issues('ByName', { fixed: 1, any: 2, other: { a: 1 } })).to.deep.equal([])
    expect(issues('ByName', { fixed: 1, other: { a: 1, b: 2 } })).to.deep.equal([['/other/b', none]])
    expect(issues('Numbered', { name: 'a', 'x-b': 'c' })).to.deep.equal([])
    expect(issues('Numbered', { name: 'a', 'y-b': 'c' })).to.deep.equal([['/y-b', none]])
    expect(issues('Both', { a: 1, b: { c: 'd' } })).to.deep.equal([])
    expect(issues('Both', { a: 1, b: { c: 'd', e: 1 }, f: 1 })).to.deep.equal([
      ['/f', none],
      ['/b/e', none],
    ])
  })

  it('of a union are those that no member declares which the value fits', () => {
    expect(issues('Tagged', { kind: 'a', a: 1 })).to.deep.equal([])
    expect(issues('Tagged', { kind: 'a', a: 1, b: 1 })).to.deep.equal([['/b', none]])
    expect(issues('Untagged', { a: 1, b: 2, x: { p: 1, q: 2 } })).to.deep.equal([])
    expect(issues('Untagged', { a: 1, b: 'not a number' })).to.deep.equal([['/b', none]])
    expect(issues('Untagged', { a: 1, x: { q: 2 } })).to.deep.equal([['/x/q', none]])
    expect(issues('Untagged', { a: 1, b: 2, x: { p: 1, q: 2, r: 3 } })).to.deep.equal([['/x/r', none]])
    expect(issues('Items', [{ a: 1, b: 2 }])).to.deep.equal([])
    expect(issues('Items', [{ a: 1, b: 'x' }])).to.deep.equal([['/0/b', none]])
    expect(issues('Items', [{ a: 1, c: 2 }])).to.deep.equal([['/0/c', none]])
  })

  it('do not exist where everything is declared', () => {
    expect(issues('Loose', { any: { a: 1 }, some: { b: [{ c: 1 }] }, empty: 5 })).to.deep.equal([])
    expect(issues('Loose', { any: 1, some: {}, empty: { a: 1 } })).to.deep.equal([['/empty/a', none]])
  })

  it('do not count when they are undefined', () => {
    expect(strict('Todo').is({ title: 'a', tags: [], extra: undefined, done: undefined })).to.equal(true)
  })

  it('may be what only prototypes have', () => {
    const value = Object.assign(Object.create({ inherited: 1 }) as object, { title: 'a', tags: [] })
    expect(strict('Todo').is(value)).to.equal(true)
    const named = JSON.parse('{"title":"a","tags":[],"__proto__":{"x":1},"constructor":1}') as unknown
    expect(issues('Todo', named)).to.deep.equal([
      ['/__proto__', none],
      ['/constructor', none],
    ])
  })

  it('can be called like the variables of what is emitted', () => {
    expect(strict('Counted').is({ count: 1, key: 'a' })).to.equal(true)
    expect(strict('Counted').is({ count: 1, key: 'a', value: 1 })).to.equal(false)
  })

  it('make no ambiguous recursive union take exponential time', () => {
    let value: unknown = null
    for (let i = 0; i < 60; i++) value = { a: value, p: 1, q: 2 }
    expect(strict('Deep').is(value)).to.equal(true)
    const wrong: unknown = JSON.parse(JSON.stringify(value).replace('"a":null', '"a":null,"r":1'))
    expect(issues('Deep', wrong)).to.deep.equal([[`${'/a'.repeat(59)}/r`, none]])
  })

  it('are kept where that is asked for, without a change of prototype', () => {
    const keep = codecOf(emitted('Todo'), 'keep')
    const text =
      '{"title":"a","due":"2030-01-01T00:00:00.000Z","tags":[{"name":"x","more":{"a":[1]}}],"__proto__":{"admin":true}}'
    const parsed = keep.parse(text) as { due: Date; tags: { more: unknown }[]; admin?: unknown }
    expect(parsed.due).to.be.instanceOf(Date)
    expect(parsed.tags[0]?.more).to.deep.equal({ a: [1] })
    expect(Object.getPrototypeOf(parsed)).to.equal(Object.prototype)
    expect(parsed.admin).to.equal(undefined)
    expect(Object.keys(parsed)).to.deep.equal(['title', 'due', 'tags', '__proto__'])
    const value = { title: 'a', tags: [{ name: 'x', more: 1 }], extra: 1 }
    const checked = keep.check(value)
    expect(checked).to.deep.equal({ ok: true, value })
    // Nothing is left out, so that nothing is copied.
    expect(checked.ok && checked.value).to.equal(value)
  })

  it('are an answer in linear time, however deep or many they are', () => {
    let deep: unknown = { value: 1, extra: 1 }
    for (let i = 0; i < 1000; i++) deep = { value: 1, next: deep }
    expect(issues('List', deep)).to.deep.equal([[`${'/next'.repeat(1000)}/extra`, none]])
    const wide = Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`key${i}`, i]))
    const result = strict('Todo').check({ ...wide, title: 'a', tags: [] })
    expect(result.ok ? 0 : result.errors.length).to.equal(100)
  })

  describe('are the same to every road', () => {
    const all = compileTypes(Object.fromEntries(shapes.map((shape, i) => [`shape-${i}.ts`, shape.source])))
    for (const [i, shape] of shapes.entries()) {
      it(shape.title, () => {
        const { id, table, emitted: type } = all(`shape-${i}.ts`, 'T')
        const withoutExact = { ...type, exact: undefined } as unknown as EmittedType
        const fast = codecOf(type, 'error')
        const slow = codecOf(withoutExact, 'error')
        const dropping = codecOf(type)
        const sampler = new Sampler(table, 1000 + i)
        for (let n = 0; n < 100; n++) {
          const sample = sampler.value(id)
          const value = n % 2 === 0 ? sample : sampler.spoiled(sample)
          const shown = inspect(value, { depth: 10, breakLength: Infinity })
          const verdict = fast.is(value)
          expect(slow.is(value), `without 'exact': ${shown}`).to.equal(verdict)
          expect(fast.check(value).ok, `check of ${shown}`).to.equal(verdict)
          if (verdict) expect(dropping.is(value), `is of ${shown}`).to.equal(true)
          const dropped = dropping.check(value)
          if (!dropped.ok) continue
          expect(fast.is(dropped.value), `what is left of ${shown}`).to.equal(true)
          const kept = codecOf(type, 'keep').check(value)
          expect(kept.ok && codecOf(type).is(kept.value), `what is kept of ${shown}`).to.equal(true)
          const json: unknown = value === undefined ? undefined : JSON.parse(dropping.stringify(value))
          if (checkJson(type, json, 'drop').ok)
            expect(checkJson(type, json, 'error').ok, `decode of ${shown}`).to.equal(true)
        }
      })
    }
  })
})
