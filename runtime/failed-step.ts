import type { AnyFunction, InputOf } from './functions.js'

/** What is known of the step that threw an error into a workflow. */
export interface FailedStep<Input = unknown> {
  /** Of its site: `charge`, `charge#2`. */
  readonly name: string
  readonly input: Input
  /** How often it was tried. */
  readonly attempts: number
}

const steps = new WeakMap<object, { fn: AnyFunction | undefined; step: FailedStep }>()

/**
 * The step that threw an error which a workflow has caught, with its input: `failedStep(error)`. `undefined` for any other error, and
 * when a function is given and the step was another one: `failedStep(error, charge)?.input` has the type of its input.
 */
export function failedStep(error: unknown): FailedStep | undefined
export function failedStep<F extends AnyFunction>(error: unknown, fn: F): FailedStep<InputOf<F>> | undefined
export function failedStep(error: unknown, fn?: AnyFunction): FailedStep | undefined {
  const known = typeof error === 'object' && error !== null ? steps.get(error) : undefined
  return known && (fn === undefined || known.fn === fn) ? known.step : undefined
}

/** For the runtime: notes which step threw the error. */
export function markFailedStep(error: object, fn: AnyFunction | undefined, step: FailedStep): void {
  steps.set(error, { fn, step })
}
