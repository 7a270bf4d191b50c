import { expect } from 'chai'
import { compileTypes } from './compiled-types.js'

const valid: readonly (readonly [text: string, iso: string])[] = [
  ['2030-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'],
  ['2030-01-01T00:00:00Z', '2030-01-01T00:00:00.000Z'],
  ['2030-01-01t00:00:00z', '2030-01-01T00:00:00.000Z'],
  ['2024-02-29T12:30:00+01:30', '2024-02-29T11:00:00.000Z'],
  ['2024-02-29T12:30:00.123456-00:30', '2024-02-29T13:00:00.123Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  // The format date-time of the schema admits these too.
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ['2017-01-01T00:59:60.5+01:00', '2017-01-01T00:00:00.500Z'],
  ['2016-12-31t22:59:60-0100', '2017-01-01T00:00:00.000Z'],
  ['2023-01-01 00:00:00Z', '2023-01-01T00:00:00.000Z'],
  ['2023-01-01T02:00:00+02', '2023-01-01T00:00:00.000Z'],
]

const invalid = [
  '2023-02-29T00:00:00Z',
  '2023-02-31',
  '2023-04-31T00:00:00Z',
  '2023-13-01',
  '2023-00-01',
  '2023-01-00',
  '2023-1-1',
  '2023-01-01T00:00:00',
  '2023-01-01T24:00:00Z',
  '2023-01-01T00:60:00Z',
  '2023-01-01T00:00:60Z',
  '2023-01-01T00:00:00+24:00',
  '2023-01-01T00:00Z',
  '2023-01-01 00:00:00',
  '2016-12-31T22:59:60Z',
  '2023-01-01T00:00:61Z',
  ' 2023-01-01',
  '2023-01-01T00:00:00Z ',
  '1672531200000',
  'Tue, 03 Jan 2023 00:00:00 GMT',
  'now',
  '',
  '20230101',
  '-000001-01-01T00:00:00Z ',
]

describe('dates in JSON', () => {
  const compiled = compileTypes({
    'types.ts': `
      import type { Format } from 'solder'
      export interface T { at: Date; maybe?: Date | null; list: Date[]; either?: string | Date }
      export interface V { at: Date | (string & Format<'email'>) }
      export type U = { at: Date } | { until: Date; note: string }`,
  })
  const codec = () => compiled('types.ts', 'T').codec

  it('a text that is none of the texts beside a Date is one, however it is written', () => {
    const { decode } = compiled('types.ts', 'V').codec
    expect(decode({ at: '2024-01-01T00:00:00+01:00' })).to.deep.equal({
      ok: true,
      value: { at: new Date('2023-12-31T23:00:00.000Z') },
    })
    expect(decode({ at: 'a@b.de' })).to.deep.equal({ ok: true, value: { at: 'a@b.de' } })
  })

  for (const [text, iso] of valid) {
    it(`${text} is one`, () => {
      const decoded = codec().decode({ at: text, list: [text], maybe: text })
      expect(decoded).to.deep.equal({
        ok: true,
        value: { at: new Date(iso), list: [new Date(iso)], maybe: new Date(iso) },
      })
    })
  }

  for (const text of invalid) {
    it(`${JSON.stringify(text)} is none`, () => {
      const decoded = codec().decode({ at: text, list: [] })
      expect(decoded.ok ? decoded.value : decoded.errors.map(({ path, code }) => [path, code])).to.deep.equal([
        ['/at', 'type'],
      ])
    })
  }

  for (const json of [0, 1672531200000, null, {}, [], true]) {
    it(`${JSON.stringify(json)} is none`, () => {
      expect(codec().decode({ at: json, list: [] }).ok).to.equal(false)
    })
  }

  it('are dates again where a text is allowed too, if they were written as dates', () => {
    const value = { at: new Date(0), list: [], either: new Date(1e12) }
    expect(codec().parse(codec().stringify(value))).to.deep.equal(value)
    const text = { at: new Date(0), list: [], either: '2030-01-01' }
    expect(codec().parse(codec().stringify(text))).to.deep.equal(text)
  })

  it('of years beyond 9999 find their way back', () => {
    const value = { at: new Date(8e15), list: [new Date(-8e15)] }
    expect(codec().parse(codec().stringify(value))).to.deep.equal(value)
  })

  it('are found in the member of an untagged union that fits', () => {
    const union = compiled('types.ts', 'U').codec
    expect(union.decode({ until: '2030-01-01', note: '' })).to.deep.equal({
      ok: true,
      value: { until: new Date('2030-01-01'), note: '' },
    })
    const misfit = union.decode({ until: 'soon', note: '' })
    expect(misfit.ok ? [] : misfit.errors.map(({ path }) => path)).to.deep.equal(['/until'])
  })
})
