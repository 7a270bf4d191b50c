import type { Context, WorkflowContext } from 'solder'
import type { Small } from './functions.js'

let onDone: () => void = () => undefined

/** `listener` is called at the end of each run. */
export function listenToRuns(listener: () => void): void {
  onDone = listener
}

export function read({ n }: Small, _context: Context): number {
  return n
}

export async function bench(input: Small, { step }: WorkflowContext): Promise<void> {
  await step(read, input)
  onDone()
}

export async function startAll({ inputs }: { inputs: Small[] }, { start }: Context): Promise<void> {
  await Promise.all(inputs.map((input) => start(bench, input)))
}
