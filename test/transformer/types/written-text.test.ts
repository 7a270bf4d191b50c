import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { writtenText } from './compiled-types.js'

const fixtures = new URL('../../../../fixtures/types/', import.meta.url)
const expected = fileURLToPath(new URL('expected/orders.js', fixtures))

describe('the JavaScript of types', () => {
  const source = readFileSync(new URL('orders.ts', fixtures), 'utf8')

  it('is the one in fixtures/types/expected', () => {
    const text = `${writtenText(source, ['Order'])}\n`
    // `UPDATE_EXPECTED=1 npm test` writes down what is written now, to be read before it is committed.
    if (process.env.UPDATE_EXPECTED !== undefined) writeFileSync(expected, text)
    expect(existsSync(expected)).to.equal(true)
    expect(text).to.equal(readFileSync(expected, 'utf8'))
  })

  it('is the same every time', () => {
    expect(writtenText(source, ['Order', 'Payment'])).to.equal(writtenText(source, ['Order', 'Payment']))
  })

  it('keeps clear of the names in the file, and of names that it hides', () => {
    const taken = ['is_Order', 'Order_type', 'json_string', 'Number', 'Array', 'uuid_format']
    const text = writtenText(source, ['Order'], taken)
    expect(text).to.contain('function is_Order_2(').and.to.contain('const Order_2_type =')
    expect(text)
      .to.contain('globalThis.Number.isInteger(')
      .and.not.to.match(/[^.]Number\./u)
    for (const name of ['is_Order', 'Order_type', 'json_string', 'uuid_format']) {
      expect(text, name).not.to.match(new RegExp(`(function|const) ${name}\\b`, 'u'))
    }
  })

  it('declares each function once', () => {
    const names = [...writtenText(source, ['Order', 'Line', 'Payment']).matchAll(/^function (\w+)/gmu)].map(
      ([, name]) => name,
    )
    expect(names.length).to.equal(new Set(names).size).and.to.be.greaterThan(10)
  })
})
