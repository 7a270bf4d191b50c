import { inspect } from 'node:util'
import { expect } from 'chai'
import type { EmittedType, Issue } from '../../../runtime/contract.js'
import { IssueReporter } from '../../../runtime/reporter.js'
import { compileTypes } from './compiled-types.js'
import { shapes } from './shapes/index.js'
import type { Shape } from './shapes/shape.js'

const fileOf = (shape: Shape): string => `shape-${shapes.indexOf(shape)}.ts`

describe('types', () => {
  const compiled = compileTypes(Object.fromEntries(shapes.map((shape) => [fileOf(shape), shape.source])))

  for (const shape of shapes) {
    describe(shape.title, () => {
      const type = () => compiled(fileOf(shape), 'T')

      it('can cross a wire', () => {
        expect(type().obstacles).to.deep.equal([])
      })

      it('accepts what has the type', () => {
        for (const value of shape.valid) {
          const { emitted, codec } = type()
          expect(codec.is(value), show(value)).to.equal(true)
          expect(reported(emitted, value), show(value)).to.deep.equal([])
          const checked = codec.check(value)
          expect(checked.ok, show(value)).to.equal(true)
        }
      })

      it('reports what has not', () => {
        for (const [value, ...issues] of shape.invalid) {
          const { codec } = type()
          expect(codec.is(value), show(value)).to.equal(false)
          const checked = codec.check(value)
          const found = checked.ok ? [] : checked.errors.map(({ path, code }) => `${path} ${code}`)
          expect([...found].sort(), show(value)).to.deep.equal([...issues].sort())
        }
      })
    })
  }
})

function reported(emitted: EmittedType, value: unknown): Issue[] {
  const reporter = new IssueReporter()
  emitted.report(value, reporter)
  expect(reporter.path, 'the path after a report').to.deep.equal([])
  return reporter.issues
}

function show(value: unknown): string {
  return inspect(value, { depth: 10, breakLength: Infinity }).slice(0, 200)
}
