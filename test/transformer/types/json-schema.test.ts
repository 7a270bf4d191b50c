import { expect } from 'chai'
import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { compileTypes } from './compiled-types.js'
import { Sampler } from './sampler.js'
import { shapes } from './shapes/index.js'

const samples = 400

describe('the JSON Schema of a type', () => {
  const compiled = compileTypes(Object.fromEntries(shapes.map((shape, i) => [`shape-${i}.ts`, shape.source])))
  const totals = { valid: 0, invalid: 0 }

  for (const [i, shape] of shapes.entries()) {
    const type = () => compiled(`shape-${i}.ts`, 'T')

    it(`compiles: ${shape.title}`, () => {
      newAjv().compile(type().codec.schema)
    })

    if (shape.json !== true) continue

    it(`agrees with \`is\`: ${shape.title}`, () => {
      const { id, table, codec } = type()
      const validate = newAjv().compile(codec.schema)
      const sampler = new Sampler(table, 1000 + i)
      const values = [...shape.valid, ...shape.invalid.map(([value]) => value)].filter(isJson)
      for (let n = 0; n < samples; n++) {
        const sample = sampler.value(id)
        values.push(n % 2 === 0 ? sample : sampler.spoiled(n % 4 === 1 ? sample : sampler.spoiled(sample)))
      }
      for (const value of values.filter(isJson)) {
        const fits = codec.is(value)
        totals[fits ? 'valid' : 'invalid']++
        expect(validate(value), JSON.stringify(value)).to.equal(fits)
      }
    })
  }

  it('was tried on enough values of either kind', () => {
    const all = totals.valid + totals.invalid
    expect(totals.valid / all, 'share of valid values').to.be.within(0.4, 0.9)
  })
})

function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTuples: false })
  addFormats.default(ajv)
  return ajv
}

/** Whether a value is the same after a way through JSON. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return ['string', 'boolean'].includes(typeof value)
  if (value === null) return true
  return (
    !(value instanceof Date) &&
    Object.keys(value).length === (Array.isArray(value) ? value.length : Object.keys(value).length) &&
    Object.values(value).every(isJson)
  )
}
