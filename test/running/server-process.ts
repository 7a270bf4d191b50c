import { spawn, type ChildProcess } from 'node:child_process'
import type { RunOptions } from './run-node.js'

/** How a process ended. */
export interface Ending {
  code: number | null
  signal: NodeJS.Signals | null
}

/** A command that starts a server, in a process group of its own. */
export class ServerProcess {
  readonly #child: ChildProcess
  readonly #ended: Promise<Ending>
  #output = ''

  private constructor(command: string, args: readonly string[], { cwd, env }: RunOptions) {
    this.#child = spawn(command, args, {
      cwd,
      detached: true,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const collect = (chunk: Buffer): void => {
      this.#output += chunk.toString()
    }
    this.#child.stdout?.on('data', collect)
    this.#child.stderr?.on('data', collect)
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        resolve({ code, signal })
      })
    })
    process.once('exit', this.#killAtExit)
  }

  /** Resolves once it has printed what `ready` finds: its address, unless said otherwise. */
  static async start(
    command: string,
    args: readonly string[],
    options: RunOptions & { ready?: RegExp },
  ): Promise<ServerProcess> {
    const server = new ServerProcess(command, args, options)
    const ready = options.ready ?? /http:\/\/127\.0\.0\.1:\d+/
    let over: Ending | undefined
    void server.#ended.then((ending) => (over = ending))
    while (!ready.test(server.output)) {
      if (over)
        throw new Error(`'${command}' ended with ${JSON.stringify(over)} before it was ready:\n${server.output}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return server
  }

  /** Everything printed so far, on both streams. */
  get output(): string {
    return this.#output
  }

  /** The address it printed: `http://127.0.0.1:<port>`. */
  get url(): string {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(this.#output)?.[0]
    if (url === undefined) throw new Error(`no address in:\n${this.#output}`)
    return url
  }

  get port(): number {
    return Number(new URL(this.url).port)
  }

  /** As Ctrl-C does it: to the process and everything it started. */
  interruptGroup(): Promise<Ending> {
    process.kill(-this.#pid, 'SIGINT')
    return this.#ended
  }

  /** To the process alone, as `kill <pid>` does it. */
  signal(signal: 'SIGINT' | 'SIGTERM'): Promise<Ending> {
    process.kill(this.#pid, signal)
    return this.#ended
  }

  /** Ends it and everything it started, whatever state it is in. */
  async kill(): Promise<void> {
    this.#killAtExit()
    process.removeListener('exit', this.#killAtExit)
    await this.#ended
  }

  get #pid(): number {
    const { pid } = this.#child
    if (pid === undefined) throw new Error('the process could not be started')
    return pid
  }

  readonly #killAtExit = (): void => {
    try {
      process.kill(-this.#pid, 'SIGKILL')
    } catch {
      // The group is gone already.
    }
  }
}
