import { setImmediate } from 'node:timers/promises'
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver/node'
import type { Workspace } from './workspace.js'

/** What the server's features share. */
export interface Session {
  readonly connection: Connection
  readonly workspace: Workspace
  /** What the editor can do. */
  readonly client: ClientCapabilities
}

/** Something that an editor can ask for: listens for it, and answers what to tell the editor about it. */
export type Feature = (session: Session) => ServerCapabilities

/**
 * A handler of a request. What waits behind it is looked at first, so that a request that the editor has given up in the meantime
 * costs nothing: nothing else can come in while the compiler works.
 */
export function answering<P, R>(answer: (params: P) => R) {
  return async (params: P, token: CancellationToken): Promise<R> => {
    await setImmediate()
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
    return answer(params)
  }
}
