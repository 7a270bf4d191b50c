import { expect } from 'chai'
import { checkOf } from '../../../runtime/check.js'
import { compileTypes } from './compiled-types.js'

const source = `
import type { Default, Maximum, Integer, Format, MinLength } from 'solder'
enum Level { Low = 'low', High = 'high' }
export interface Inner { depth?: number & Default<1>; name?: string }
export interface T {
  limit?: number & Integer & Maximum<100> & Default<20>
  required: string & Default<'x'>
  flag?: boolean & Default<true>
  kind?: ('a' | 'b') & Default<'b'>
  level?: Level & Default<Level.High>
  nothing?: (number & Default<null>) | null
  list?: string[] & Default<['p', 'q']>
  empty?: number[] & Default<[]>
  inner?: Inner & Default<{}>
  nested?: Inner
  due?: Date & Default<'2030-01-01T00:00:00Z'>
  big?: bigint & Default<5n>
  negative?: number & Default<-1.5>
}
export interface J {
  /** @default 20 */
  limit?: number
  /** @default "auto" */
  quoted?: string
  /** @default auto */
  bare?: string
  /** @default 'auto' */
  single?: string
  /** @default 5 */
  digits?: string
  /** @default 5 */
  either?: string | number
  /** @default true */
  flag?: boolean
  /** @default null */
  nullable?: string | null
  /**
   * @default {
   *   "depth": 3
   * }
   */
  inner?: Inner
  /** @default ["a", "b"] */
  list?: string[]
  /** @default 2030-01-01T00:00:00Z */
  due?: Date
  /** @default 7 */
  big?: bigint
  /** @default b */
  kind: 'a' | 'b'
}
export type Page = { items?: Inner[]; size: number & Default<10> } | { cursor: string; size?: number & Default<5> }
export type Tagged = { kind: 'a' & Default<'a'>; a: number } | { kind: 'b'; b: number }
export interface Plain { a?: number }
`

describe('a default', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const codec = (name: string) => compiled('types.ts', name).codec
  const decoded = (name: string, json: unknown): unknown => {
    const result = codec(name).decode(json)
    return result.ok ? result.value : result.errors
  }
  const all = {
    limit: 20,
    required: 'x',
    flag: true,
    kind: 'b',
    level: 'high',
    nothing: null,
    list: ['p', 'q'],
    empty: [],
    inner: { depth: 1 },
    due: new Date('2030-01-01T00:00:00Z'),
    big: 5n,
    negative: -1.5,
  }

  it('is there when the property is missing in JSON', () => {
    expect(decoded('T', {})).to.deep.equal(all)
    expect(codec('T').parse('{}')).to.deep.equal(all)
  })

  it('is not there when something else is', () => {
    expect(decoded('T', { limit: 5, flag: false, list: [], inner: { depth: 7 }, nested: {} })).to.deep.equal({
      ...all,
      limit: 5,
      flag: false,
      list: [],
      inner: { depth: 7 },
      nested: { depth: 1 },
    })
  })

  it('does not stand for what is there and wrong', () => {
    const result = codec('T').decode({ limit: null, flag: 'x' })
    expect(result.ok ? [] : result.errors.map(({ path, code }) => `${path} ${code}`)).to.deep.equal([
      '/limit type',
      '/flag type',
    ])
  })

  it('is a new value each time', () => {
    const [one, other] = [decoded('T', {}), decoded('T', {})] as [typeof all, typeof all]
    expect(one.list).not.to.equal(other.list)
    expect(one.inner).not.to.equal(other.inner)
    expect(one.due).not.to.equal(other.due)
    one.list.push('r')
    one.inner.depth = 9
    expect(decoded('T', {})).to.deep.equal(all)
  })

  it('is written in JSDoc as JSON, or as a text', () => {
    expect(decoded('J', {})).to.deep.equal({
      limit: 20,
      quoted: 'auto',
      bare: 'auto',
      single: 'auto',
      digits: '5',
      either: 5,
      flag: true,
      nullable: null,
      inner: { depth: 3 },
      list: ['a', 'b'],
      due: new Date('2030-01-01T00:00:00Z'),
      big: 7n,
      kind: 'b',
    })
  })

  it('leaves what `is` says of the JavaScript form as TypeScript sees it', () => {
    expect(codec('T').is({ required: 'y' })).to.equal(true)
    expect(codec('T').is({})).to.equal(false)
    expect(codec('J').is({ kind: 'a' })).to.equal(true)
  })

  for (const excess of ['drop', 'error', 'keep'] as const) {
    it(`is put in what \`check\` gives, too (${excess})`, () => {
      const check = checkOf(compiled('types.ts', 'T').emitted, excess)
      const given = { required: 'y', nested: {} }
      expect(check(given)).to.deep.equal({ ok: true, value: { ...all, required: 'y', nested: { depth: 1 } } })
      expect(given).to.deep.equal({ required: 'y', nested: {} })
      expect(check({})).to.deep.include({ ok: false })
    })
  }

  it('keeps what is undeclared beside it', () => {
    const check = checkOf(compiled('types.ts', 'T').emitted, 'keep')
    expect(check({ required: 'y', more: 1 })).to.deep.equal({ ok: true, value: { ...all, required: 'y', more: 1 } })
  })

  it('is in the schema, where its property is not required', () => {
    const { schema } = codec('T') as {
      schema: { required?: string[]; properties?: Record<string, { default?: unknown }> }
    }
    expect(schema.required).to.equal(undefined)
    expect(schema.properties?.['limit']?.default).to.equal(20)
    expect(schema.properties?.['list']?.default).to.deep.equal(['p', 'q'])
    expect(schema.properties?.['due']?.default).to.equal('2030-01-01T00:00:00Z')
    expect(schema.properties?.['nothing']).to.have.property('default', null)
  })

  it('does not tell members of a union apart', () => {
    expect(decoded('Page', { cursor: 'c' })).to.deep.equal({ cursor: 'c', size: 5 })
    expect(decoded('Page', {})).to.deep.equal({ size: 10 })
    expect(decoded('Tagged', { a: 1 })).to.deep.equal({ kind: 'a', a: 1 })
    expect(decoded('Tagged', { kind: 'b', b: 1 })).to.deep.equal({ kind: 'b', b: 1 })
  })

  it('is marked where there is one', () => {
    expect(compiled('types.ts', 'T').emitted.defaults).to.equal(true)
    expect(compiled('types.ts', 'Plain').emitted).not.to.have.property('defaults')
  })
})
