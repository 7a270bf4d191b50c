import { expect } from 'chai'
import { compileTypes } from './compiled-types.js'

/** A type, the path to what cannot cross a wire in it, what that is, and the text of the place that is named. */
const cases: readonly (readonly [source: string, path: string, what: string, place: string])[] = [
  ['{ callback: () => void }', 'callback', 'a function', 'callback'],
  ['{ items: { run?: (x: number) => string }[] }', 'items.[].run', 'a function', 'run'],
  ['{ method(): void }', 'method', 'a function', 'method'],
  ['{ make: new () => object }', 'make', 'a class', 'make'],
  ['{ s: symbol }', 's', 'a symbol', 's'],
  ['{ m: Map<string, () => void> }', 'm.[value]', 'a function', 'm'],
  ['{ m: Map<symbol, number> }', 'm.[key]', 'a symbol', 'm'],
  ['{ s: Set<RegExp> | null }', 's.[]', `the built-in type 'RegExp' (its 'source' and 'flags' can, as strings)`, 's'],
  ['{ b: string | Uint8Array }', 'b', `a union of 'string' and 'Uint8Array', which are the same text in JSON`, 'b'],
  ['{ b?: bigint | ArrayBuffer }', 'b', `a union of 'bigint' and 'ArrayBuffer', which are the same text in JSON`, 'b'],
  ['{ r: RegExp }', 'r', `the built-in type 'RegExp' (its 'source' and 'flags' can, as strings)`, 'r'],
  ['{ e: Error }', 'e', `the built-in type 'Error' (its 'message' can, as a string)`, 'e'],
  ['{ e: TypeError }', 'e', `the built-in type 'TypeError' (its 'message' can, as a string)`, 'e'],
  ['{ p: Promise<string> }', 'p', `the built-in type 'Promise' (what it resolves to can)`, 'p'],
  ['{ b: Float32Array }', 'b', `the built-in type 'Float32Array' ('number[]' or a 'Uint8Array' can)`, 'b'],
  ['{ b: BigInt64Array }', 'b', `the built-in type 'BigInt64Array' ('bigint[]' can)`, 'b'],
  ['{ f: Function }', 'f', `the built-in type 'Function' (the name of what is to be called can)`, 'f'],
  ['{ o: Object }', 'o', `the built-in type 'Object' ('object' or 'unknown' can)`, 'o'],
  ['{ w: WeakMap<object, string> }', 'w', `the built-in type 'WeakMap' (a 'Map' can)`, 'w'],
  ['[string, { deep: symbol }]', '[1].deep', 'a symbol', 'deep'],
  ['Record<string, () => void>', '[key]', 'a function', ''],
  ['{ a: string & Minimum<1> }', 'a', 'a type with a wrong tag', 'Minimum<1>'],
  ['{\n/** @minLength 1 */\na: number }', 'a', 'a type with a wrong tag', '@minLength 1'],
  ['Missing', '', 'a type that cannot be resolved', ''],
  ['{ x: Missing; y: string }', 'x', 'a type that cannot be resolved', 'x'],
  ['Grows<string>', '', `the type 'Grows', which contains ever new instances of itself`, 'next'],
  ['Service', 'run', 'a function', 'run'],
  ['{ d: Mapped<Date> }', 'd', `a type made from the built-in type 'Date'`, 'd'],
  ['Extended', '', `a type made from the built-in type 'Array'`, ''],
]

const header = `// with errors
import type { Minimum } from 'solder'
interface Grows<V> { value: V; next?: Grows<[V]> }
class Service { name = ''; run(): void {} }
type Mapped<V> = { [K in keyof V]?: {} }
interface Extended extends Array<string> { extra: number }
export { Extended, Mapped, Grows, Service, Minimum }
`

describe('what cannot cross a wire', () => {
  const files = Object.fromEntries(cases.map(([source], i) => [`case-${i}.ts`, `${header}export type T = ${source}`]))
  const compiled = compileTypes({ ...files, 'generic.ts': 'export interface Box<V> { inner: { value: V } }' })

  for (const [i, [source, path, what, place]] of cases.entries()) {
    it(source.replaceAll('\n', ' '), () => {
      const type = compiled(`case-${i}.ts`, 'T')
      const [first] = type.obstacles
      if (first === undefined) throw new Error('nothing found')
      expect(first.what).to.equal(what)
      expect(first.role).to.equal('input')
      if (source.startsWith('Grows')) expect(new Set(first.path)).to.deep.equal(new Set(['next']))
      else expect(first.path.join('.')).to.equal(path)
      const text = files[`case-${i}.ts`] ?? ''
      const named = text.slice(first.span.start, first.span.start + first.span.length)
      if (place === '') expect(named).to.match(/^export type T/u)
      else expect(named).to.equal(place)
    })

    it(`lets no value pass: ${source.replaceAll('\n', ' ')}`, () => {
      const { codec } = compiled(`case-${i}.ts`, 'T')
      for (const value of [1, 'a', null, [1], () => 1]) expect(codec.is(value)).to.equal(false)
    })
  }
})
