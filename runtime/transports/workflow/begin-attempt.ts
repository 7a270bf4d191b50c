import { messageOf } from '../../call/failure.js'
import { RunLost, StoreAway, type StoredError } from '../../engines/workflow-port.js'
import type { Execution } from './execution.js'
import type { Begun } from './run-record.js'
import { storedError } from './stored-error.js'

/** The store does not take what an attempt was to begin with, and the attempt has failed with that: the workflow is told. */
export class Refused extends Error {
  override name = 'Refused'
  readonly stored: StoredError
  readonly order: number

  constructor(stored: StoredError, order: number) {
    super(stored.message)
    this.stored = stored
    this.order = order
  }
}

/**
 * Notes that an attempt begins; resolves to its id. Throws `Refused` when the store does not take what it begins with, as PostgreSQL does
 * not take U+0000 in an input.
 */
export async function beginAttempt(execution: Execution, begun: Begun): Promise<string> {
  const { record, timeline } = execution
  try {
    return await record.begin(begun)
  } catch (error) {
    if (error instanceof RunLost || error instanceof StoreAway) throw error
    const { name, kind, order = timeline.take() } = begun
    // Without what the store may not have taken.
    return refuse(execution, { name, order, reason: error, attempt: () => record.begin({ name, kind, order }) })
  }
}

/** Ends an attempt for something that the store did not take, at its place, and throws `Refused`; or `StoreAway`, when it takes nothing. */
export async function refuse(
  { record, timeline }: Execution,
  refused: { name: string; order: number; reason: unknown; attempt: () => Promise<string> },
): Promise<never> {
  const { name, order, reason, attempt } = refused
  const stored = storedError(new Error(`What '${name}' was to begin with could not be stored: ${messageOf(reason)}`))
  try {
    await record.end(await attempt(), { as: 'failed', error: stored, order })
  } catch (cause) {
    timeline.drop(order)
    throw cause instanceof RunLost ? cause : new StoreAway(stored.message, { cause: reason })
  }
  throw new Refused(stored, order)
}
