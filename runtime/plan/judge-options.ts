import { EXCESS } from '../excess.js'
import type { AnyFunction } from '../functions.js'
import type { WiringPlan } from './wiring-plan.js'

/** An entry that is a function alone, as one with options. */
export function entryOf<Entry extends { run: AnyFunction }>(value: AnyFunction | Entry): Entry | { run: AnyFunction } {
  // Something else altogether is found to be no function.
  return typeof value === 'function' || Object(value) !== value ? { run: value as AnyFunction } : value
}

export function judgeExcess(plan: WiringPlan, what: string, { excess }: { excess?: unknown }): void {
  if (excess !== undefined && !EXCESS.includes(excess))
    plan.problems.push(`${what} has an option 'excess' that is none of 'drop', 'error' and 'keep'`)
}

/** The least that an option of an entry may be. */
const least = { retries: 0, backoff: 0, concurrency: 1, groupConcurrency: 1, timeout: 1, keepDead: 0 }

/** Those that may have a fraction, or be Infinity. */
const anyNumber = ['backoff', 'keepDead']

export function judgeNumbers<Option extends keyof typeof least>(
  plan: WiringPlan,
  what: string,
  entry: { [O in Option]?: number },
  options: readonly Option[],
): void {
  for (const option of options) {
    const given = entry[option]
    if (given !== undefined && !(given >= least[option] && (anyNumber.includes(option) || Number.isInteger(given))))
      plan.problems.push(
        `${what} has ${option}: ${given}, which has to be a ${anyNumber.includes(option) ? '' : 'whole '}number from ${least[option]}`,
      )
  }
}

export function judgeRateLimit(plan: WiringPlan, what: string, limit: { max: number; per: number }): void {
  const { max, per } = Object(limit) as typeof limit
  if (!Number.isInteger(max) || max < 1 || !(per > 0))
    plan.problems.push(
      `${what} has a rateLimit that is not { max, per } with a whole number of jobs from 1 and a number of milliseconds`,
    )
}

export function judgeChoice(
  plan: WiringPlan,
  what: string,
  option: string,
  given: string | undefined,
  known: readonly string[],
): void {
  if (given !== undefined && !known.includes(given))
    plan.problems.push(`${what} has ${option}: ${given}, which is none of '${known.join("', '")}'`)
}
