import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import { bin } from '../../running/repository.js'

/** What an editor that pulls diagnostics says of itself. */
export const pulling: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
  textDocument: { diagnostic: {}, rename: { prepareSupport: true }, definition: { linkSupport: true } },
}

/** The real server, and what an editor says to it. */
export class LanguageClient {
  readonly connection: ProtocolConnection
  readonly process: ChildProcess
  /** What the server wrote to its log. */
  readonly log: string[] = []
  /** What the server showed to the user. */
  readonly messages: string[] = []
  /** How often the server asked for diagnostics to be pulled again. */
  refreshes = 0
  server: InitializeResult | undefined
  readonly #pushed = new Map<string, PublishDiagnosticsParams>()
  readonly #waiting: (() => void)[] = []

  private constructor(folder: string, command: string) {
    this.process = spawn(process.execPath, [command, 'lsp', '--stdio'], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const { stdin, stdout } = this.process
    if (!stdin || !stdout) throw new Error('The server has no streams')
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#pushed.set(params.uri, params)
      this.#wake()
    })
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message)
    })
    this.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message)
      this.#wake()
    })
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++
      this.#wake()
      return null
    })
    this.connection.listen()
  }

  /** `command` is the file of the `solder` command. */
  static async start(folder: string, capabilities: ClientCapabilities = {}, command = bin): Promise<LanguageClient> {
    const client = new LanguageClient(folder, command)
    const rootUri = pathToFileURL(folder).href
    client.server = await client.request('initialize', { processId: process.pid, rootUri, capabilities })
    await client.connection.sendNotification('initialized', {})
    return client
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params)
  }

  open(path: string, text: string, version = 1): Promise<void> {
    const textDocument = { uri: uri(path), languageId: 'typescript', version, text }
    return this.connection.sendNotification('textDocument/didOpen', { textDocument })
  }

  change(
    path: string,
    version: number,
    ...contentChanges: ({ range: Range; text: string } | { text: string })[]
  ): Promise<void> {
    const textDocument = { uri: uri(path), version }
    return this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges })
  }

  close(path: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } })
  }

  /** Pulls the diagnostics of a file. */
  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request('textDocument/diagnostic', {
      textDocument: { uri: uri(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    })
  }

  /** The diagnostics of a file, pulled, each in a line. */
  async problems(path: string): Promise<string[]> {
    const report = await this.pull(path)
    return report.kind === 'full' ? report.items.map(line) : ['unchanged']
  }

  /** Waits until the diagnostics that were pushed for a file are as they should be. */
  async pushed(path: string, isRight: (diagnostics: Diagnostic[]) => boolean): Promise<PublishDiagnosticsParams> {
    const found = () => this.#pushed.get(uri(path)) ?? { uri: uri(path), diagnostics: [] }
    await this.until(() => isRight(found().diagnostics))
    return found()
  }

  /** Waits for something that the server says by itself. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  at<T>(method: string, path: string, position: Position, more: object = {}): Promise<T> {
    return this.request(`textDocument/${method}`, { textDocument: { uri: uri(path) }, position, ...more })
  }

  hover(path: string, position: Position): Promise<Hover | null> {
    return this.at('hover', path, position)
  }

  actions(path: string, diagnostics: Diagnostic[], only?: string[]): Promise<CodeAction[]> {
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    const context = { diagnostics, ...(only === undefined ? {} : { only }) }
    return this.request('textDocument/codeAction', { textDocument: { uri: uri(path) }, range, context })
  }

  /** Ends the server as the protocol wants it. Answers the exit code. */
  async stop(): Promise<number | null> {
    const ended = once(this.process, 'exit') as Promise<[number | null]>
    await this.request('shutdown', undefined)
    await this.connection.sendNotification('exit')
    const [code] = await ended
    return code
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}

export function uri(path: string): string {
  return pathToFileURL(path).href
}

/** `4:12-4:22 1 790001 solder` */
export function line({ range: { start, end }, severity, code, source }: Diagnostic): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${severity ?? ''} ${code ?? ''} ${source ?? ''}`
}

/** The place of the first or a later occurrence of a text. */
export function positionOf(text: string, sought: string, offset = 0): Position {
  const at = text.indexOf(sought) + offset
  const before = text.slice(0, at).split('\n')
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}

/** A text after the edits that are meant for its file. */
export function applied(text: string, path: string, edit: WorkspaceEdit | undefined): string {
  const changes = edit?.documentChanges?.flatMap((each) => ('edits' in each ? [each] : [])) ?? []
  const listed = edit?.changes?.[uri(path)] ?? []
  const edits = [
    ...listed,
    ...changes.filter(({ textDocument }) => textDocument.uri === uri(path)).flatMap((each) => each.edits as TextEdit[]),
  ]
  const lines = text.split('\n')
  const offset = ({ line, character }: Position) =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character
  return edits
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      text,
    )
}
