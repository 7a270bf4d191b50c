import { inspect } from 'node:util'
import { expect } from 'chai'
import { IssueReporter } from '../../../runtime/reporter.js'
import { compiledShape } from './compiled-shapes.js'
import { jsonForm } from './json-form.js'
import { Sampler } from './sampler.js'
import { shapes } from './shapes/index.js'

const samples = 150

describe('what holds for every type', () => {
  for (const [i, shape] of shapes.entries()) {
    it(shape.title, () => {
      const { id, table, codec, emitted } = compiledShape(shape)
      const sampler = new Sampler(table, i + 1)
      let valid = 0
      for (let n = 0; n < samples; n++) {
        const sample = sampler.value(id)
        const value = n % 3 === 2 ? sampler.spoiled(sample) : sample
        const fits = codec.is(value)
        const shown = inspect(value)
        const checked = codec.check(value)
        expect(checked.ok, `check and is of ${shown}`).to.equal(fits)
        const reporter = new IssueReporter()
        emitted.report(value, reporter)
        expect(reporter.issues.length === 0, `report and is of ${shown}`).to.equal(fits)
        if (!checked.ok) continue
        valid++
        expect(codec.is(checked.value), `the copy of ${shown}`).to.equal(true)
        const again = codec.check(checked.value)
        expect(again.ok && again.value, `a second copy of ${shown}`).to.deep.equal(checked.value)
        if (value === undefined) continue
        const text = codec.stringify(value)
        expect(JSON.parse(text), `the text of ${shown}`).to.deep.equal(jsonForm(checked.value))
        if (carriesUndefined(value)) continue
        expect(codec.parse(text), `the way there and back of ${shown}`).to.deep.equal(checked.value)
      }
      if (shape.valid.length > 0) expect(valid, 'valid samples').to.be.at.least(samples / 3)
    })
  }
})

/** JSON cannot say that something is there and `undefined`. */
function carriesUndefined(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined
  return Object.values(value).some(carriesUndefined)
}
