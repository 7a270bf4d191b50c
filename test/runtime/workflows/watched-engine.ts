import type { Engine } from '../../../runtime/index.js'

type Store = Awaited<ReturnType<NonNullable<Engine['openWorkflows']>>>

/** A call of a store's method that has been answered. */
export interface StoreCall {
  readonly method: string
  readonly args: readonly unknown[]
  readonly result: unknown
}

/** The engine, with what is asked of its store of runs written down; `before` may hold a call up, or change what it is given. */
export function watchedEngine(
  engine: Engine,
  calls: StoreCall[],
  before: (method: string, args: unknown[]) => Promise<void> | void = () => undefined,
): Engine {
  const open = engine.openWorkflows?.bind(engine)
  engine.openWorkflows = async (user) => {
    const store = await open?.(user)
    return new Proxy(store as Store, {
      get: (target, name) => {
        const member = Reflect.get(target, name, target) as unknown
        if (typeof member !== 'function') return member
        return async (...args: unknown[]): Promise<unknown> => {
          await before(String(name), args)
          const result = await (member as (...args: unknown[]) => Promise<unknown>).apply(target, args)
          calls.push({ method: String(name), args, result })
          return result
        }
      },
    })
  }
  return engine
}
