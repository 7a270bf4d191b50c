/** The longest time between two attempts. */
const LONGEST = 3_600_000

/**
 * The pause before the next attempt: doubles with each failure, less up to a quarter by chance, so that jobs which failed
 * together do not return together.
 */
export function backoff(first: number, failures: number): number {
  return Math.min(first * 2 ** (failures - 1), LONGEST) * (1 - Math.random() / 4)
}
