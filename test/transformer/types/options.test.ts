import { expect } from 'chai'
import { compileTypes } from './compiled-types.js'

const source = `
export interface T { plain?: string; explicit?: string | undefined; nullable?: number | null }
export type Tuple = [string, number?]`

describe('compiler options', () => {
  it('without exactOptionalPropertyTypes, an optional property may be undefined', () => {
    const { codec } = compileTypes({ 'types.ts': source })('types.ts', 'T')
    expect(codec.check({ plain: undefined, explicit: undefined, nullable: undefined })).to.deep.equal({
      ok: true,
      value: {},
    })
  })

  it('with it, only where its type says so', () => {
    const { codec } = compileTypes({ 'types.ts': source }, { exactOptionalPropertyTypes: true })('types.ts', 'T')
    expect(codec.is({})).to.equal(true)
    expect(codec.is({ explicit: undefined })).to.equal(true)
    const checked = codec.check({ plain: undefined, nullable: undefined })
    expect(checked.ok ? [] : checked.errors.map(({ path, code }) => [path, code])).to.deep.equal([
      ['/plain', 'type'],
      ['/nullable', 'type'],
    ])
    expect(codec.decode({ plain: 'a' })).to.deep.equal({ ok: true, value: { plain: 'a' } })
  })

  it('reads the same types without strict', () => {
    const { codec } = compileTypes({ 'types.ts': source }, { strict: false })('types.ts', 'T')
    expect(codec.is({ plain: 'a' })).to.equal(true)
    expect(codec.is({ plain: 1 })).to.equal(false)
  })
})
