import { Call } from '../../call/call.js'
import type { Logger, StartOptions } from '../../context.js'
import type { StoredRun } from '../../engines/workflow-port.js'
import type { AnyFunction } from '../../functions.js'
import type { RunDetails, RunInfo, RunState } from '../../workflows.js'
import { progressOf, runDetails, runInfo } from './run-view.js'
import { watchRun } from './watch-run.js'
import type { WorkflowTransport } from './workflow-transport.js'

/** How often it is looked what became of a watched run in other processes. */
const LOOK = 300

/** Shows runs: to `app.workflows`, over HTTP and on channels. */
export class RunOverview {
  readonly #transport: WorkflowTransport
  readonly #isShared: () => boolean
  readonly #log: Logger

  /** `isShared`: whether other processes may work on the runs; asked when it matters, as it is the engine that knows. */
  constructor(transport: WorkflowTransport, isShared: () => boolean, log: Logger) {
    this.#log = log
    this.#transport = transport
    this.#isShared = isShared
  }

  /** One run; of that workflow, or of whichever has it. */
  async run(id: string, workflow?: string): Promise<RunDetails | undefined> {
    for (const name of workflow === undefined ? this.#transport.names : [workflow]) {
      const wired = this.#transport.workflow(name)
      const run = wired && isId(id) ? await this.#transport.store.run({ workflow: name, id }) : undefined
      if (!wired || !run) continue
      const attempts = await this.#transport.store.attempts(run)
      return runDetails(run, attempts, this.#transport.obstacle(wired, run.sites))
    }
    return undefined
  }

  async runs({ workflow, state, most = 100 }: { workflow?: string; state?: RunState; most?: number } = {}): Promise<
    RunInfo[]
  > {
    const names = this.#transport.names.filter((name) => workflow === undefined || name === workflow)
    const found = await Promise.all(names.map((name) => this.#runsOf(name, state, most)))
    return found.flat().sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  }

  async cancel(id: string): Promise<boolean> {
    for (const workflow of this.#transport.names)
      if (isId(id) && (await this.#transport.store.run({ workflow, id })))
        return this.#transport.cancel({ workflow, id })
    return false
  }

  watch(id: string, workflow?: string, signal?: AbortSignal): AsyncGenerator<RunDetails, void, void> {
    return watchRun({
      look: () => this.run(id, workflow),
      watch: (listener) => this.#transport.watch(listener),
      every: this.#isShared() ? LOOK : undefined,
      signal,
    })
  }

  /** Tells a listener what becomes of a run, as JSON text, until it ends. Returns what ends that. */
  follow(id: string, listener: (message: string) => void): () => Promise<void> {
    const abort = new AbortController()
    const tell = async (): Promise<void> => {
      for await (const run of this.watch(id, undefined, abort.signal)) listener(JSON.stringify(progressOf(run)))
    }
    const told = tell().catch((error: unknown) => {
      this.#log.warn({ run: id, err: error }, 'A run can no longer be followed.')
    })
    return () => {
      abort.abort()
      return told
    }
  }

  start(fn: AnyFunction, input: unknown, session: unknown, options: StartOptions): Promise<string> {
    const workflow = this.#transport.of(fn)
    const call = new Call(workflow.callable, 'invoke', () => session)
    return this.#transport.startRun(call, fn, input, options)
  }

  async #runsOf(workflow: string, state: RunState | undefined, most: number): Promise<RunInfo[]> {
    const wired = this.#transport.workflow(workflow)
    if (!wired) return []
    const infoOf = (run: StoredRun): RunInfo => runInfo(run, this.#transport.obstacle(wired, run.sites))
    // Whether a run is blocked depends on this code: no store knows it.
    const isAsked = state === 'blocked' || state === 'waiting'
    const stored = await this.#transport.store.runs({
      workflow,
      state: isAsked ? 'waiting' : state,
      where: isAsked ? (run) => infoOf(run).state === state : undefined,
      most,
    })
    return stored.map(infoOf)
  }
}

/** Whether it can be the id of a run: databases refuse to look for anything else. */
function isId(id: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
}
