import { inspect } from 'node:util'
import { expect } from 'chai'
import type { EmittedType, Issue } from '../../../runtime/contract.js'
import { IssueReporter } from '../../../runtime/reporter.js'
import { compiledShape } from './compiled-shapes.js'
import { shapes } from './shapes/index.js'

/** In rows, the nearest member is found by its own properties alone: not by literals in parts of parts, nor by a second tag. */
const nearestOtherwise = new Set([
  'members nested in their tags',
  'a tag with members that share a value and have a tag of their own',
])

describe('types', () => {
  it('are of many shapes, each told by its title', () => {
    expect(shapes.length).to.be.at.least(150)
    expect(new Set(shapes.map(({ title }) => title)).size).to.equal(shapes.length)
  })

  for (const [shape, way] of shapes.flatMap((each) => [[each, 'functions'] as const, [each, 'rows'] as const])) {
    describe(way === 'rows' ? `${shape.title}, in rows` : shape.title, () => {
      const type = () => compiledShape(shape, way)

      it('can cross a wire', () => {
        expect(type().obstacles).to.deep.equal([])
      })

      it('accepts what has the type', () => {
        const { emitted, codec } = type()
        for (const value of shape.valid) {
          expect(codec.is(value), show(value)).to.equal(true)
          expect(reported(emitted, value), show(value)).to.deep.equal([])
          expect(codec.check(value).ok, show(value)).to.equal(true)
        }
      })

      it('reports what has not', () => {
        const { codec } = type()
        for (const [value, ...issues] of shape.invalid) {
          expect(codec.is(value), show(value)).to.equal(false)
          const checked = codec.check(value)
          const found = checked.ok ? [] : checked.errors.map(({ path, code }) => `${path} ${code}`)
          if (way === 'rows' && nearestOtherwise.has(shape.title)) expect(found, show(value)).to.not.deep.equal([])
          else expect([...found].sort(), show(value)).to.deep.equal([...issues].sort())
        }
      })

      it('keeps what is declared, and no more', () => {
        const { emitted } = type()
        for (const value of shape.valid) {
          const stripped = emitted.strip(value)
          expect(emitted.is(stripped), show(value)).to.equal(true)
          expect(emitted.strip(stripped), show(value)).to.deep.equal(stripped)
        }
        for (const [value, stripped] of shape.strips ?? []) {
          expect(emitted.is(value), show(value)).to.equal(true)
          expect(emitted.strip(value), show(value)).to.deep.equal(stripped)
        }
      })

      it('is written as JSON, and read from it', () => {
        const { emitted, codec } = type()
        for (const value of [...shape.valid, ...(shape.strips ?? []).map(([value]) => value)]) {
          const text = emitted.encode(value)
          if (value === undefined) expect(text, show(value)).to.equal(undefined)
          if (text === undefined || changesInJson(value)) continue
          const back = codec.decode(JSON.parse(text))
          // What is required and `undefined` is not written, and so is missing when it is read.
          if (!back.ok && back.errors.every(({ path, code }) => code === 'required' && isUndefined(value, path)))
            continue
          expect(back, show(value)).to.deep.equal({ ok: true, value: withoutUndefined(emitted.strip(value)) })
        }
        for (const [value, text] of shape.writes ?? []) expect(emitted.encode(value)).to.equal(text)
        for (const [json, value] of shape.revives ?? []) {
          expect(codec.decode(json), show(json)).to.deep.equal({ ok: true, value })
        }
      })
    })
  }
})

/** Whether JSON reads otherwise than it was written: -0, and `undefined` where `null` may be too, or any key at all. */
function changesInJson(value: unknown): boolean {
  if (Object.is(value, -0)) return true
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((item) => item === undefined || changesInJson(item))
  return Object.values(value).some(changesInJson)
}

/** Whether the property that a path without escapes leads to is there, and `undefined`. */
function isUndefined(value: unknown, path: string): boolean {
  const steps = path.split('/').slice(1)
  const name = steps.pop()
  const holder = steps.reduce((at, step) => (at as Record<string, unknown>)[step], value) as Record<string, unknown>
  return name !== undefined && name in holder && holder[name] === undefined
}

/** Properties that are `undefined` are not written. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null || isBuiltIn(value)) return value
  const given = Object.entries(value).filter(([, each]) => each !== undefined)
  const copy = {}
  for (const [name, each] of given)
    Object.defineProperty(copy, name, {
      value: withoutUndefined(each),
      writable: true,
      enumerable: true,
      configurable: true,
    })
  return copy
}

/** Whether it is no plain object, as a `Date` or a `Map`. */
function isBuiltIn(value: object): boolean {
  return Object.prototype.toString.call(value) !== '[object Object]'
}

function reported(emitted: EmittedType, value: unknown): Issue[] {
  const reporter = new IssueReporter()
  emitted.report(value, reporter)
  expect(reporter.depth, 'the path after a report').to.equal(0)
  return reporter.issues
}

function show(value: unknown): string {
  return inspect(value, { depth: 10, breakLength: Infinity }).slice(0, 200)
}
