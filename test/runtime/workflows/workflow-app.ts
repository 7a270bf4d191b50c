import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyFunction, App, Engine, Logger, RunDetails } from '../../../runtime/index.js'
import { root } from '../../running/repository.js'
import { compileJobsApp } from '../engines/job-process.js'
import { Ledger } from '../engines/ledger.js'

type Wiring = 'workflows' | 'guarded' | 'edited' | 'extended'

interface Fixture {
  make: (engine: Engine, wiring: Wiring, log: Logger) => App
  functions: Record<string, AnyFunction>
  letGo: () => void
  ledger: Ledger
}

let fixture: Promise<Fixture> | undefined

/** The fixture `jobs-app`, compiled once by the real tspc and loaded into this process, with a ledger of this process. */
function loadFixture(): Promise<Fixture> {
  return (fixture ??= (async () => {
    await compileJobsApp()
    const folder = mkdtempSync(join(tmpdir(), 'solder-workflows-'))
    process.once('exit', () => {
      rmSync(folder, { recursive: true, force: true })
    })
    const ledger = new Ledger(join(folder, 'ledger'))
    process.env['LEDGER'] = ledger.path
    const load = (name: string): Promise<unknown> =>
      import(pathToFileURL(join(root, 'fixtures/jobs-app/dist', name)).href)
    const { make } = (await load('app.js')) as Pick<Fixture, 'make'>
    const functions = { ...((await load('workflows.js')) as object), ...((await load('corners.js')) as object) }
    const { letGo } = (await load('holding.js')) as Pick<Fixture, 'letGo'>
    return { make, functions: functions, letGo, ledger }
  })())
}

/** An application of the fixture that runs in this process. */
export class WorkflowApp {
  readonly logged: string[] = []
  readonly app: App
  readonly ledger: Ledger
  readonly letGo: () => void
  readonly #functions: Fixture['functions']

  private constructor({ make, functions, letGo, ledger }: Fixture, engine: Engine, wiring: Wiring) {
    const note = (first: object | string, message?: string): void => {
      this.logged.push(typeof first === 'string' ? first : (message ?? ''))
    }
    const log = { debug: () => undefined, info: note, warn: note, error: note }
    this.app = make(engine, wiring, log)
    this.#functions = functions
    this.letGo = letGo
    this.ledger = ledger
  }

  /** Started, with an empty ledger unless another application of the test goes on with it. */
  static async start(
    engine: Engine,
    wiring: Wiring = 'workflows',
    ledger: 'new' | 'same' = 'new',
  ): Promise<WorkflowApp> {
    const loaded = await loadFixture()
    if (ledger === 'new') writeFileSync(loaded.ledger.path, '')
    const started = new WorkflowApp(loaded, engine, wiring)
    await started.app.start()
    loaded.functions['resetShaky']?.()
    return started
  }

  function(name: string): AnyFunction {
    const fn = this.#functions[name]
    if (!fn) throw new Error(`The fixture has no '${name}'.`)
    return fn
  }

  /** Starts a run. The functions are the fixture's: their types are not known here. */
  begin(workflow: string, input: unknown, options: object = {}): Promise<string> {
    return this.app.workflows.start(this.function(workflow), input as never, options)
  }

  /** Resolves to a run when it has ended. */
  async end(id: string): Promise<RunDetails> {
    let last: RunDetails | undefined
    for await (const run of this.app.workflows.watch(id)) last = run
    if (!last?.endedAt) throw new Error(`The run '${id}' did not end.`)
    return last
  }

  async run(workflow: string, input: unknown): Promise<RunDetails> {
    return this.end(await this.begin(workflow, input))
  }

  /** Resolves to a run when it is as it is waited for. */
  async until(id: string, holds: (run: RunDetails) => boolean): Promise<RunDetails> {
    for await (const run of this.app.workflows.watch(id)) if (holds(run)) return run
    throw new Error(`The run '${id}' ended, or is not there: ${String(holds)}`)
  }

  async invoke(name: string, input: unknown): Promise<unknown> {
    return this.app.invoke(this.function(name), input as never)
  }
}
