import { expect } from 'chai'
import { compileTypes } from './compiled-types.js'

const source = `
import { URL as NodeUrl } from 'node:url'
import type { Buffer as NodeBuffer } from 'node:buffer'
export interface Urls { a: URL; b: NodeUrl; c: import('url').URL }
export interface Bytes { a: Uint8Array; b: Uint8Array<ArrayBuffer>; c: ArrayBuffer; d?: Uint8Array<ArrayBufferLike>; e?: NodeJS.ArrayBufferView }
export type Plain = Pick<Bytes, 'a' | 'b' | 'c' | 'd'>
export interface Buffers { a: Buffer; b: NodeBuffer }
export class MyUrl extends URL {}
`

for (const [platform, lib] of [
  ['Node.js alone', ['lib.es2023.d.ts']],
  ['Node.js and the DOM', ['lib.es2023.d.ts', 'lib.dom.d.ts']],
] as const) {
  describe(`values of the platform, with the types of ${platform}`, () => {
    const compiled = compileTypes({ 'types.ts': source }, { types: ['node'], lib: [...lib] })
    const obstacles = (name: string): string[] =>
      compiled('types.ts', name).obstacles.map(({ path, what }) => `${path.join('.')}: ${what}`)

    it('URLs are known, whoever declares them', () => {
      expect(obstacles('Urls')).to.deep.equal([])
      const { decode, stringify } = compiled('types.ts', 'Urls').codec
      const value = { a: new URL('a:b'), b: new URL('a:c'), c: new URL('a:d') }
      expect(decode(JSON.parse(stringify(value)))).to.deep.equal({ ok: true, value })
      expect(obstacles('MyUrl')).to.deep.equal([])
    })

    it('bytes are known, whatever buffer they are on', () => {
      expect(obstacles('Plain')).to.deep.equal([])
      const { decode } = compiled('types.ts', 'Plain').codec
      const value = { a: Uint8Array.of(0), b: Uint8Array.of(0), c: new ArrayBuffer(0) }
      expect(decode({ a: 'AA==', b: 'AA==', c: '' })).to.deep.equal({ ok: true, value })
    })

    it('a Buffer can only go out', () => {
      const what = "the built-in type 'Buffer' (a 'Uint8Array' can)"
      expect(obstacles('Buffers')).to.deep.equal([`a: ${what}`, `b: ${what}`])
      const { stringify, is } = compiled('types.ts', 'Buffers').codec
      const value = { a: Buffer.from('a'), b: Buffer.from('b') }
      expect(is(value)).to.equal(true)
      expect(stringify(value)).to.equal('{"a":"YQ==","b":"Yg=="}')
    })
  })
}
