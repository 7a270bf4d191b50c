import { expect } from 'chai'
import { ajvVerdict } from '../judges/ajv.js'
import { hyperjumpVerdict } from '../judges/hyperjump.js'
import { isJson } from '../judges/is-json.js'
import { compiledShape } from './compiled-shapes.js'
import { jsonForm } from './json-form.js'
import { codecOf } from '../../../runtime/codec.js'
import { Random } from './random.js'
import { Sampler } from './sampler.js'
import { shapes } from './shapes/index.js'
import type { Shape } from './shapes/shape.js'

const samples = 400

describe('the JSON Schema of a type', () => {
  const totals = { valid: 0, invalid: 0 }

  for (const [i, shape] of shapes.entries()) {
    it(`has our verdicts, by two validators: ${shape.title}`, async () => {
      const { id, table, codec } = compiledShape(shape)
      const ajv = ajvVerdict(codec.schema)
      const hyperjump = await hyperjumpVerdict(codec.schema)
      const sampler = new Sampler(table, 1000 + i)
      const values = listedValues(shape)
      for (let n = 0; n < samples; n++) {
        const sample = sampler.value(id)
        values.push(n % 2 === 0 ? sample : sampler.spoiled(n % 4 === 1 ? sample : sampler.spoiled(sample)))
      }
      for (const value of values.map((each) => (codec.is(each) ? jsonForm(each) : each)).filter(isJson)) {
        const fits = shape.json === true ? codec.is(value) : codec.decode(value).ok
        if (shape.json === true) {
          totals[fits ? 'valid' : 'invalid']++
          expect(codec.decode(value).ok, `decode of ${JSON.stringify(value)}`).to.equal(fits)
        }
        // What JSON Schema has no word for, its verdict is no narrower than ours.
        if (shape.beyond === 'JSON Schema' && !fits) continue
        if (shape.beyond !== 'ajv') expect(ajv(value), `ajv on ${JSON.stringify(value)}`).to.equal(fits)
        expect(hyperjump(value), `hyperjump on ${JSON.stringify(value)}`).to.equal(fits)
      }
    })
  }

  it('was tried on enough values of either kind', () => {
    const all = totals.valid + totals.invalid
    expect(totals.valid / all, 'share of valid values').to.be.within(0.4, 0.9)
  })
})

describe('the JSON Schema of a strict codec', () => {
  const totals = { valid: 0, surplus: 0 }

  for (const [i, shape] of shapes.entries()) {
    it(`refuses what is undeclared, by two validators: ${shape.title}`, async () => {
      const { id, table, emitted } = compiledShape(shape)
      const strict = codecOf(emitted, 'error')
      const ajv = ajvVerdict(strict.schema)
      const hyperjump = await hyperjumpVerdict(strict.schema)
      const sampler = new Sampler(table, 3000 + i)
      const random = new Random(i)
      for (let n = 0; n < samples / 4; n++) {
        const sample = sampler.value(id)
        if (!codecOf(emitted).is(sample)) continue
        const json = jsonForm(sample)
        if (!isJson(json)) continue
        const value = n % 2 === 0 ? json : withSurplus(json, random)
        const fits = strict.decode(value).ok
        totals[fits ? 'valid' : 'surplus']++
        if (shape.beyond === 'JSON Schema' && !fits) continue
        if (shape.beyond !== 'ajv') expect(ajv(value), `ajv on ${JSON.stringify(value)}`).to.equal(fits)
        expect(hyperjump(value), `hyperjump on ${JSON.stringify(value)}`).to.equal(fits)
      }
    })
  }

  it('was tried on enough values of either kind', () => {
    expect(totals.surplus / (totals.valid + totals.surplus), 'share of values with more').to.be.within(0.15, 0.5)
  })
})

/** A copy that has one property more, in one of the objects in it. */
function withSurplus(json: unknown, random: Random): unknown {
  const copy = structuredClone(json)
  const objects: object[] = []
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Array.isArray(value)) objects.push(value)
    Object.values(value).forEach(collect)
  }
  collect(copy)
  if (objects.length > 0) Object.assign(random.pick(objects), { 'not declared': 1 })
  return copy
}

function listedValues({ valid, invalid, strips = [] }: Shape): unknown[] {
  return [...valid, ...invalid.map(([value]) => value), ...strips.map(([value]) => value)]
}
