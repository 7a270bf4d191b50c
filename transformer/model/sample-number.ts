import type { Constraints } from '../model/types.js'

/** A number that fits its constraints, as near to 1 as they let it be. */
export function sampleNumber(constraints: Constraints): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf = [], integer } = constraints
  const isWhole = integer === true || (constraints.formats ?? []).some((format) => /^int/.test(format))
  const step = multipleOf[0] ?? (isWhole ? 1 : undefined)
  const isTooLow = (value: number) =>
    value < (minimum ?? -Infinity) || (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
  const isTooHigh = (value: number) =>
    value > (maximum ?? Infinity) || (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
  const fit = (value: number) => (step === undefined ? value : Math.ceil(value / step) * step)
  const low = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity)
  const high = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity)
  const candidates = [1, 0, low, low + (step ?? 1), high, high - (step ?? 1), (low + high) / 2]
  return (
    candidates
      .filter(Number.isFinite)
      .map(fit)
      .find((value) => !isTooLow(value) && !isTooHigh(value)) ?? 1
  )
}
