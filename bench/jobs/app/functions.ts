import type { Context } from 'solder'

export interface Small {
  n: number
  text: string
}

let onDone: () => void = () => undefined

/** `listener` is called at the end of each job. */
export function listen(listener: () => void): void {
  onDone = listener
}

export function run(_input: Small, _context: Context): void {
  onDone()
}

export async function add({ inputs }: { inputs: Small[] }, { enqueue }: Context): Promise<void> {
  await Promise.all(inputs.map((input) => enqueue(run, input)))
}
