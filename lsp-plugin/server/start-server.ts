import {
  createConnection,
  MessageType,
  ProposedFeatures,
  ShowMessageNotification,
  TextDocumentSyncKind,
  type InitializeResult,
  type ServerCapabilities,
  type ShowMessageParams,
} from 'vscode-languageserver/node'
import { version } from '../../transformer/hosts/version.js'
import { callHierarchy } from './features/call-hierarchy.js'
import { codeActions } from './features/code-actions.js'
import { completions } from './features/completions.js'
import { definitions } from './features/definitions.js'
import { diagnostics } from './features/diagnostics.js'
import { documentSymbols } from './features/document-symbols.js'
import { hovers } from './features/hovers.js'
import { inlayHints } from './features/inlay-hints.js'
import { references } from './features/references.js'
import { rename } from './features/rename.js'
import { workspaceSymbols } from './features/workspace-symbols.js'
import type { Feature } from './session.js'
import { Workspace } from './workspace.js'

const features: readonly Feature[] = [
  documents,
  diagnostics,
  codeActions,
  hovers,
  completions,
  definitions,
  references,
  rename,
  callHierarchy,
  inlayHints,
  documentSymbols,
  workspaceSymbols,
]

/** Speaks the Language Server Protocol over two streams until the editor ends it; then ends the process. */
export function startServer(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  const connection = createConnection(ProposedFeatures.all, input, output)
  const workspace = new Workspace({
    log: (message) => {
      connection.console.log(message)
    },
    warn: (message) => {
      const params: ShowMessageParams = { type: MessageType.Warning, message }
      connection.sendNotification(ShowMessageNotification.type, params).catch(() => undefined)
    },
  })
  connection.onInitialize(({ capabilities: client }): InitializeResult => {
    const session = { connection, workspace, client }
    const capabilities = features.map((feature) => feature(session))
    return {
      serverInfo: { name: 'solder', version: version() },
      capabilities: Object.assign({}, ...capabilities) as ServerCapabilities,
    }
  })
  connection.listen()
}

/** Keeps the workspace as the editor has it. */
function documents({ connection, workspace }: Parameters<Feature>[0]): ServerCapabilities {
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    workspace.open(uri, version, text)
  })
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    workspace.change(uri, version, contentChanges)
  })
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    workspace.close(uri)
  })
  return { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } }
}
