import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tspc } from '../running/repository.js'

/** `tspc --watch`, told apart into its builds. */
export class WatchProcess {
  readonly #child: ChildProcess
  #output = ''
  #seen = 0

  constructor(folder: string, ...args: string[]) {
    this.#child = spawn(process.execPath, [tspc, ...args, '--watch', '--preserveWatchOutput'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const collect = (chunk: Buffer): void => {
      this.#output += chunk.toString()
      this.#child.emit('said')
    }
    this.#child.stdout?.on('data', collect)
    this.#child.stderr?.on('data', collect)
    // Each wait for the next build leaves some behind.
    this.#child.setMaxListeners(0)
    process.once('exit', () => this.#child.kill('SIGKILL'))
  }

  /** What the next build says, once it is done. */
  async build(): Promise<string> {
    for (;;) {
      const fresh = this.#output.slice(this.#seen)
      const end = /Found \d+ errors?\. Watching for file changes\./u.exec(fresh)
      if (end !== null) {
        this.#seen += end.index + end[0].length
        return fresh.slice(0, end.index + end[0].length)
      }
      if (this.#child.exitCode !== null) throw new Error(`The compiler has ended:\n${this.#output}`)
      await Promise.race([once(this.#child, 'said'), once(this.#child, 'exit')])
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return
    this.#child.kill('SIGTERM')
    await once(this.#child, 'exit')
  }
}
