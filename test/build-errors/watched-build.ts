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

  /**
   * Saves a change, and waits for a round that is as wanted. A build says that it is done before it watches, and a file saved in
   * between is never looked at: so saves again, as a person would.
   */
  async after(save: () => void, isWanted: (round: string) => boolean): Promise<string> {
    save()
    const again = setInterval(save, 2000)
    try {
      for (;;) {
        const round = await this.round()
        if (isWanted(round)) return round
      }
    } finally {
      clearInterval(again)
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
