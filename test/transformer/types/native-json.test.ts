import { inspect } from 'node:util'
import { expect } from 'chai'
import { compileTypes, type CompiledType } from './compiled-types.js'
import { compiledShape } from './compiled-shapes.js'
import { Sampler } from './sampler.js'
import { shapes } from './shapes/index.js'

const source = `
export interface Point { x: number; y: number; label?: string }
export interface Tree { name: string; nodes: Tree[]; parent: Tree | null }
export type Pair = [Point, ...string[]]
export type Counts = Record<string, number>
export type Tagged = { kind: 'a'; at: Point } | { kind: 'b'; names: string[] }
export type Untagged = { a: number } | { a: number; b: Point } | string[]
export interface When { at: Date }
export interface Loose { any: unknown }
export interface Numbered { b: string; 1: string }
export interface Named { toJSON: string }
export interface Some { a: string; [name: string]: string }
`
const types = (name: string): CompiledType => compiled('types.ts', name)
let compiled: ReturnType<typeof compileTypes>

/** Whether the value fits, and is said to be written alike by the engine. */
function isPlain(name: string, value: unknown): boolean {
  const { is, plain, encode } = types(name).emitted
  expect(is(value), inspect(value)).to.equal(true)
  const said = plain?.(value) ?? false
  if (said) expect(JSON.stringify(value)).to.equal(encode(value))
  return said
}

describe('what the engine writes as emitted code would', () => {
  before(() => (compiled = compileTypes({ 'types.ts': source })))

  const point = { x: 1, y: -0, label: '"\ud800' }
  const tree = {
    name: 'a',
    nodes: [{ name: 'b', nodes: [], parent: null }],
    parent: { name: 'c', nodes: [], parent: null },
  }
  const alike: [string, unknown][] = [
    ['Point', point],
    ['Point', { x: 1, y: 2 }],
    ['Point', JSON.parse('{"x":1,"y":1e21}')],
    ['Tree', tree],
    ['Pair', [point, 'a', 'b']],
    ['Counts', { b: 1, a: 2, 1: 3 }],
    ['Counts', JSON.parse('{"__proto__":1}')],
    ['Tagged', { kind: 'a', at: point }],
    ['Tagged', { kind: 'b', names: ['a'] }],
    ['Untagged', { a: 1 }],
    ['Untagged', { a: 1, b: point }],
    ['Untagged', ['a']],
  ]
  for (const [name, value] of alike) {
    it(`${name}: ${inspect(value)}`, () => expect(isPlain(name, value)).to.equal(true))
  }

  class Place {
    x = 1
    y = 2
  }
  const inherited = Object.create({ y: 2 }) as { x: number }
  inherited.x = 1
  const asked = { toJSON: () => 'asked' }
  const others: [string, string, unknown][] = [
    ['an undeclared property', 'Point', { x: 1, y: 2, secret: 3 }],
    [
      'an undeclared property in a part',
      'Tree',
      { ...tree, nodes: [{ name: 'b', nodes: [], parent: null, secret: 1 }] },
    ],
    ['an undeclared property of another member', 'Untagged', { a: 1, b: 'secret' }],
    ['an undeclared property of the same value', 'Tagged', { kind: 'b', names: [], at: point }],
    ['another order', 'Point', { y: 1, x: 2 }],
    ['another order in a part', 'Pair', [{ y: 1, x: 2 }]],
    ['a property that is there and undefined', 'Point', { x: 1, y: 2, label: undefined }],
    ['a hidden property', 'Point', Object.defineProperty({ x: 1 }, 'y', { value: 2, enumerable: false })],
    ['an optional hidden property', 'Point', Object.defineProperty({ x: 1, y: 2 }, 'label', { value: 'a' })],
    ['an inherited property', 'Point', inherited],
    ['an instance of a class', 'Point', new Place()],
    ['an object without a prototype', 'Point', Object.assign(Object.create(null) as object, { x: 1, y: 2 })],
    ['a number that is an object', 'Point', Object.assign(Object(5) as object, { x: 1, y: 2 })],
    ['a method toJSON', 'Point', { x: 1, y: 2, ...asked }],
    ['a hidden method toJSON', 'Point', Object.defineProperty({ x: 1, y: 2 }, 'toJSON', { value: asked.toJSON })],
    ['an array with a method toJSON', 'Tree', { name: 'a', nodes: Object.assign([], asked), parent: null }],
    ['a tuple with a method toJSON', 'Pair', Object.assign([point], asked)],
    ['strings with a method toJSON', 'Tagged', { kind: 'b', names: Object.assign(['a'], asked) }],
    ['an array with the properties of an object', 'Point', Object.assign([], { x: 1, y: 2 })],
    ['a record with a name that is asked for', 'Counts', { toJSON: 1 }],
  ]
  for (const [title, name, value] of others) {
    it(`not with ${title}`, () => expect(isPlain(name, value)).to.equal(false))
  }

  it('is not asked of types that JSON.stringify would write otherwise', () => {
    for (const name of ['When', 'Loose', 'Numbered', 'Named', 'Some'])
      expect(types(name).emitted).not.to.have.property('plain')
  })

  it('is the very same text, of every shape', () => {
    let alike = 0
    for (const [i, shape] of shapes.entries()) {
      const { id, table, emitted } = compiledShape(shape)
      if (emitted.plain === undefined) continue
      const sampler = new Sampler(table, i + 1)
      const samples = Array.from({ length: 60 }, () => sampler.value(id))
      for (const value of [...shape.valid, ...samples].filter(emitted.is)) {
        for (const given of [value, emitted.strip(value)]) {
          if (!emitted.plain(given)) continue
          alike++
          expect(JSON.stringify(given), inspect(given)).to.equal(emitted.encode(given))
        }
      }
    }
    expect(alike).to.be.at.least(2000)
  })
})
