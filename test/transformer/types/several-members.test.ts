import { inspect } from 'node:util'
import { expect } from 'chai'
import { compiledShape } from './compiled-shapes.js'
import { compileTypes } from './compiled-types.js'
import { Sampler } from './sampler.js'
import { shapes } from './shapes/index.js'

const never = '{ x: { never: Date } }'

/** A union, and a value that several of its members fit, all of which each declares a part of. */
const fitting: readonly (readonly [type: string, value: unknown])[] = [
  [`{ x: { a: number } } | { x: { b: string } } | ${never}`, { x: { a: 1, b: 'x' } }],
  [`{ x: { a: bigint } } | { x: { b: Set<string> } } | ${never}`, { x: { a: 1n, b: new Set(['x']) } }],
  [`{ x: { y: { a: bigint }[] } } | { x: { y: { b: URL }[] } }`, { x: { y: [{ a: 1n, b: new URL('https://a.b') }] } }],
  ['{ a: bigint }[] | { b: string }[]', [{ a: 1n, b: 'x' }]],
  ['{ a: bigint }[] | { b: Date }[] | { c: 1 }[]', [{ a: 1n, b: new Date(0), c: 1 }]],
  ['{ m: Map<string, { a: 1 }> } | { m: Map<string, { b: 2 }> }', { m: new Map([['k', { a: 1, b: 2 }]]) }],
  ['{ m: Set<{ a: bigint }> } | { m: Set<{ b: 2 }> }', { m: new Set([{ a: 1n, b: 2 }]) }],
  ['{ x: { a: 1 } } | { x: { b: 2 } }', { x: { a: 1, b: 2 } }],
  ['{ r: Record<string, { a: 1n }> } | { r: Record<string, { b: 2 }> }', { r: { k: { a: 1n, b: 2 } } }],
  [
    '{ t: [{ a: 1n }, ...{ c: 3 }[]] } | { t: [{ b: 2 }, ...{ d: 4 }[]] }',
    {
      t: [
        { a: 1n, b: 2 },
        { c: 3, d: 4 },
      ],
    },
  ],
]

describe('a value that several members of a union fit', () => {
  const types = fitting.map(([type], i) => `export type T${i} = ${type}`)
  const compiled = compileTypes({ 'types.ts': types.join('\n') })

  for (const [i, [type, value]] of fitting.entries()) {
    it(`is kept, written and read with what any of them declares: ${type}`, () => {
      const { codec } = compiled('types.ts', `T${i}`)
      expect(codec.check(value)).to.deep.equal({ ok: true, value })
      expect(codec.decode(JSON.parse(codec.stringify(value)))).to.deep.equal({ ok: true, value })
    })
  }
})

describe('what is written', () => {
  for (const [i, shape] of shapes.entries()) {
    if (shape.valid.length === 0) continue
    it(`is what a check keeps: ${shape.title}`, () => {
      const { id, table, codec } = compiledShape(shape)
      const sampler = new Sampler(table, 9000 + i)
      for (const value of [...shape.valid, ...Array.from({ length: 40 }, () => sampler.value(id))]) {
        const checked = codec.check(value)
        if (!checked.ok || value === undefined || typeof value === 'function' || typeof value === 'symbol') continue
        expect(codec.stringify(value), inspect(value, { depth: 9 })).to.equal(codec.stringify(checked.value))
      }
    })
  }
})
