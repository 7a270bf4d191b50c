import { authorise } from '../../call/authorise.js'
import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import { decodeJson } from '../../call/decode-input.js'
import { LazyAbort } from '../../call/lazy-abort.js'
import { Forbidden, NotFound } from '../../errors.js'
import { ask } from '../../rules.js'
import type { WorkflowWired } from '../../wired.js'
import type { RunDetails } from '../../workflows.js'
import type { Answer, Exchange } from '../http/exchange.js'
import { httpFacts } from '../http/http-facts.js'
import type { RunOverview } from './run-overview.js'
import { progressOf } from './run-view.js'

/** Nobody between a server and its caller keeps a connection open for long on which nothing comes. */
const KEEP_ALIVE = 15_000

/** Shows runs over HTTP: `GET /workflows/<name>/<id>`, once or as a stream until the run ends. */
export class WorkflowRoutes {
  readonly #host: CallHost
  readonly #overview: RunOverview
  readonly #workflows: ReadonlyMap<string, WorkflowWired>

  constructor(host: CallHost, overview: RunOverview, workflows: readonly WorkflowWired[]) {
    this.#host = host
    this.#overview = overview
    this.#workflows = new Map(workflows.filter(({ entry }) => entry.http !== false).map((one) => [one.name, one]))
  }

  /** The methods at a path; undefined when it is not about a run. */
  methods([first, name, ...rest]: readonly string[]): readonly string[] | undefined {
    return first === 'workflows' && rest.length === 1 && this.#workflows.has(name ?? '') ? ['GET'] : undefined
  }

  async answer(exchange: Exchange, [, name = '', id = '']: readonly string[], session: () => unknown): Promise<Answer> {
    const workflow = this.#workflows.get(name) as WorkflowWired
    const abort = new LazyAbort((lazy) => {
      exchange.onGone(lazy)
    })
    const call = new Call(workflow.callable, 'http', session, {}, abort)
    call.http = () => httpFacts(exchange)
    const run = await this.#allowed(workflow, call, id)
    const headers = { 'cache-control': 'no-store' }
    if (!accepts(exchange.header('accept'), 'text/event-stream'))
      return { status: 200, headers: { ...headers, 'content-type': 'application/json' }, body: text(run) }
    const events = this.#overview.watch(id, name, abort.signal)
    return { status: 200, headers: { ...headers, 'content-type': 'text/event-stream' }, stream: eventStream(events) }
  }

  /** The run, if the caller may see it: whoever may start one, unless `allow` says no. */
  async #allowed(workflow: WorkflowWired, call: Call, id: string): Promise<RunDetails> {
    const { callable, entry, name } = workflow
    const { contract } = callable
    const session = contract.session !== undefined || entry.allow ? await call.session() : undefined
    authorise(contract, session)
    const run = await this.#overview.run(id, name)
    if (!run) throw new NotFound('There is no such run.')
    if (!entry.allow) return run
    const input = contract.input && decodeJson(contract, run.input)
    const context = this.#host.contextOf(call, session)
    if ((await ask(entry.allow, input, context)) !== true) throw new Forbidden('This call is not allowed.')
    return run
  }
}

function text(run: RunDetails): string {
  return JSON.stringify(progressOf(run))
}

function accepts(accept: string | undefined, type: string): boolean {
  return (accept ?? '').split(',').some((range) => range.split(';')[0]?.trim().toLowerCase() === type)
}

function eventStream(runs: AsyncGenerator<RunDetails, void, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let keepAlive: ReturnType<typeof setInterval> | undefined
  return new ReadableStream({
    start: (controller) => {
      keepAlive = setInterval(() => {
        controller.enqueue(encoder.encode(':\n\n'))
      }, KEEP_ALIVE)
    },
    pull: async (controller) => {
      const { done, value } = await runs.next().catch((error: unknown) => {
        clearInterval(keepAlive)
        throw error
      })
      if (!done) {
        controller.enqueue(encoder.encode(`data: ${text(value)}\n\n`))
        return
      }
      clearInterval(keepAlive)
      controller.close()
    },
    cancel: async () => {
      clearInterval(keepAlive)
      await runs.return()
    },
  })
}
