import { messageOf } from '../../call/failure.js'
import { RunLost, StoreAway, type AttemptEnding } from '../../engines/workflow-port.js'
import type { Execution } from './execution.js'
import { storedError } from './stored-error.js'

type Told = Extract<AttemptEnding, { as: 'done' | 'failed' }>
type WithoutOrder<T> = T extends unknown ? Omit<T, 'order'> : never

/**
 * Stores how an attempt ended, at the next place of the timeline; resolves to what was stored. A result that the store does not
 * take, as PostgreSQL does not take U+0000, is a failure when `isCall`: what was called is not called again for it.
 */
export async function storeEnding(
  execution: Execution,
  attempt: string,
  ending: WithoutOrder<Told>,
  isCall = false,
): Promise<Told> {
  const { record, timeline } = execution
  const order = timeline.take()
  const told: Told = { ...ending, order }
  try {
    await record.end(attempt, told)
    return told
  } catch (error) {
    try {
      if (error instanceof RunLost || error instanceof StoreAway) throw error
      if (!isCall)
        throw new StoreAway(`The engine did not take what came of a run: ${messageOf(error)}`, { cause: error })
      return await instead(execution, attempt, told, error)
    } catch (reason) {
      // Nothing is told at this place.
      timeline.drop(order)
      throw reason
    }
  }
}

async function instead({ record }: Execution, attempt: string, told: Told, reason: unknown): Promise<Told> {
  const error = storedError(new Error(`What came of it could not be stored: ${messageOf(reason)}`))
  const failed: Told = { as: 'failed', error, order: told.order }
  try {
    // It may have been a passing trouble.
    await record.end(attempt, told)
    return told
  } catch {
    try {
      await record.end(attempt, failed)
      return failed
    } catch (cause) {
      throw new StoreAway(error.message, { cause })
    }
  }
}
