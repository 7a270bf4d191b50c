import { isBusy } from './sqlite.js'

/** How long a write waits for those of other processes, in milliseconds. */
export const PATIENCE = 10_000

/**
 * How long to wait before a lock is tried again that another process holds. SQLite's own waiting holds the event loop, and
 * sleeps so long in between that busy processes would hardly ever let another one in.
 */
export function pause(): number {
  return 1 + Math.random() * 3
}

/** Does what needs a lock, as soon as no other process holds it. `work` is called again until then. */
export async function whenFree<T>(work: () => T | Promise<T>): Promise<T> {
  const since = performance.now()
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error) || performance.now() - since > PATIENCE) throw error
      await new Promise((resolve) => setTimeout(resolve, pause()))
    }
  }
}
