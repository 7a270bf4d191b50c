import type { Engine } from './port.js'
import type { WorkflowStore } from './workflow-port.js'

/** An engine that is made and started by the first thing that is asked of it, and never when nothing is. */
export function engineWhenNeeded(make: () => Engine, start: (engine: Engine) => Promise<void>): Engine {
  let made: Engine | undefined
  const engine = (): Engine => (made ??= make())
  let started: Promise<Engine> | undefined
  const begin = (): Promise<Engine> => (started ??= start(engine()).then(() => engine()))
  return whenNeeded<Engine>(begin, {
    get name() {
      return engine().name
    },
    get abilities() {
      return engine().abilities
    },
    get lease() {
      return engine().lease
    },
    get poll() {
      return engine().poll
    },
    // Who works nothing off has no use for the news.
    onReady: () => undefined,
    stop: async () => {
      await (await started?.catch(() => undefined))?.stop()
    },
  })
}

/** The same of a store of runs. */
export function storeWhenNeeded(open: () => Promise<WorkflowStore>): WorkflowStore {
  let opened: Promise<WorkflowStore> | undefined
  return whenNeeded<WorkflowStore>(() => (opened ??= open()), {
    // Until when a run is held is of no concern to who claims none.
    lease: Infinity,
    poll: Infinity,
    stop: async () => {
      await (await opened?.catch(() => undefined))?.stop()
    },
  })
}

/** An object with some members of its own; all others are asynchronous methods of the one that `begin` resolves to. */
function whenNeeded<T extends object>(begin: () => Promise<T>, own: Partial<T>): T {
  return new Proxy(own as T, {
    get: (_own, name) =>
      name in own
        ? (Reflect.get(own, name) as unknown)
        : async (...args: unknown[]): Promise<unknown> => {
            const whole = await begin()
            const method = whole[name as keyof T]
            if (typeof method !== 'function') throw new Error(`There is no '${String(name)}' here.`)
            return (method as (...args: unknown[]) => unknown).apply(whole, args)
          },
  })
}
