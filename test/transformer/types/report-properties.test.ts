import { inspect } from 'node:util'
import { expect } from 'chai'
import { isJson } from '../judges/is-json.js'
import { compiledShape } from './compiled-shapes.js'
import { Sampler } from './sampler.js'
import { shapes } from './shapes/index.js'

const samples = 120

describe('what holds for every report', () => {
  let mended = 0
  let replaced = 0

  for (const [i, shape] of shapes.entries()) {
    if (shape.json !== true || shape.valid.length === 0) continue

    it(`points into the value, and at what is wrong with it: ${shape.title}`, () => {
      const { id, table, codec } = compiledShape(shape)
      const sampler = new Sampler(table, 7000 + i)
      for (let n = 0; n < samples; n++) {
        const good = sampler.value(id)
        const bad = n % 2 === 0 ? sampler.spoiled(good) : sampler.spoiled(sampler.spoiled(good))
        if (!isJson(good) || !isJson(bad) || !codec.is(good) || codec.is(bad)) continue
        let value: unknown = bad
        for (let round = 0; !codec.is(value); round++) {
          expect(round, `rounds to mend ${inspect(bad, { depth: 9 })}`).to.be.below(60)
          const checked = codec.check(value)
          const issues = checked.ok ? [] : checked.errors
          expect(issues, inspect(value)).to.not.be.empty
          for (const { path, code } of issues) expectToPointInto(value, stepsOf(path), code)
          // Most is mended where it is reported; what is not, because another member of a union was meant, one level further out.
          const [steps = []] = issues.map(({ path }) => stepsOf(path))
          const outer = steps.slice(0, Math.max(0, steps.length - Math.floor(round / 8)))
          if (outer.length === 0 && steps.length > 0) replaced++
          value = withPart(value, outer, partOf(good, outer))
        }
        mended++
      }
    })

    it(`goes with a text that is written as JSON.stringify would: ${shape.title}`, () => {
      const { id, table, codec } = compiledShape(shape)
      const sampler = new Sampler(table, 8000 + i)
      for (let n = 0; n < samples; n++) {
        const value = sampler.value(id)
        if (!isJson(value) || !codec.is(value)) continue
        const text = codec.stringify(value)
        // JavaScript puts names that are indexes first, and takes `__proto__` for something else; we keep the order of the declaration.
        if (!/"(?:\d+|__proto__)":/.test(text)) expect(JSON.stringify(JSON.parse(text))).to.equal(text)
      }
    })
  }

  it('was tried on many values, most of which were mended where the report pointed', () => {
    expect(mended).to.be.above(5000)
    expect(replaced / mended, 'share of values that were replaced as a whole').to.be.below(0.02)
  })
})

function stepsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** All that a path names is there, but for the property that is said to be missing. */
function expectToPointInto(value: unknown, steps: readonly string[], code: string): void {
  let at = value
  for (const [n, step] of steps.entries()) {
    if (!isObject(at)) throw new Error(`'${steps.join('/')}' leads through ${inspect(at)}`)
    const missing = code === 'required' && n === steps.length - 1
    expect(Object.hasOwn(at, step), `'${step}' of ${inspect(at)}`).to.equal(!missing)
    at = at[step]
  }
}

/** What a path leads to; undefined where it leads nowhere. */
function partOf(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce((at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined), value)
}

/** A copy with another part at a path, or without that part. */
function withPart(value: unknown, [step, ...rest]: readonly string[], part: unknown): unknown {
  if (step === undefined) return part
  if (!isObject(value)) return value
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>
  const inner = withPart(value[step], rest, part)
  if (inner !== undefined)
    Object.defineProperty(copy, step, { value: inner, writable: true, enumerable: true, configurable: true })
  else if (Array.isArray(copy)) copy.splice(Number(step), 1)
  else Reflect.deleteProperty(copy, step)
  return copy
}
