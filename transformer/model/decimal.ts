/** A positive number as the decimal that it is written as: `units` / 10 ** `digits`. */
export interface Decimal {
  units: string
  digits: number
}

/** The shortest decimal that reads as the number, which is the one that its author wrote. */
export function decimalOf(number: number): Decimal {
  const parts = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(String(number))
  if (parts === null) throw new Error(`not a positive number: ${number}`)
  const [, whole = '', fraction = '', exponent = '0'] = parts
  const digits = fraction.length - Number(exponent)
  const units = (whole + fraction).replace(/^0+(?=\d)/u, '')
  return digits >= 0 ? { units, digits } : { units: units + '0'.repeat(-digits), digits: 0 }
}
