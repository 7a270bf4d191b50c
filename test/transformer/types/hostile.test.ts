import { expect } from 'chai'
import { SolderError } from '../../../runtime/errors.js'
import type { Codec } from '../../../runtime/codec.js'
import { compileTypes } from './compiled-types.js'

const source = `
import type { Format, Pattern } from 'solder'
export interface List { next?: List; value: number }
export type Json = string | number | null | Json[] | { [key: string]: Json }
export type Twice = { a: Twice; b: { p: Twice } } | { a: Twice; b: { q: Twice } } | null
export type Both = { a: Both; x?: number } | { a: Both; y?: number; at?: Date } | null
export type Lists = Lists[] | [Lists, Lists] | string
export interface Loose { any: unknown }
export interface Todo { title: string; done?: boolean; tags: string[] }
export type Mail = string & Format<'email'>
export type Host = string & Format<'hostname'>
export type Link = string & Format<'uri'>
export type Span = string & Format<'duration'>
`

describe('hostile values', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const codec = (name: string): Codec<unknown> => compiled('types.ts', name).codec

  const list = (depth: number): object => {
    let value: object = { value: 1 }
    for (let i = 0; i < depth; i++) value = { value: 1, next: value }
    return value
  }

  it('that are nested deeper than the stack are an issue, not a crash', () => {
    const deep = list(200_000)
    expect(codec('List').is(deep)).to.equal(false)
    const checked = codec('List').check(deep)
    expect(checked.ok ? [] : checked.errors.map(({ path, code }) => [path, code])).to.deep.equal([['', 'depth']])
    const decoded = codec('List').decode(deep)
    expect(decoded.ok ? [] : decoded.errors.map(({ code }) => code)).to.deep.equal(['depth'])
    expect(() => codec('List').stringify(deep)).to.throw(
      TypeError,
      /^The value is not of its type 'List': expected a value that is nested less deeply, got object\.$/u,
    )
  })

  it('that are nested 20,000 deep in JSON are an answer, not a crash', () => {
    const text = '['.repeat(20_000) + ']'.repeat(20_000)
    let outcome: unknown
    try {
      outcome = codec('Json').parse(text)
    } catch (error) {
      outcome = error
    }
    if (outcome instanceof Error) expect(outcome).to.be.instanceOf(SolderError).with.property('status', 422)
    else expect(outcome).to.be.an('array')
  })

  it('that are cyclic are an issue', () => {
    const cycle: { value: number; next?: object } = { value: 1 }
    cycle.next = cycle
    expect(codec('List').is(cycle)).to.equal(false)
    const checked = codec('List').check(cycle)
    expect(checked.ok ? [] : checked.errors.map(({ code }) => code)).to.deep.equal(['depth'])
    const loose: { any?: unknown } = {}
    loose.any = loose
    expect(() => codec('Loose').stringify(loose)).to.throw(TypeError)
  })

  it('cannot make an ambiguous recursive union take exponential time', () => {
    // Two ways at each of 60 levels: trying all of them would take longer than the universe has.
    let twice: unknown = null
    let both: unknown = null
    let lists: unknown = 'end'
    for (let i = 0; i < 60; i++) {
      twice = { a: twice, b: { q: null } }
      both = { a: both }
      lists = [lists, 'x']
    }
    for (const [name, value] of [
      ['Twice', twice],
      ['Both', both],
      ['Lists', lists],
    ] as const) {
      expect(codec(name).is(value), name).to.equal(true)
      expect(codec(name).check(value), name).to.deep.equal({ ok: true, value })
      expect(codec(name).decode(value), name).to.deep.equal({ ok: true, value })
      expect(codec(name).parse(codec(name).stringify(value)), name).to.deep.equal(value)
    }
    const wrong: unknown = JSON.parse(JSON.stringify(twice).replace('"a":null', '"a":1'))
    const checked = codec('Twice').check(wrong)
    expect(checked.ok ? [] : checked.errors.map(({ path }) => path)).to.deep.equal(['/a'.repeat(60)])
  })

  it('are reported in one pass, with a bounded number of issues that echo nothing', () => {
    const secret = 's3cret'.repeat(1000)
    const checked = codec('Todo').check({
      title: 5,
      tags: Array.from({ length: 100_000 }, () => ({ secret })),
      done: secret,
    })
    if (checked.ok) throw new Error('accepted')
    expect(checked.errors).to.have.lengthOf.at.most(100)
    expect(JSON.stringify(checked.errors)).not.to.contain('s3cret')
  })

  it('do not reach a prototype', () => {
    const parsed = codec('Json').parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    ) as object
    expect(Object.getPrototypeOf(parsed)).to.equal(Object.prototype)
    expect(Object.keys(parsed)).to.deep.equal(['__proto__', 'constructor'])
    const todo = codec('Todo').parse('{"title":"a","tags":[],"__proto__":{"admin":true},"constructor":1}') as {
      admin?: boolean
    }
    expect(todo.admin).to.equal(undefined)
    expect(todo).to.deep.equal({ title: 'a', tags: [] })
    expect(({} as { polluted?: number }).polluted).to.equal(undefined)
  })

  it('do not make a format slow', () => {
    const attacks: [string, string][] = [
      ['Mail', `a@${'a-'.repeat(30_000)}`],
      ['Mail', `${'a.'.repeat(30_000)}@`],
      ['Mail', `a@${'aaaaaaaaaa'.repeat(3_000)}!`],
      ['Host', `${'a-'.repeat(30_000)}!`],
      ['Link', `http://${'a@'.repeat(30_000)}\u0000`],
      ['Link', `http:${'/'.repeat(30_000)} `],
      ['Span', `P${'1'.repeat(60_000)}`],
    ]
    for (const [name, text] of attacks) expect(codec(name).is(text), `${name} ${text.slice(0, 20)}`).to.equal(false)
  })
})

describe('items that all have to be different', () => {
  const compiled = compileTypes({
    'types.ts': `import type { UniqueItems } from 'solder'
      export type Objects = { id: number; tags?: string[] }[] & UniqueItems
      export type Scalars = (string | number)[] & UniqueItems
      export type Any = unknown[] & UniqueItems`,
  })
  const many = 200_000

  // Looking at each pair would take minutes.
  it('are compared in linear time', () => {
    const objects = Array.from({ length: many }, (_, id) => ({ id, tags: ['a'.repeat(id % 7)] }))
    expect(compiled('types.ts', 'Objects').codec.is(objects)).to.equal(true)
    expect(compiled('types.ts', 'Any').codec.is(objects)).to.equal(true)
    const again = compiled('types.ts', 'Objects').codec.check([...objects, { tags: [''], id: 0 }])
    expect(again.ok ? [] : again.errors.map(({ path, code }) => [path, code])).to.deep.equal([['', 'uniqueItems']])
    const numbers = Array.from({ length: many }, (_, i) => (i % 2 === 0 ? i * 2 ** 20 : `${i}`))
    expect(compiled('types.ts', 'Scalars').codec.is(numbers)).to.equal(true)
    expect(compiled('types.ts', 'Scalars').codec.is([...numbers, 0])).to.equal(false)
  })
})
