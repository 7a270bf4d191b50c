import type { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import { messageOf } from '../../call/failure.js'
import { runCall } from '../../call/run-call.js'
import type { Engine, Failure, Job } from '../../engines/port.js'
import { seenAttempt, type Attempt, type Outcome } from '../../engines/queue-pump.js'
import { storableText } from '../../engines/storable-text.js'
import { SolderError } from '../../errors.js'
import { jsonText } from '../../json-text.js'
import { isFinal } from '../is-final.js'

interface Parts {
  readonly host: CallHost
  readonly engine: Engine
  readonly call: Call
  readonly job: Job
  /** Opens the line in the log when it fails. */
  readonly what: string
  readonly scheduled?: Date
}

/** Makes the call that works off a job. */
export function attemptOf(parts: Parts, input: () => unknown): Attempt {
  const { engine, call, job, scheduled } = parts
  const { id, queue } = job
  const progress = (value: unknown): Promise<void> => engine.note(job, jsonText(value) ?? 'null')
  call.job = { id, queue, attempt: seenAttempt(job), scheduled, progress }
  return {
    outcome: outcomeOf(parts, input),
    abort: (reason) => {
      call.abort.abort(reason)
    },
  }
}

async function outcomeOf({ host, call, job, what }: Parts, input: () => unknown): Promise<Outcome> {
  const { id, queue } = job
  try {
    await runCall(host, call, input)
    return { ok: true }
  } catch (error) {
    const message = `${what} failed: ${messageOf(error)}`
    host.log.warn({ id: call.id, job: id, queue, attempt: seenAttempt(job), err: error }, message)
    return { ok: false, error: failureOf(error), retry: !isFinal(error) }
  }
}

function failureOf(error: unknown): Failure {
  const errors = error instanceof SolderError ? error.errors : undefined
  const message = storableText(messageOf(error))
  return errors === undefined ? { message } : { message, errors }
}
