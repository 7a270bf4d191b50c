import { expect } from 'chai'
import fc from 'fast-check'
import { IssueReporter } from '../../../runtime/reporter.js'
import { ajvVerdict } from '../judges/ajv.js'
import { isJson } from '../judges/is-json.js'
import { valueType } from '../judges/typescript.js'
import { compileTypes, type CompiledType } from './compiled-types.js'
import { Sampler } from './sampler.js'
import { generatedTypes, preamble } from './type-grammar.js'

const types = 300
const valuesPerType = 20
const seed = Number(process.env.SEED ?? 20261122)

describe(`generated types, each feature against the others (SEED=${seed})`, () => {
  const generated = fc.sample(generatedTypes(3, false), { numRuns: types, seed: seed + 2 })
  const source = preamble + generated.map(({ text }, i) => `export type T${i} = ${text}`).join('\n')
  const compiled = compileTypes({ 'types.ts': source })
  const spoiler = new Sampler({ types: new Map() }, seed)
  /** Shows every value to `visit`, which says whether it was one to try; enough of them have to be. */
  const each = (visit: (type: CompiledType, value: unknown, shown: string) => boolean): void => {
    let tried = 0
    for (const [i, { values, text }] of generated.entries()) {
      const type = compiled('types.ts', `T${i}`)
      for (const [n, sample] of fc.sample(values, { numRuns: valuesPerType, seed: seed + i }).entries()) {
        const value = n % 2 === 0 ? sample : spoiler.spoiled(sample)
        if (visit(type, value, `${valueType(value)} as ${text}`)) tried++
      }
    }
    expect(tried, 'values that were tried').to.be.at.least((types * valuesPerType) / 4)
  }

  it('check and report say what `is` says', () => {
    each(({ codec, emitted }, value, shown) => {
      const fits = codec.is(value)
      expect(codec.check(value).ok, shown).to.equal(fits)
      const reporter = new IssueReporter()
      emitted.report(value, reporter)
      expect(reporter.issues.length === 0, shown).to.equal(fits)
      expect(reporter.depth, shown).to.equal(0)
      return true
    })
  })

  it('a copy has the type, and is its own copy', () => {
    each(({ emitted }, value, shown) => {
      if (!emitted.is(value)) return false
      const copy = emitted.strip(value)
      expect(emitted.is(copy), shown).to.equal(true)
      expect(emitted.strip(copy), shown).to.deep.equal(copy)
      return true
    })
  })

  it('what is written is read again', () => {
    each(({ codec, emitted }, value, shown) => {
      if (!isJson(value) || !emitted.is(value)) return false
      const text = codec.stringify(value)
      expect(codec.decode(JSON.parse(text)), shown).to.deep.equal({ ok: true, value: emitted.strip(value) })
      return true
    })
  })

  it('the schema says what decode says', () => {
    const verdicts = new Map<CompiledType, (value: unknown) => boolean>()
    each((type, value, shown) => {
      if (!isJson(value)) return false
      let verdict = verdicts.get(type)
      if (verdict === undefined) verdicts.set(type, (verdict = ajvVerdict(type.codec.schema)))
      const ours = type.codec.decode(value).ok
      // JSON Schema has no word for items after a rest: there it may accept more.
      if (!ours && shown.includes('...')) return false
      expect(verdict(value), shown).to.equal(ours)
      return true
    })
  })
})
