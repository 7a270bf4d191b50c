import { constants } from 'node:os'
import type { LazyAbort } from '../../call/lazy-abort.js'

/** Why a command ended early. */
export class Interrupted extends Error {
  /** What shells give for a process that a signal ended. */
  readonly code: number

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(`The command was interrupted by ${signal}.`)
    this.code = 128 + constants.signals[signal]
  }
}

/** How long a command may take to end once it was told to. */
const GRACE = 10_000

/** Aborts with the first signal and ends the process with the second. Returns what stops listening. */
export function abortOnSignals(abort: LazyAbort): () => void {
  let since: number | undefined
  let late: ReturnType<typeof setTimeout> | undefined
  const onSignal = (signal: 'SIGINT' | 'SIGTERM'): void => {
    const reason = new Interrupted(signal)
    // Two at once are one that came by way of npm too.
    if (since !== undefined && Date.now() - since > 500) process.exit(reason.code)
    if (since !== undefined) return
    since = Date.now()
    abort.abort(reason)
    late = setTimeout(() => process.exit(reason.code), GRACE)
    late.unref()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return () => {
    clearTimeout(late)
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
}
