import { expect } from 'chai'
import { WrongValue } from '../../../runtime/call/encode-output.js'
import type { Codec } from '../../../runtime/codec.js'
import { compileTypes } from './compiled-types.js'

const source = `
export interface Held {
  big: bigint
  any?: unknown
  list?: unknown[]
  map?: Map<string, unknown>
  set?: Set<unknown>
  record?: Record<string, unknown>
  object?: object
  some?: {}
  either?: {} | null
  inside?: { any: unknown }[]
  pair?: [number, unknown]
  'a/b'?: { any: unknown }
}
`
let codec: Codec<unknown>

describe('what JSON has not, in what a type does not look into', () => {
  before(() => (codec = compileTypes({ 'types.ts': source })('types.ts', 'Held').codec))

  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  const shared = { nan: NaN }
  const finite = 'a finite number'
  const bigint = 'a value that JSON has; bigint only where its type says so'
  const lost: [object, string, string][] = [
    [{ any: NaN }, '/any', finite],
    // The very same is allowed elsewhere, and stands before it.
    [{ any: 5n }, '/any', bigint],
    [{ any: { a: [1, { b: -Infinity }] } }, '/any/a/1/b', finite],
    [{ any: { a: new Date(NaN) } }, '/any/a', 'a valid Date'],
    [{ any: { a: new Map([[1, 2]]) } }, '/any/a', 'a value that JSON has; Map only where its type says so'],
    [{ any: [{}, new Set([1])] }, '/any/1', 'a value that JSON has; Set only where its type says so'],
    [{ any: Uint8Array.of(1) }, '/any', 'a value that JSON has; Uint8Array only where its type says so'],
    [{ object: new ArrayBuffer(2) }, '/object', 'a value that JSON has; ArrayBuffer only where its type says so'],
    [{ list: [Promise.resolve(1)] }, '/list/0', 'a value that JSON has, which a Promise is not'],
    [{ any: { a: /a/u } }, '/any/a', 'a value that JSON has, which a RegExp is not'],
    [{ record: { a: new Error('secret') } }, '/record/a', 'a value that JSON has, which an Error is not'],
    [{ any: { a: circle } }, '/any/a/self', 'a value that does not hold itself'],
    [{ list: [1, NaN] }, '/list/1', finite],
    [
      {
        map: new Map<string, unknown>([
          ['a', 1],
          ['b', { c: 2n }],
        ]),
      },
      '/map/1/1/c',
      bigint,
    ],
    [
      {
        map: new Map<string, unknown>([
          ['a', 1],
          ['b', NaN],
        ]),
      },
      '/map/1/1',
      finite,
    ],
    [{ set: new Set([1, { a: NaN }]) }, '/set/1/a', finite],
    [{ record: { a: 1, 'b~c': NaN } }, '/record/b~0c', finite],
    [{ object: { a: NaN } }, '/object/a', finite],
    [{ some: NaN }, '/some', finite],
    [{ inside: [{ any: 1 }, { any: [5n] }] }, '/inside/1/any/0', bigint],
    [{ pair: [1, NaN] }, '/pair/1', finite],
    [{ 'a/b': { any: NaN } }, '/a~1b/any', finite],
    [{ any: shared, inside: [{ any: shared }] }, '/any/nan', finite],
    [
      {
        any: {
          toJSON() {
            throw new Error('hidden')
          },
        },
      },
      '/any',
      'a value that JSON has a text for',
    ],
  ]
  for (const [given, path, expected] of lost) {
    it(`is refused where it is, when it is written: ${path}: ${expected}`, () => {
      const value = { big: 5n, ...given }
      expect(codec.is(value)).to.equal(true)
      let errors: WrongValue['errors'] = []
      try {
        codec.stringify(value)
      } catch (error) {
        expect(error).to.be.instanceOf(WrongValue)
        errors = (error as WrongValue).errors
      }
      expect(errors.map((each) => [each.path, each.code, each.expected])).to.deep.equal([
        [path, 'unwritable', expected],
      ])
    })
  }

  const read: [string, string][] = [
    ['"any":1e999', '/any'],
    ['"any":{"a":[1,-1e999]}', '/any/a/1'],
    ['"list":[1,1e999]', '/list/1'],
    ['"map":[["a",1e999]]', '/map/0/1'],
    ['"set":[1,1e999]', '/set/1'],
    ['"record":{"a~b":1e999}', '/record/a~0b'],
    ['"object":{"a":1e999}', '/object/a'],
    ['"some":1e999', '/some'],
    ['"either":1e999', '/either'],
    ['"inside":[{"any":1},{"any":1e999}]', '/inside/1/any'],
    ['"pair":[1,1e999]', '/pair/1'],
    ['"a/b":{"any":1e999}', '/a~1b/any'],
  ]
  for (const [json, path] of read) {
    it(`does not come in: ${json}`, () => {
      const result = codec.decode(JSON.parse(`{"big":"5",${json}}`))
      const received = json.includes('-') ? '-Infinity' : 'Infinity'
      expect(result).to.deep.equal({ ok: false, errors: [{ path, code: 'type', expected: finite, received }] })
    })
  }

  it('is told with everything else that is wrong', () => {
    const json =
      '{"big":"x","list":[1e999,0,-1e999],"map":[["a",1e999],["a",1]],"set":[0,1e999],"pair":[1e999,1],"other":1e999}'
    const result = codec.decode(JSON.parse(json))
    expect(result.ok ? [] : result.errors.map((each) => `${each.path} ${each.code} ${each.received}`)).to.deep.equal([
      '/list/0 type Infinity',
      '/list/2 type -Infinity',
      '/map/0/1 type Infinity',
      '/set/1 type Infinity',
      '/pair/0 type Infinity',
      '/big type string of 1 character',
      '/map/1 uniqueItems array of 2 items',
    ])
  })

  it('is told a hundred times at most', () => {
    const json = `{"big":"5","list":[${'1e999,'.repeat(500)}1]}`
    const result = codec.decode(JSON.parse(json))
    expect(result).to.include({ ok: false, more: true })
    expect(result.ok ? 0 : result.errors).to.have.lengthOf(100)
  })

  it('goes out where it has a text: empty objects, boxes, bytes of Node.js', () => {
    const any = { a: {}, b: [], c: Object(1) as unknown, d: Buffer.from('a'), f: null }
    expect(codec.stringify({ big: 1n, any })).to.equal(
      '{"big":"1","any":{"a":{},"b":[],"c":1,"d":{"type":"Buffer","data":[97]},"f":null}}',
    )
  })

  it('comes in, and is dropped, where it is undeclared', () => {
    expect(codec.decode(JSON.parse('{"big":"5","other":1e999}'))).to.deep.equal({ ok: true, value: { big: 5n } })
  })
})
