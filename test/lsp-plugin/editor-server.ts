import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../running/repository.js'

/** A place as tsserver writes it; both from 1. */
export interface Location {
  line: number
  offset: number
}

/** A diagnostic as tsserver writes it. */
export interface ServerDiagnostic {
  start: Location
  end: Location
  text: string
  code: number
  category: string
  source?: string
  relatedInformation?: { message: string; span?: { file: string; start: Location; end: Location } }[]
}

/** A fix as tsserver writes it. */
export interface ServerFix {
  fixName: string
  description: string
  changes: { fileName: string; textChanges: { start: Location; end: Location; newText: string }[] }[]
}

interface Message {
  type: string
  request_seq?: number
  event?: string
  success?: boolean
  message?: string
  body?: unknown
}

/** A real tsserver, as an editor runs it. */
export class EditorServer {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, { resolve: (message: Message) => void; reject: (error: Error) => void }>()
  readonly #listening = new Map<string, (() => void)[]>()
  #sequence = 0
  #unread = ''

  /** Of the repository's TypeScript, unless another one is named. */
  constructor(folder: string, options: readonly string[] = [], typescript = join(root, 'node_modules', 'typescript')) {
    const server = join(typescript, 'lib', 'tsserver.js')
    const args = [server, '--disableAutomaticTypingAcquisition', '--suppressDiagnosticEvents', ...options]
    this.#process = spawn(process.execPath, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
    this.#process.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      this.#read(chunk)
    })
    this.#process.once('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('tsserver has ended'))
    })
  }

  /** Opens a file, with the text that the editor has of it. */
  open(file: string, fileContent: string): void {
    this.#send('open', { file, fileContent })
  }

  /** Replaces one stretch of an open file. */
  change(file: string, start: Location, end: Location, insertString: string): void {
    const span = { line: start.line, offset: start.offset, endLine: end.line, endOffset: end.offset }
    this.#send('change', { file, ...span, insertString })
  }

  /** The semantic diagnostics of a file. */
  diagnostics(file: string): Promise<ServerDiagnostic[]> {
    return this.request<ServerDiagnostic[]>('semanticDiagnosticsSync', { file })
  }

  /** What is wrong with a tsconfig.json that a file's project comes from. */
  configDiagnostics(file: string): Promise<ServerDiagnostic[]> {
    return this.request<ServerDiagnostic[]>('semanticDiagnosticsSync', { file, projectFileName: file })
  }

  /** The fixes of one code in a stretch of a file. */
  fixes(file: string, start: Location, end: Location, code: number): Promise<ServerFix[]> {
    const span = { startLine: start.line, startOffset: start.offset, endLine: end.line, endOffset: end.offset }
    return this.request<ServerFix[]>('getCodeFixes', { file, ...span, errorCodes: [code] })
  }

  /** Asks, and waits for the answer. Rejects when the server says that the request failed. */
  async request<T>(command: string, args?: object): Promise<T> {
    const sequence = this.#send(command, args)
    const answer = await new Promise<Message>((resolve, reject) => {
      this.#waiting.set(sequence, { resolve, reject })
    })
    if (answer.success !== true) throw new Error(answer.message ?? 'The request failed')
    return answer.body as T
  }

  /** Waits for something that the server says by itself. */
  event(name: string): Promise<void> {
    return new Promise((resolve) => {
      this.#listening.set(name, [...(this.#listening.get(name) ?? []), resolve])
    })
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#send('exit')
    await ended
  }

  #send(command: string, args?: object): number {
    const seq = ++this.#sequence
    this.#process.stdin?.write(`${JSON.stringify({ seq, type: 'request', command, arguments: args })}\n`)
    return seq
  }

  /** Messages are lines of JSON between headers, which are not. */
  #read(chunk: string): void {
    const lines = (this.#unread + chunk).split('\n')
    this.#unread = lines.pop() ?? ''
    for (const line of lines) {
      if (!line.startsWith('{')) continue
      const message = JSON.parse(line) as Message
      if (message.type === 'event' && message.event !== undefined) this.#tell(message.event)
      if (message.type !== 'response' || message.request_seq === undefined) continue
      this.#waiting.get(message.request_seq)?.resolve(message)
      this.#waiting.delete(message.request_seq)
    }
  }

  #tell(event: string): void {
    for (const resolve of this.#listening.get(event) ?? []) resolve()
    this.#listening.delete(event)
  }
}
