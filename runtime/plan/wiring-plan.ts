import type { Callable } from '../call/callable.js'
import { contractAt } from '../contract-lookup.js'
import { CONTRACT_FORMAT, type EmittedEntry } from '../contract.js'
import type { WiredAddress } from '../app.js'
import type { DefinedWiring } from '../define-wiring.js'
import type { AnyFunction } from '../functions.js'
import { planCli } from './plan-cli.js'
import { planMcp } from './plan-mcp.js'
import { planChannels, planCron, planHttp, planQueues, planRpc, planWorkflows } from './plan-entries.js'
import { readRoutePath, shapeOf, type RouteSegment } from '../transports/route-path.js'
import type {
  ChannelWired,
  CliWired,
  CronWired,
  HttpWired,
  McpWired,
  QueueWired,
  Wired,
  WorkflowWired,
} from '../wired.js'

type Transport = WiredAddress['transport']

/** The parts that a wiring may have. */
const sections = ['http', 'channels', 'rpc', 'queues', 'cron', 'workflows', 'mcp', 'cli']

/** Gathers what the wirings of an application say, and everything that is wrong with it. */
export class WiringPlan implements Wired {
  readonly http: HttpWired[] = []
  readonly channels: ChannelWired[] = []
  readonly rpc = new Map<string, Callable>()
  readonly queues: QueueWired[] = []
  readonly cron: CronWired[] = []
  readonly workflows: WorkflowWired[] = []
  readonly mcp = { tools: [], resources: [], prompts: [] } as { [Kind in keyof McpWired]: McpWired[Kind][number][] }
  readonly cli: CliWired[] = []
  readonly addresses: WiredAddress[] = []
  /** By the function itself: which contract it is called by. */
  readonly callables = new Map<AnyFunction, Callable>()
  /** Why the application cannot start. */
  readonly problems: string[] = []
  /** What is taken, to tell when it is taken twice. */
  readonly #taken = new Map<string, string>()
  #functions = 0
  /** Which functions have none, and why. */
  readonly #withoutContract: string[] = []
  #emitted: ReadonlyMap<string, EmittedEntry> = new Map()
  /** That of the wiring that is being read; undefined when it was not compiled. */
  #file: string | undefined

  constructor(wirings: readonly DefinedWiring[]) {
    let isCompiled = false
    for (const defined of wirings) {
      const { wiring, emitted } = defined['~solder']
      isCompiled ||= emitted !== undefined
      if (emitted !== undefined && emitted.format !== CONTRACT_FORMAT)
        this.problems.push(anotherFormat(`the wiring in ${emitted.file}`, emitted.format))
      this.#file = emitted?.file
      this.#emitted = new Map(emitted?.entries.map((entry) => [key(entry.transport, entry.address, entry.slot), entry]))
      planHttp(this, wiring)
      planChannels(this, wiring)
      planRpc(this, wiring)
      planQueues(this, wiring)
      planCron(this, wiring)
      planWorkflows(this, wiring)
      planMcp(this, wiring)
      planCli(this, wiring)
      for (const name of Object.keys(wiring))
        if (!sections.includes(name))
          this.problems.push(
            `a wiring has no '${name}': there are ${sections.slice(0, -1).join(', ')} and ${sections.at(-1)}`,
          )
    }
    this.#judgeContracts(isCompiled)
  }

