import type { NewJob } from '../../../runtime/engines/port.js'

/** A job of the queue `q` that may run now. */
export function newJob(input: string, parts: Partial<NewJob> = {}): NewJob {
  const plain = { session: null, runAt: new Date(), priority: 0, key: null, group: null }
  return { queue: 'q', input: JSON.stringify(input), ...plain, ...parts }
}
