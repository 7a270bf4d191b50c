import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { root, tspc } from '../../running/repository.js'
import { runNode } from '../../running/run-node.js'

const folder = join(root, 'fixtures/jobs-app')

let compiled: Promise<void> | undefined

/** The fixture `jobs-app`, compiled once by the real tspc. */
export function compileJobsApp(): Promise<void> {
  return (compiled ??= runNode([tspc, '-p', '.'], { cwd: folder }).then(({ code, stdout }) => {
    if (code !== 0) throw new Error(`The fixture does not compile:\n${stdout}`)
  }))
}

export interface ProcessOptions {
  /** Which of the fixture's wirings. */
  wiring?: 'jobs' | 'later' | 'clock' | 'workflows' | 'edited' | 'extended'
  /** Names the engine and its place; see `fixtures/jobs-app/engine.ts`. */
  env: Record<string, string>
  ledger: string
}

export interface AddOptions {
  delay?: number
  priority?: number
  key?: string
  group?: string
}

interface Message {
  id?: number
  result?: unknown
  error?: string
  logged?: string
  said?: string
  ready?: true
  refused?: string
}

const alive = new Set<JobProcess>()

// One that a test left running, as cases do that were begun beside those that were asked for, would keep mocha from ending.
after('end what is left running of the fixture', async () => {
  await Promise.all([...alive].map((process) => process.kill()))
})

/** A process of its own that runs the fixture's application, and can be killed like one. */
export class JobProcess {
  readonly logged: string[] = []
  /** Messages of the topic that it listens to. */
  readonly said: string[] = []
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  readonly #ended: Promise<NodeJS.Signals | number | null>
  readonly #ready: Promise<void>
  #next = 0
  isAlive = true

  private constructor({ wiring = 'jobs', env, ledger }: ProcessOptions) {
    this.#child = fork(join(folder, 'dist/process.js'), {
      cwd: folder,
      env: { ...process.env, ...env, WIRING: wiring, LEDGER: ledger },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--import', join(folder, 'movable-clock.mjs')],
    })
    alive.add(this)
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        this.isAlive = false
        alive.delete(this)
        for (const { reject } of this.#waiting.values()) reject(new Error('The process has ended.'))
        resolve(signal ?? code)
      })
    })
    this.#ready = new Promise((resolve, reject) => {
      this.#child.on('message', (message: Message) => {
        if (message.ready) resolve()
        else if (message.refused !== undefined) reject(new Error(message.refused))
        else this.#take(message)
      })
      this.#child.once('exit', () => {
        reject(new Error('The process ended before it was ready.'))
      })
    })
  }

  /** Resolves when its application runs; rejects with its reason when it cannot. */
  static async start(options: ProcessOptions): Promise<JobProcess> {
    const started = new JobProcess(options)
    try {
      await started.#ready
    } catch (error) {
      await started.kill()
      throw error
    }
    return started
  }

  /** Adds jobs in one turn; resolves to their ids once the engine has acknowledged them. */
  async add(fn: string, inputs: readonly unknown[], options: AddOptions = {}): Promise<string[]> {
    return (await this.#ask({ ask: 'enqueue', adding: { fn, inputs, ...options } })) as string[]
  }

  /** Calls a method of its `app.jobs`. */
  async jobs<T>(method: string, ...args: unknown[]): Promise<T> {
    return (await this.#ask({ ask: 'jobs', method, args })) as T
  }

  /** Starts a run; resolves to its id. */
  async begin(workflow: string, input: unknown, key?: string): Promise<string> {
    return (await this.#ask({ ask: 'begin', workflow, input, key })) as string
  }

  /** Calls a method of its `app.workflows`. Times come as texts. */
  async workflows<T>(method: 'run' | 'runs' | 'cancel', ...args: unknown[]): Promise<T> {
    return (await this.#ask({ ask: 'workflows', method, args })) as T
  }

  /** Publishes what the workflow `confirming` waits for. */
  confirm(user: string, by: string): Promise<unknown> {
    return this.#ask({ ask: 'confirm', user, by })
  }

  /** Lets steps go on that hold. */
  letGo(): Promise<unknown> {
    return this.#ask({ ask: 'letGo' })
  }

  publish(text: string, key: string): Promise<unknown> {
    return this.#ask({ ask: 'publish', text, key })
  }

  listen(key: string): Promise<unknown> {
    return this.#ask({ ask: 'listen', key })
  }

  /** Moves the process's clock by that many milliseconds, as if it had been set. */
  moveClock(milliseconds: number): void {
    this.#child.send({ moveClock: milliseconds })
  }

  /** As `kill -9` does it. */
  async kill(): Promise<void> {
    if (this.isAlive) this.#child.kill('SIGKILL')
    await this.#ended
  }

  /** As a deploy does it; resolves to the code it ended with. */
  async terminate(): Promise<NodeJS.Signals | number | null> {
    this.#child.kill('SIGTERM')
    return this.#ended
  }

  ended(): Promise<NodeJS.Signals | number | null> {
    return this.#ended
  }

  #ask(request: object): Promise<unknown> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      if (!this.isAlive) {
        reject(new Error('The process has ended.'))
        return
      }
      this.#waiting.set(id, { resolve, reject })
      this.#child.send({ id, ...request }, (error) => {
        if (error) reject(error)
      })
    })
  }

  #take({ id, result, error, logged, said }: Message): void {
    if (logged !== undefined) this.logged.push(logged)
    if (said !== undefined) this.said.push(said)
    if (id === undefined) return
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error === undefined) waiting?.resolve(result)
    else waiting?.reject(new Error(error))
  }
}