  /** The function at an address, with its contract; undefined, and a problem noted, when it cannot be called. */
  callable(transport: Transport, address: string, fn: unknown, slot?: string): Callable | undefined {
    if (typeof fn !== 'function') {
      this.problems.push(`what is wired at ${place(transport, address, slot)} is not a function`)
      return undefined
    }
    this.#functions++
    const entry = this.#emitted.get(key(transport, address, slot))
    const contract = contractAt(fn as AnyFunction, entry)
    if (contract === undefined) {
      const isUnseen = this.#file !== undefined && entry === undefined
      const why = isUnseen
        ? `the wiring in ${this.#file} gets it from code that only runs later: write the key as a text there, and name its function`
        : "the file that declares or wires it was compiled without Solder's transformer"
      this.#withoutContract.push(`'${fn.name}' at ${place(transport, address, slot)} has no contract: ${why}`)
      return undefined
    }
    const callable: Callable = { contract, fn: fn as (...args: unknown[]) => unknown }
    if (contract.format !== CONTRACT_FORMAT) {
      this.problems.push(anotherFormat(`'${contract.name}' at ${place(transport, address, slot)}`, contract.format))
      return undefined
    }
    if (!this.callables.has(fn as AnyFunction)) this.callables.set(fn as AnyFunction, callable)
    this.addresses.push({
      transport,
      address,
      ...(slot === undefined ? {} : { slot }),
      function: contract.name,
      file: contract.file,
      line: contract.line,
    })
    return callable
  }

  /** The segments of a route's path; undefined, and a problem noted, when it is no path or already taken. */
  route(transport: 'http' | 'channel', method: string, path: string): readonly RouteSegment[] | undefined {
    const address = transport === 'http' ? `${method} ${path}` : path
    const segments = readRoutePath(path)
    if (!segments) {
      this.problems.push(`'${address}' is not a route: a path is '/', or '/todos/:id' without a slash at its end`)
      return undefined
    }
    return this.claim(`${transport} ${method} ${shapeOf(segments)}`, place(transport, address)) ? segments : undefined
  }

  /** Takes a name; false, and a problem noted, when it has been taken before. */
  claim(name: string, what: string): boolean {
    const other = this.#taken.get(name)
    if (other === undefined) {
      this.#taken.set(name, what)
      return true
    }
    this.problems.push(other === what ? `${what} is wired twice` : `${what} matches the same requests as ${other}`)
    return false
  }

  /** Notes the options of an entry that do not exist. */
  knownOptions(what: string, entry: object, known: readonly string[]): void {
    for (const name of Object.keys(entry))
      if (!known.includes(name)) this.problems.push(`${what} has an option '${name}', which does not exist`)
  }

  #judgeContracts(isCompiled: boolean): void {
    if (this.#withoutContract.length === 0) return
    if (!isCompiled && this.#withoutContract.length === this.#functions) {
      // Whatever else is wrong, this comes first, and one sentence is enough.
      this.problems.splice(0, this.problems.length, notCompiled)
      return
    }
    this.problems.push(...this.#withoutContract)
  }
}

const notCompiled =
  "it was compiled without Solder's transformer: by tsc instead of tspc, by TypeScript 7, which ignores transformers, " +
  'or without the entry { "name": "solder", "transform": "solder/transformer", "transformProgram": true } in the ' +
  '"plugins" of its tsconfig.json; add the entry, install typescript@6.0.3 and ts-patch@4.0.1 (on Node 20 ' +
  'typescript@5.9.3 and ts-patch@3.3.0), and compile with `npx tspc`'

function anotherFormat(what: string, format: number): string {
  return (
    `${what} was compiled for another version of Solder (contract format ${format}, this one reads ` +
    `${CONTRACT_FORMAT}): compile again with \`npx tspc\``
  )
}

function key(transport: string, address: string, slot: string | undefined): string {
  return JSON.stringify([transport, address, slot ?? null])
}

function place(transport: Transport, address: string, slot?: string): string {
  if (transport === 'mcp') return `the MCP ${slot ?? 'entry'} '${address}'`
  const subject = {
    http: `'${address}'`,
    channel: `the channel '${address}'`,
    rpc: `the RPC name '${address}'`,
    queue: `the queue '${address}'`,
    cron: `the cron entry '${address}'`,
    workflow: `the workflow '${address}'`,
    cli: `the command '${address}'`,
  }[transport]
  return slot === undefined ? subject : `${subject} (${slot})`
}
