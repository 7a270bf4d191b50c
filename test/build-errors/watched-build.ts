import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tspc } from '../running/repository.js'

/** A build that watches its files. */
export class WatchedBuild {
  readonly #process: ChildProcess
  #output = ''
  #heard: () => void = () => undefined

  constructor(folder: string, args: readonly string[]) {
    const watch = [tspc, ...args, '--watch', '--preserveWatchOutput', '--pretty', 'false']
    this.#process = spawn(process.execPath, watch, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#process.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      this.#output += chunk
      this.#heard()
    })
    process.once('exit', this.#kill)
  }

  /** What it prints until the next time that it has looked at everything. */
  async round(): Promise<string> {
    for (;;) {
      const end = /Found \d+ errors?\. Watching for file changes\.\n/.exec(this.#output)
      if (end) {
        const round = this.#output.slice(0, end.index + end[0].length)
        this.#output = this.#output.slice(end.index + end[0].length)
        return round
      }
      if (this.#process.exitCode !== null) throw new Error(`The build has ended: ${this.#output}`)
      await new Promise<void>((resolve) => (this.#heard = resolve))
    }
  }

  /** Rounds until one of them is as wanted: saving two files may start two. */
  async until(wanted: (round: string) => boolean): Promise<string> {
    for (;;) {
      const round = await this.round()
      if (wanted(round)) return round
    }
  }

  async stop(): Promise<void> {
    process.removeListener('exit', this.#kill)
    if (this.#process.exitCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#kill()
    await ended
  }

  readonly #kill = (): void => {
    this.#process.kill('SIGKILL')
  }
}
