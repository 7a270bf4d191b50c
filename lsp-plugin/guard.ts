import type ts from 'typescript'
import { timed } from './latency.js'

/** Writes a line to the editor's log. */
export type Log = (message: string) => void

/** Runs our part of an answer. A mistake in it is logged, and the editor gets the answer it would have without us. */
export function guard<T>(typescript: typeof ts, log: Log, without: T, ours: () => T): T {
  try {
    return timed(ours)
  } catch (error) {
    if (error instanceof typescript.OperationCanceledException) throw error
    log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return without
  }
}
