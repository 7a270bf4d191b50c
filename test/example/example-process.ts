import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** How a process ended. */
export interface Ending {
  code: number | null
  signal: NodeJS.Signals | null
}

/** A running `npm start`, in a process group of its own. */
export class ExampleProcess {
  readonly #child: ChildProcess
  readonly #ended: Promise<Ending>
  #output = ''

  private constructor(env: Record<string, string>) {
    this.#child = spawn('npm', ['start'], {
      cwd: root,
      detached: true,
      env: { ...process.env, PORT: '0', ...env },
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

  /** Resolves once the address has been printed. */
  static async start(env: Record<string, string> = {}): Promise<ExampleProcess> {
    const example = new ExampleProcess(env)
    let over: Ending | undefined
    void example.#ended.then((ending) => (over = ending))
    while (!example.output.includes('Ctrl-C')) {
      if (over) throw new Error(`npm start ended with ${JSON.stringify(over)} before it listened:\n${example.output}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return example
  }

  /** Runs `npm start` to its end, for starts that fail. */
  static async run(env: Record<string, string>): Promise<Ending & { output: string }> {
    const example = new ExampleProcess(env)
    const ending = await example.#ended
    process.removeListener('exit', example.#killAtExit)
    return { ...ending, output: example.output }
  }

  /** Everything printed so far, on both streams. */
  get output(): string {
    return this.#output
  }

  /** Where it answers: `http://127.0.0.1:<port>`. */
  get url(): string {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(this.#output)?.[0]
    if (url === undefined) throw new Error(`no address in:\n${this.#output}`)
    return url
  }

  /** As Ctrl-C does it: to npm and everything it started. */
  interruptGroup(): Promise<Ending> {
    process.kill(-this.#pid, 'SIGINT')
    return this.#ended
  }

  /** As `kill <pid of npm>` does it. */
  signalNpm(signal: 'SIGINT' | 'SIGTERM'): Promise<Ending> {
    process.kill(this.#pid, signal)
    return this.#ended
  }

  /** Ends it without ceremony, whatever state it is in. */
  async kill(): Promise<void> {
    this.#killAtExit()
    process.removeListener('exit', this.#killAtExit)
    await this.#ended
  }

  get #pid(): number {
    const { pid } = this.#child
    if (pid === undefined) throw new Error('npm could not be started')
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
