import type { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import type { StartOptions } from '../../context.js'
import type { NewRun, RunName, WorkflowStore } from '../../engines/workflow-port.js'
import type { AnyFunction } from '../../functions.js'

/** What a run needs from the application. */
export interface WorkflowHost {
  readonly calls: CallHost
  readonly store: WorkflowStore
  /** Checks what a run is to be started with, and by whom. */
  newRun(fn: AnyFunction, input: unknown, call: Call, options: StartOptions | undefined): Promise<NewRun>
  /** Runs of the workflow may go on. */
  wake(workflow: string): void
  /** Cancels a child whose parent does not know of it, if that is because it was cancelled. */
  cancelOrphan(parent: RunName, child: RunName): Promise<void>
}
