import { expect } from 'chai'
import fc from 'fast-check'
import { WrongValue } from '../../../runtime/call/encode-output.js'
import { codecOf } from '../../../runtime/codec.js'
import type { EmittedType, Issue } from '../../../runtime/contract.js'
import { compileTypes } from './compiled-types.js'

const source = `
import type { Integer, MinLength } from 'solder'
export interface Todo { a: string; b?: number & Integer; kids?: Todo[]; at?: Date }
export type Tagged = { kind: 'a'; a: number } | { kind: 'b'; b: string & MinLength<1>; kids: Tagged[] }
export type Untagged = { a: number; kids?: Untagged[] } | { b: string; kids?: Untagged[] } | null
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type ByName = { a?: string; [key: string]: unknown }
export type Tuple = [a: string, b?: { a: number }, ...kids: { b: boolean }[]]
export interface Open { a: unknown; b?: object; kids?: {} }
export interface Held { kids: Map<string, { a: number }>; a?: Set<number>; b?: bigint }
`
const names = [...source.matchAll(/export (?:type|interface) (\w+)/gu)].map(([, name]) => name ?? '')

/** Names that types above declare, and names that mean something on prototypes. */
const key = fc.constantFrom('a', 'b', 'kids', 'kind', 'at', '__proto__', 'constructor', 'toString', 'x/y~z', '')
const leaf = fc.oneof(
  fc.constantFrom(null, true, 0, -0, 1, 1.5, Infinity, NaN, '', 'a', 'b', '2030-01-01T00:00:00.000Z', '\ud800', '"\\'),
  fc.string(),
  fc.double(),
)
/** Unlike the own of fast-check, with the names above, `__proto__` as an own property among them. */
const { value: json } = fc.letrec<{ value: unknown; object: unknown; array: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 5, withCrossShrink: true }, leaf, tie('object'), tie('array')),
  array: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.uniqueArray(fc.tuple(key, tie('value')), { selector: ([name]) => name, maxLength: 5 }).map(objectOf),
}))
const anything = fc.oneof(
  json,
  fc.anything({
    key,
    withDate: true,
    withMap: true,
    withSet: true,
    withBigInt: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
)

function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  const object = {}
  for (const [name, value] of entries)
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true })
  return object
}

/** Whether what an issue is about, or should be in, is there. */
function leadsSomewhere(value: unknown, { path, code }: Issue): boolean {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (code === 'required') steps.pop()
  let at = value
  for (const step of steps) {
    if (at instanceof Map || at instanceof Set) at = Array.from(at as Iterable<unknown>)
    // An item that is missing is undefined.
    const isItem = Array.isArray(at) && Number(step) < at.length
    if (typeof at !== 'object' || at === null || !(isItem || step in at)) return false
    at = (at as Record<string, unknown>)[step]
  }
  return true
}

function prototypesOf(value: unknown, found = new Set<unknown>()): Set<unknown> {
  if (typeof value !== 'object' || value === null) return found
  found.add(Object.getPrototypeOf(value))
  for (const item of Object.values(value)) prototypesOf(item, found)
  return found
}

describe('any value at all', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const runs = { numRuns: 400, seed: 20 }

  it('is tried with each of the types', () => {
    expect(names).to.have.lengthOf(8)
  })

  for (const name of names) {
    const emitted = (): EmittedType => compiled('types.ts', name).emitted

    it(`is judged the same on every road: ${name}`, () => {
      const [dropping, strict, keeping] = (['drop', 'error', 'keep'] as const).map((excess) =>
        codecOf(emitted(), excess),
      )
      const slow = codecOf({ ...emitted(), exact: undefined } as unknown as EmittedType, 'error')
      if (!dropping || !strict || !keeping) throw new Error('no codecs')
      fc.assert(
        fc.property(anything, (value) => {
          const dropped = dropping.check(value)
          const exact = strict.check(value)
          const kept = keeping.check(value)
          expect(dropping.is(value)).to.equal(dropped.ok)
          expect(kept.ok).to.equal(dropped.ok)
          expect(strict.is(value)).to.equal(exact.ok)
          expect(slow.is(value)).to.equal(exact.ok)
          if (exact.ok) expect(dropped.ok).to.equal(true)
          if (dropped.ok) expect(strict.is(dropped.value)).to.equal(true)
          for (const result of [dropped, exact]) {
            if (result.ok) continue
            expect(result.errors).to.have.lengthOf.within(1, 100)
            for (const issue of result.errors) expect(leadsSomewhere(value, issue), issue.path).to.equal(true)
          }
          if (!exact.ok && dropped.ok) expect(exact.errors.every(({ code }) => code === 'excess')).to.equal(true)
        }),
        runs,
      )
    })

    it(`is written as JSON that says the same, or not at all: ${name}`, () => {
      const codec = codecOf(emitted())
      fc.assert(
        fc.property(anything, (value) => {
          let text: string
          try {
            text = codec.stringify(value)
          } catch (error) {
            expect(error).to.be.instanceOf(WrongValue)
            if (codec.is(value)) expect((error as WrongValue).errors[0]?.code).to.equal('unwritable')
            return
          }
          expect(codec.is(value)).to.equal(true)
          const again = codec.decode(JSON.parse(text))
          // What a type does not look into may hold what JSON writes as something else: a Map as {}.
          expect(again.ok).to.equal(true)
          if (again.ok) expect(codec.stringify(again.value)).to.equal(text)
        }),
        runs,
      )
    })

    it(`is read from JSON without a change of prototype: ${name}`, () => {
      fc.assert(
        fc.property(json, (value) => {
          const plain: unknown = JSON.parse(JSON.stringify(value))
          const text = JSON.stringify(plain)
          for (const excess of ['drop', 'error', 'keep'] as const) {
            const result = codecOf(emitted(), excess).decode(plain)
            expect(JSON.stringify(plain), 'the input').to.equal(text)
            if (!result.ok) {
              for (const issue of result.errors) expect(leadsSomewhere(plain, issue), issue.path).to.equal(true)
              continue
            }
            const known = new Set<unknown>([Object, Array, Date, Map, Set].map((each) => each.prototype as unknown))
            for (const prototype of prototypesOf(result.value)) expect(known.has(prototype)).to.equal(true)
            if (excess === 'keep' && name !== 'Held') {
              // Nothing is lost, but for Dates, which are what they say.
              expect(sorted(JSON.parse(JSON.stringify(result.value)))).to.equal(sorted(plain))
            }
          }
          expect(Object.keys(Object.prototype)).to.deep.equal([])
        }),
        runs,
      )
    })
  }
})

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${sorted(item)}`).join()}}`
}
