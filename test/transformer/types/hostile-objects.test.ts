import { expect } from 'chai'
import { codecOf } from '../../../runtime/codec.js'
import { compileTypes } from './compiled-types.js'

const source = `
import type { MaxItems } from 'solder'
export interface Todo { title: string; due?: Date; tags: string[]; owner?: { name: string } }
export interface List { next?: List; value: number }
export type Tree = { kids: Tree[] } | { leaf: number }
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Tagged = { kind: 'a'; a: number } | { kind: 'b'; b: string }
export type Holes = (number | undefined)[]
export type Whatever = unknown[]
export type Pairs = [string, ...(number | undefined)[]]
export type Texts = string[]
export type Objects = { a: number }[]
export type Few = (number | undefined)[] & MaxItems<3>
export type Any = unknown
export type Some = object
export type Empty = {}
export type ByName = Record<string, number>
export type Everything = { any: unknown; some?: object; more: Record<string, unknown> }
`
const names = [...source.matchAll(/export (?:type|interface) (\w+)/gu)].map(([, name]) => name ?? '')

const thrown = new Error('a getter that throws')
const thrower = (): never => {
  throw thrown
}
const sparse = (): unknown[] => {
  const array: unknown[] = []
  array.length = 2 ** 32 - 1
  return array
}
const wideObject = Object.fromEntries(Array.from({ length: 1_000_000 }, (_, i) => [`key${i}`, i]))
const wide = (): object => wideObject
const cyclic = (): object => {
  const object: Record<string, unknown> = { title: 'a', tags: [], value: 1, leaf: 1, kind: 'a', a: 1 }
  return Object.assign(object, { next: object, owner: object, kids: [object], any: object, self: object, more: object })
}
const cyclicArray = (): unknown[] => {
  const array: unknown[] = []
  array.push(array)
  return array
}
const deep = (around: (inner: unknown) => unknown): unknown => {
  let value: unknown = null
  for (let i = 0; i < 100_000; i++) value = around(value)
  return value
}
const revoked = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}
/** Says something else each time it is asked. */
const fickle = (first: unknown, then: unknown): object => {
  let asked = 0
  const get = (): unknown => (asked++ % 2 === 0 ? first : then)
  const property = { get, enumerable: true }
  return Object.defineProperties({}, { title: property, tags: property, owner: property, kids: property, a: property })
}

const hostile: Record<string, () => unknown> = {
  'an object without a prototype': () =>
    Object.assign(Object.create(null) as object, { title: 'a', tags: [], value: 1 }),
  'an object that is its own part': cyclic,
  'an array that is its own item': cyclicArray,
  'a deep object': () => deep((next) => ({ value: 1, next })),
  'a deep tree': () => deep((kid) => ({ kids: [kid] })),
  'a deep array': () => deep((item) => [item]),
  'a deep record': () => deep((a) => ({ a, any: a, more: { a } })),
  'a million keys': wide,
  'an array of nothing, four billion times': sparse,
  'an array of an array of nothing': () => [sparse()],
  'an array of nothing after a text': () => Object.assign(sparse(), { 0: 'a' }),
  'an array with a hole': () => Object.assign([1, 2], { 4: 5 }),
  'own __proto__, constructor, toString and valueOf': () =>
    JSON.parse(
      '{"title":"a","tags":[],"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"toString":1,"valueOf":null}',
    ) as unknown,
  'a getter that throws': () => Object.defineProperty({ title: 'a' }, 'tags', { get: thrower, enumerable: true }),
  'a getter that throws, inside': () => ({
    title: 'a',
    tags: [],
    owner: Object.defineProperty({}, 'name', { get: thrower, enumerable: true }),
  }),
  'a getter that is fickle': () => fickle({ name: 'x' }, null),
  'another getter that is fickle': () => fickle([{ leaf: 1 }], 5),
  'a getter that overflows the stack': () => {
    const get = (): unknown => get()
    return Object.defineProperty({ title: 'a' }, 'tags', { get, enumerable: true })
  },
  'a Proxy whose traps all throw': () =>
    new Proxy(
      {},
      { get: thrower, has: thrower, ownKeys: thrower, getPrototypeOf: thrower, getOwnPropertyDescriptor: thrower },
    ),
  'a Proxy that was revoked': () => revoked({}),
  'a Proxy of an array that was revoked': () => revoked([]),
  'a Proxy of an array that lies about its length': () =>
    new Proxy([1], { get: (target, key) => (key === 'length' ? Infinity : (Reflect.get(target, key) as unknown)) }),
  'an object that becomes a text by throwing': () => ({
    title: { toString: thrower, valueOf: thrower, toJSON: thrower },
  }),
  'a function': () => thrower,
  'a symbol': () => Symbol('s'),
  'a Date of a broken kind': () => Object.create(Date.prototype) as unknown,
  'a boxed text': () => Object('text') as unknown,
  'an instance with a private field': () =>
    new (class Hidden {
      #x = 1
      get value(): number {
        return this.#x
      }
    })(),
}

