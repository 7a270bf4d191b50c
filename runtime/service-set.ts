import { messageOf } from './call/failure.js'
import type { Logger } from './context.js'
import type { DefinedServices } from './services.js'

/** The services that are needed, in an order in which each comes after those it takes; or why there is none. */
export function serviceOrder(
  defined: DefinedServices,
  needed: Iterable<string>,
): { order: string[]; problems: string[] } {
  const { factories, emitted } = defined['~solder']
  const order: string[] = []
  const problems: string[] = []
  const settled = new Set<string>()
  const visit = (name: string, trail: readonly string[]): void => {
    if (settled.has(name)) return
    if (trail.includes(name)) {
      const circle = [...trail.slice(trail.indexOf(name)), name].map((one) => `'${one}'`).join(' → ')
      problems.push(`the services ${circle} need one another in a circle`)
      settled.add(name)
      return
    }
    if (!Object.hasOwn(factories, name)) {
      const taker = trail.at(-1)
      if (taker !== undefined)
        problems.push(`the service '${taker}' takes '${name}', which defineServices does not make`)
      settled.add(name)
      return
    }
    for (const other of emitted?.dependencies[name] ?? []) visit(other, [...trail, name])
    if (settled.has(name)) return
    settled.add(name)
    order.push(name)
  }
  for (const name of needed) visit(name, [])
  return { order, problems }
}

/** A service's factory failed; what had been made before it is closed again. */
export class ServiceFailure extends Error {
  constructor(name: string, cause: unknown) {
    super(`the service '${name}' could not be made: ${messageOf(cause)}`, { cause })
    this.name = 'ServiceFailure'
  }
}

/** The services of a running application. */
export class ServiceSet {
  readonly made = new Map<string, unknown>()
  readonly #log: Logger
  readonly #factories: DefinedServices['~solder']['factories']
  #adding: Promise<unknown> = Promise.resolve()

  private constructor({ '~solder': { factories } }: DefinedServices, log: Logger) {
    this.#factories = factories
    this.#log = log
  }

  /** Makes the services in the given order. */
  static async make(defined: DefinedServices, order: readonly string[], log: Logger): Promise<ServiceSet> {
    const set = new ServiceSet(defined, log)
    try {
      await set.#make(order)
    } catch (error) {
      await set.close()
      throw error
    }
    return set
  }

  /** Makes those of them that have not been made, in the given order; each once, whoever else adds at the same time. */
  add(order: readonly string[]): Promise<void> {
    const added = this.#adding.then(() => this.#make(order.filter((name) => !this.made.has(name))))
    this.#adding = added.catch(() => undefined)
    return added
  }

  async #make(order: readonly string[]): Promise<void> {
    const view = this.#view(Object.keys(this.#factories))
    for (const name of order) {
      const factory = this.#factories[name] as (services: object) => unknown
      try {
        this.made.set(name, await factory(view))
      } catch (error) {
        throw new ServiceFailure(name, error)
      }
    }
  }

  /** What has been made so far, as the object that factories and `session` are given. */
  #view(names: readonly string[]): object {
    const { made } = this
    const view = {}
    for (const name of names) {
      Object.defineProperty(view, name, {
        enumerable: true,
        get(): unknown {
          if (made.has(name)) return made.get(name)
          throw new Error(`the service '${name}' has not been made, because nothing says that it is needed here`)
        },
      })
    }
    return view
  }

  /** Closes in reverse order; one that fails is logged and does not keep the others open. */
  async close(): Promise<void> {
    for (const [name, service] of [...this.made].reverse()) {
      try {
        await closeService(service)
      } catch (error) {
        this.#log.error({ service: name, err: error }, `The service '${name}' could not be closed.`)
      }
    }
    this.made.clear()
  }

  /** For the session function. */
  all(): Record<string, unknown> {
    return this.#view([...this.made.keys()]) as Record<string, unknown>
  }
}

async function closeService(service: unknown): Promise<void> {
  if ((typeof service !== 'object' && typeof service !== 'function') || service === null) return
  const ways = service as { [way in symbol | 'close']?: unknown }
  for (const way of [Symbol.asyncDispose, Symbol.dispose, 'close'] as const) {
    const close = ways[way]
    if (typeof close !== 'function') continue
    await (close as () => unknown).call(service)
    return
  }
}
