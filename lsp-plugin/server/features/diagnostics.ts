import { createHash } from 'node:crypto'
import {
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type ServerCapabilities,
} from 'vscode-languageserver/node'
import { answering, type Session } from '../session.js'
import { fileDiagnostics, setupDiagnostics } from '../our-diagnostics.js'
import { uriOf } from '../places.js'

/** How long to wait for the next keystroke before diagnostics are pushed, in milliseconds. */
const pause = 150

/** Diagnostics: pulled by editors that can, pushed to others; those of tsconfig.json are always pushed, as nobody need open it. */
export function diagnostics({ connection, workspace, client }: Session): ServerCapabilities {
  const pulls = client.textDocument?.diagnostic !== undefined
  const pushed = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined

  workspace.onChange((isElsewhere) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      pushAll()
      if (pulls && isElsewhere && client.workspace?.diagnostics?.refreshSupport === true)
        connection.languages.diagnostics.refresh().catch(ignored)
    }, pause)
  })
  if (!pulls) return {}
  connection.languages.diagnostics.on(
    answering(({ textDocument: { uri }, previousResultId }): DocumentDiagnosticReport => {
      const items = fileDiagnostics(workspace.view(uri))
      const resultId = createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 16)
      return resultId === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, resultId, items }
    }),
  )
  return { diagnosticProvider: { identifier: 'solder', interFileDependencies: true, workspaceDiagnostics: false } }

  function pushAll(): void {
    const current = new Map(workspace.loaded().map((project) => [uriOf(project.config), setupDiagnostics(project)]))
    for (const [uri, items] of current) push(uri, items)
    for (const { uri, version } of pulls ? [] : workspace.documents) {
      current.set(uri, fileDiagnostics(workspace.view(uri)))
      push(uri, current.get(uri) ?? [], version)
    }
    for (const uri of pushed.keys()) if (!current.has(uri)) push(uri, [])
  }

  /** Sends what is new. */
  function push(uri: string, items: Diagnostic[], version?: number): void {
    const text = JSON.stringify(items)
    if ((pushed.get(uri) ?? '[]') === text) return
    if (items.length > 0) pushed.set(uri, text)
    else pushed.delete(uri)
    connection
      .sendDiagnostics({ uri, diagnostics: items, ...(version === undefined ? {} : { version }) })
      .catch(ignored)
  }
}

/** An editor that refuses such a message, or has gone, shows what it has. */
function ignored(): void {
  return undefined
}
