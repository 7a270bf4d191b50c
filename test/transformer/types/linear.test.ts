import { expect } from 'chai'
import type { EmittedType } from '../../../runtime/contract.js'
import { checkOf } from '../../../runtime/check.js'
import { issuesOf } from '../../../runtime/reporter.js'
import { compileTypes } from './compiled-types.js'

const source = `
export type Pair = { a: Pair; p?: number } | { a: Pair; q?: number } | null
export type Lists = Lists[] | [Lists, Lists] | string
export type Many = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | { next: Many }
export type Distinct = { l: Distinct; x: 1 } | { l: Distinct; y: 2 } | { end: true }
export type Tagged = { kind: 'node'; next: Tagged } | { kind: 'end' }
export interface List { next?: List; value: number }
export interface Mutual { other: { back: Mutual; m?: number } | { back: Mutual; n?: number } | null }
export interface Tree { value: number; kids: Tree[] }
export interface ByName { value: number; kids: Record<string, ByName> }
export interface Tuple { value: number; kids: [Tuple?] }
export interface Held { value: number; kids: Map<string, Held> }
export type Expression = { op: 'add'; args: Expression[] } | { op: 'number'; n: number }
export type Big = { a: Big; n?: bigint } | { a: Big; m?: string } | null
`

/** A way to nest a value: what is innermost, and what goes around it. */
type Nesting = readonly [type: string, innermost: unknown, around: (inner: unknown) => object]

const nestings: Record<string, Nesting> = {
  'a union without a tag': ['Pair', null, (a) => ({ a })],
  'of which every member fits': ['Pair', null, (a) => ({ a, p: 1, q: 2 })],
  'that is wrong in its depths': ['Pair', 5, (a) => ({ a })],
  'that is wrong everywhere': ['Pair', 5, (a) => ({ a, p: 'x', q: 'y' })],
  'arrays or tuples': ['Lists', 'x', (inner) => [inner, 'x']],
  'arrays or tuples, wrong in their depths': ['Lists', 5, (inner) => [inner, 'x']],
  'many literals and an object': ['Many', 'a', (next) => ({ next })],
  'many literals and an object, wrong': ['Many', 5, (next) => ({ next })],
  'a union of three': ['Distinct', { end: true }, (l) => ({ l, y: 2 })],
  'a union of three, wrong': ['Distinct', { end: 1 }, (l) => ({ l, y: 2 })],
  'a tagged union': ['Tagged', { kind: 'end' }, (next) => ({ kind: 'node', next })],
  'a tagged union, wrong': ['Tagged', { kind: 'ende' }, (next) => ({ kind: 'node', next })],
  'a list': ['List', { value: 1 }, (next) => ({ value: 1, next })],
  'a list, wrong': ['List', { value: '' }, (next) => ({ value: 1, next })],
  'types in a ring': ['Mutual', { other: null }, (back) => ({ other: { back, m: 1 } })],
  'types in a ring, wrong': ['Mutual', { other: 5 }, (back) => ({ other: { back, m: 1 } })],
  'a tree, wrong': ['Tree', { value: 'x', kids: [] }, (kid) => ({ value: 1, kids: [kid] })],
  'a tree by name, wrong': ['ByName', { value: 'x', kids: {} }, (a) => ({ value: 1, kids: { a } })],
  'a tree in tuples, wrong': ['Tuple', { value: 'x', kids: [] }, (kid) => ({ value: 1, kids: [kid] })],
  'a tree in Maps, wrong': ['Held', { value: 'x', kids: new Map() }, (a) => ({ value: 1, kids: new Map([['a', a]]) })],
  'an expression, wrong': ['Expression', { op: 'number', n: 'x' }, (inner) => ({ op: 'add', args: [inner] })],
  'bigint somewhere': ['Big', null, (a) => ({ a, n: 5n, m: 'x' })],
}

describe('deep values', () => {
  const compiled = compileTypes({ 'types.ts': source })
  let reads = 0
  const counted = (value: unknown): unknown => {
    // The methods of a Map do not take a Proxy for one.
    if (typeof value !== 'object' || value === null || value instanceof Map) return value
    return new Proxy(value, {
      get: (target, key, self) => (reads++, Reflect.get(target, key, self) as unknown),
      has: (target, key) => (reads++, Reflect.has(target, key)),
      ownKeys: (target) => (reads++, Reflect.ownKeys(target)),
      getOwnPropertyDescriptor: (target, key) => (reads++, Reflect.getOwnPropertyDescriptor(target, key)),
    })
  }
  const nest = ([, innermost, around]: Nesting, depth: number): unknown => {
    let value = counted(innermost)
    for (let i = 0; i < depth; i++) value = counted(around(value))
    return value
  }
  const features: Record<string, (type: EmittedType, value: unknown) => unknown> = {
    is: (type, value) => type.is(value),
    exact: (type, value) => type.exact?.(value),
    report: (type, value) => issuesOf(type, value),
    check: (type, value) => checkOf(type, 'error')(value),
    strip: (type, value) => (type.is(value) ? type.strip(value) : undefined),
    revive: (type, value) => type.revive(value),
    encode: (type, value) => (type.is(value) ? type.encode(value) : undefined),
  }

  for (const [title, nesting] of Object.entries(nestings)) {
    it(`are looked at in linear time: ${title}`, () => {
      const type = compiled('types.ts', nesting[0]).emitted
      for (const [feature, run] of Object.entries(features)) {
        const [small = 0, large = 0] = [300, 600].map((depth) => {
          const value = nest(nesting, depth)
          reads = 0
          run(type, value)
          return reads
        })
        expect(large, feature).to.be.at.most(2 * small + 20)
      }
    })

    it(`get an answer however deep they are: ${title}`, () => {
      const { codec } = compiled('types.ts', nesting[0])
      const [, innermost, around] = nesting
      let value: unknown = innermost
      let depth = 0
      for (const next of [1_000, 2_000, 100_000]) {
        for (; depth < next; depth++) value = around(value)
        const checked = codec.check(value)
        expect(checked.ok).to.equal(codec.is(value))
        if (!checked.ok) expect(checked.errors).to.have.lengthOf.within(1, 100)
        if (depth === 1_000) expect(codec.decode(value).ok).to.equal(checked.ok)
        else codec.decode(value)
        try {
          JSON.parse(codec.stringify(value))
        } catch (error) {
          expect((error as Error).message).to.match(/^The value (?:is not of its type|cannot be written as JSON)/u)
        }
      }
    })
  }
})
