import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import { encodeOutput } from '../../call/encode-output.js'
import type { LazyAbort } from '../../call/lazy-abort.js'
import { runCall } from '../../call/run-call.js'
import type { Command } from './command.js'

/** What a command gave. */
export interface CommandResult {
  readonly value: unknown
  /** Its JSON; undefined when it gave nothing. */
  readonly json: string | undefined
}

/** Makes the call of a command with an input that has been read and checked. */
export async function callCommand(
  host: CallHost,
  command: Command,
  input: unknown,
  session: () => unknown,
  abort: LazyAbort,
): Promise<CommandResult> {
  const { callable, entry } = command.wired
  const call = new Call(callable, 'cli', session, entry, abort)
  const value = await runCall(host, call, () => input)
  return { value, json: encodeOutput(callable.contract, value) }
}