describe('hostile objects', () => {
  const compiled = compileTypes({ 'types.ts': source })

  for (const [title, make] of Object.entries(hostile)) {
    it(`get a verdict or a clear error from everything: ${title}`, () => {
      // Making copies of a million keys takes its time.
      for (const name of title === 'a million keys' ? ['Todo', 'ByName', 'Any'] : names) {
        const { emitted } = compiled('types.ts', name)
        for (const excess of ['drop', 'error', 'keep'] as const) {
          const codec = codecOf(emitted, excess)
          const shown = `${name}, ${excess}`
          const checked = codec.check(make())
          if (checked.ok) continue
          // A copy may fail where the verdict needs not read: of `{}`, say.
          if (!['unreadable', 'depth'].includes(checked.errors[0]?.code ?? ''))
            expect(codec.is(make()), shown).to.equal(false)
          expect(checked.errors, shown).to.have.lengthOf.within(1, 100)
          for (const issue of checked.errors)
            expect(issue, shown).to.have.all.keys('path', 'code', 'expected', 'received')
        }
        const { decode, stringify } = codecOf(emitted)
        // An array of nothing is JSON to nobody.
        if (!title.includes('nothing')) decode(make())
        let text: string | undefined
        try {
          if (!title.includes('nothing') || !codecOf(emitted).is(make())) text = stringify(make())
        } catch (error) {
          expect(error, name).to.be.instanceOf(TypeError)
          expect((error as Error).message, name).to.match(
            /^(?:The value (?:is not of its|cannot be)|JSON has no text)/u,
          )
        }
        if (text !== undefined) JSON.parse(text)
      }
      expect(Object.getOwnPropertyNames(Object.prototype)).not.to.include('admin')
      expect(({} as { admin?: unknown }).admin).to.equal(undefined)
    })
  }

  it('that throw when they are read are an issue that says where', () => {
    const codec = compiled('types.ts', 'Todo').codec
    const value = (hostile['a getter that throws, inside'] as () => unknown)()
    expect(codec.is(value)).to.equal(false)
    expect(codec.check(value)).to.deep.equal({
      ok: false,
      errors: [
        {
          path: '/owner',
          code: 'unreadable',
          expected: 'an object whose properties can be read',
          received: 'an error',
        },
      ],
    })
    expect(() => codec.stringify(value)).to.throw(
      TypeError,
      /at \/owner: expected an object whose properties can be read/u,
    )
  })

  it('are reported up to a hundred issues, and said to have more', () => {
    const { codec } = compiled('types.ts', 'Texts')
    const wrong = Array.from({ length: 1_000_000 }, (_, i) => i)
    const checked = codec.check(wrong)
    if (checked.ok) throw new Error('accepted')
    expect(checked.errors).to.have.lengthOf(100)
    expect(checked.more).to.equal(true)
    expect(checked.errors[99]?.path).to.equal('/99')
    const few = codec.check(wrong.slice(0, 100))
    expect(few.ok ? [] : few.errors).to.have.lengthOf(100)
    expect(few).not.to.have.property('more')
    expect(() => codec.parse(JSON.stringify(wrong))).to.throw('Its first 100 mistakes are listed.')
  })

  it('of a million keys, all of them undeclared, are reported up to a hundred', () => {
    const checked = codecOf(compiled('types.ts', 'Todo').emitted, 'error').check(wide())
    expect(checked.ok ? [] : checked.errors).to.have.lengthOf(100)
    expect(checked).to.have.property('more', true)
  })
})
