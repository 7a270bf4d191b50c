import type { InvokeOptions } from '../../app.js'
import { takesInput } from '../../call/callable.js'
import { inputAndOptions } from '../../call/context-class.js'
import type { StartOptions } from '../../context.js'
import type { AnyFunction } from '../../functions.js'
import type { Running } from '../../running.js'
import type { RunDetails, Workflows } from '../../workflows.js'

/** `running`: the running application, which is started when it is not. */
export function workflowsOf(running: () => Promise<Running>): Workflows {
  return {
    start: async (fn: AnyFunction, ...args: unknown[]): Promise<string> => {
      const { callableOf, runs } = await parts(running)
      if (!runs) throw new Error(`'${fn.name}' is wired to no workflow, so that no run of it can be started.`)
      const { input, options } = inputAndOptions(takesInput(callableOf(fn)), args)
      const { session, key } = (options ?? {}) as InvokeOptions & StartOptions
      return runs.start(fn, input, session, { key })
    },
    run: async (id) => (await running()).runs?.run(id),
    runs: async (wanted) => (await running()).runs?.runs(wanted) ?? [],
    cancel: async (id) => (await running()).runs?.cancel(id) ?? false,
    watch: async function* (id, { signal } = {}): AsyncGenerator<RunDetails, void, void> {
      const { runs } = await running()
      if (runs) yield* runs.watch(id, undefined, signal)
    },
  }
}

async function parts(running: () => Promise<Running>): Promise<Pick<Running, 'callableOf' | 'runs'>> {
  const started = await running()
  return { callableOf: (fn) => started.callableOf(fn), runs: started.runs }
}
