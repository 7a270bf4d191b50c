import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import type { Callable } from '../../call/callable.js'
import { decodeJson } from '../../call/decode-input.js'
import { encodeOutput } from '../../call/encode-output.js'
import { failureOf } from '../../call/failure.js'
import { LazyAbort } from '../../call/lazy-abort.js'
import { runCall } from '../../call/run-call.js'
import type { BaseContext } from '../../context.js'
import type { SolderError } from '../../errors.js'
import type { Excess } from '../../excess.js'
import type { Rule } from '../../rules.js'

/** Who calls, on whatever way MCP came in. */
export interface McpCaller {
  readonly session: () => unknown
  /** The request, over HTTP. */
  readonly http?: () => BaseContext['http']
}

/** What a function gave, as it is and as JSON text; or why it gave nothing. */
export type McpOutcome =
  | { readonly ok: true; readonly value: unknown; readonly json: string | undefined }
  | { readonly ok: false; readonly error: SolderError }

interface Wired {
  readonly callable: Callable
  readonly entry: { readonly timeout?: number; readonly allow?: Rule; readonly excess?: Excess }
}

/** Makes the call of a tool, a resource or a prompt. Never rejects. */
export async function mcpCall(
  host: CallHost,
  { callable, entry }: Wired,
  input: unknown,
  caller: McpCaller,
  signal: AbortSignal,
): Promise<McpOutcome> {
  const { contract } = callable
  const call = new Call(callable, 'mcp', caller.session, entry, LazyAbort.following(signal))
  call.http = caller.http
  try {
    const value = await runCall(
      host,
      call,
      contract.input && (() => decodeJson(contract, input, entry.excess ?? host.excess)),
    )
    return { ok: true, value, json: encodeOutput(contract, value) }
  } catch (error) {
    return { ok: false, error: failureOf(host, error, call) }
  }
}
