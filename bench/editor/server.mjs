// A real tsserver over stdio, as an editor runs it, with the plugin or without.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const tsserver = createRequire(import.meta.url).resolve('typescript/lib/tsserver.js')

export class Server {
  #project
  #process
  #waiting = new Map()
  #sequence = 0
  #unread = ''
  #texts = new Map()

  constructor(folder) {
    this.#project = join(folder, 'tsconfig.json')
    const args = [
      '--max-old-space-size=6000',
      tsserver,
      '--disableAutomaticTypingAcquisition',
      '--suppressDiagnosticEvents',
      '--pluginProbeLocations',
      folder,
    ]
    this.#process = spawn(process.execPath, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
    this.#process.stdout.setEncoding('utf8').on('data', (chunk) => this.#read(chunk))
  }

  #read(chunk) {
    const lines = (this.#unread + chunk).split('\n')
    this.#unread = lines.pop()
    for (const line of lines) {
      const message = line.startsWith('{') ? JSON.parse(line) : {}
      if (message.type !== 'response') continue
      this.#waiting.get(message.request_seq)?.(message.body)
      this.#waiting.delete(message.request_seq)
    }
  }

  #send(command, args) {
    const seq = ++this.#sequence
    this.#process.stdin.write(`${JSON.stringify({ seq, type: 'request', command, arguments: args })}\n`)
    return seq
  }

  request(command, args) {
    return new Promise((resolve) => this.#waiting.set(this.#send(command, args), resolve))
  }

  open(file) {
    this.#texts.set(file, readFileSync(file, 'utf8'))
    this.#send('open', { file, fileContent: this.#texts.get(file) })
  }

  /** Puts another text in the place of what differs, as an editor does that sends what was typed. */
  edit(file, change) {
    if (!this.#texts.has(file)) this.open(file)
    const before = this.#texts.get(file)
    const after = change(before)
    this.#texts.set(file, after)
    let [start, end] = [0, 0]
    while (start < before.length && before[start] === after[start]) start++
    const most = Math.min(before.length, after.length) - start
    while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
    const [from, to] = [placeOf(before, start), placeOf(before, before.length - end)]
    const span = { line: from.line, offset: from.offset, endLine: to.line, endOffset: to.offset }
    this.#send('change', { file, ...span, insertString: after.slice(start, after.length - end) })
  }

  /** Asks for what an editor asks for; answers what our part cost, and what the rest. */
  async ask(files) {
    // A project is loaded when its first file is opened.
    const isFirst = this.#texts.size === 0
    if (isFirst) this.open(files[0])
    const before = await this.request('solder/latency')
    const problems = []
    for (const file of files) {
      problems.push(...(await this.request('semanticDiagnosticsSync', { file, projectFileName: this.#project })))
      problems.push(...(await this.request('suggestionDiagnosticsSync', { file, projectFileName: this.#project })))
    }
    const after = await this.request('solder/latency')
    const own = after.answers.reduce((sum, each) => sum + each, 0)
    return { own, theirs: after.cpu - (isFirst ? 0 : before.cpu) - own, problems, facts: after.filesLookedThrough }
  }

  stop() {
    this.#send('exit')
  }
}

function placeOf(text, at) {
  const lines = text.slice(0, at).split('\n')
  return { line: lines.length, offset: lines.at(-1).length + 1 }
}
