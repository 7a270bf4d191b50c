import { expect } from 'chai'
import fc from 'fast-check'
import { compileTypes } from './compiled-types.js'

const divisors = [0.1, 0.01, 0.25, 0.3, 1.1, 0.7, 1e-7, 1e-25, 123456789.012345, 2.5e21, 7]

describe('MultipleOf', () => {
  const source = divisors.map((divisor, i) => `export type T${i} = number & MultipleOf<${divisor}>`).join('\n')
  const compiled = compileTypes({ 'types.ts': `import type { MultipleOf } from 'solder'\n${source}` })
  const is = (divisor: number): ((value: unknown) => boolean) =>
    compiled('types.ts', `T${divisors.indexOf(divisor)}`).codec.is

  it('takes numbers as the decimals that they are written as', () => {
    for (const value of [0.3, 0.7, 1.1, 4.35, 1234567.8, -0.3, 0, -0, 1e22, 1e300, 2 ** 53])
      expect(is(0.01)(value), String(value)).to.equal(true)
    for (const value of [0.1 + 0.2, 0.301, 0.05, 1e-3, 4.35e-5, Number.MIN_VALUE])
      expect(is(0.1)(value), String(value)).to.equal(false)
    expect(is(1e-25)(3e-25)).to.equal(true)
    expect(is(1e-25)(3.5e-25)).to.equal(false)
    expect(is(2.5e21)(5e21)).to.equal(true)
    expect(is(2.5e21)(6e21)).to.equal(false)
  })

  for (const divisor of divisors.filter((each) => !Number.isInteger(each))) {
    it(`${divisor}: agrees with exact arithmetic on decimals`, () => {
      const multiple = fc
        .bigInt(-(10n ** 10n), 10n ** 10n)
        .map((count) => toNumber(count * fractionOf(divisor).units, divisor))
      const near = fc.tuple(multiple, fc.nat(4)).map(([value, digits]) => value + 10 ** -digits)
      let accepted = 0
      fc.assert(
        fc.property(fc.oneof(multiple, near, fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
          const fits = isMultiple(value, divisor)
          if (fits) accepted++
          expect(is(divisor)(value), String(value)).to.equal(fits)
        }),
        { seed: 3, numRuns: 3000 },
      )
      expect(accepted).to.be.at.least(100)
    })
  }
})

/** A number as a fraction of whole numbers: units / 10 ** digits, as it is written. */
function fractionOf(value: number): { units: bigint; digits: number } {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return { units: BigInt(whole + fraction), digits: fraction.length - Number(exponent) }
}

function toNumber(units: bigint, divisor: number): number {
  return Number(`${units}e${-fractionOf(divisor).digits}`)
}

function isMultiple(value: number, divisor: number): boolean {
  const [a, b] = [fractionOf(value), fractionOf(divisor)]
  const digits = Math.max(a.digits, b.digits)
  const scaled = ({ units, digits: own }: typeof a): bigint => units * 10n ** BigInt(digits - own)
  return scaled(a) % scaled(b) === 0n
}
