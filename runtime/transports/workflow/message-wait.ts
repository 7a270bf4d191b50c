import type { Json, MessageAddress, StoredError } from '../../engines/workflow-port.js'
import type { Topic } from '../../topic.js'
import { keyText } from '../../topics.js'
import { beginAttempt, Refused } from './begin-attempt.js'
import type { Execution } from './execution.js'
import { storeEnding } from './store-ending.js'
import { revivedError } from './stored-error.js'
import { WatchedWait } from './waits.js'
import type { WorkflowHost } from './workflow-host.js'

export type MessageOptions = { key?: unknown; timeout?: number | undefined } | undefined

interface Wanted {
  readonly name: string
  readonly topic: Topic<unknown, never>
  readonly options: MessageOptions
  readonly decode: (body: Json) => unknown
}

/** What is stored of a wait that has ended. The id says which message it was; there is none when the time was over. */
type Came = { id: string; body: Json } | { id: null }

/** Waits for the oldest message that the run has not had. */
export function waitForMessage(host: WorkflowHost, execution: Execution, wanted: Wanted): Promise<unknown> {
  const { name, decode } = wanted
  const { history } = execution.record
  const ending = history.endingOf(name)
  const timeout = checkTimeout(wanted.options)
  return execution.perform(async ({ resolve, reject }) => {
    const tell = (order: number, came: Came): void => {
      resolve(order, () => (came.id === null ? undefined : decode(came.body)))
    }
    const fail = (order: number, error: StoredError): void => {
      reject(order, () => revivedError(error))
    }
    if (ending?.as === 'done') tell(ending.order, ending.result as unknown as Came)
    else if (ending?.as === 'failed') fail(ending.order, ending.error)
    else
      await begin(host, execution, wanted, timeout, tell).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error
        fail(error.order, error.stored)
      })
  })
}

async function begin(
  host: WorkflowHost,
  execution: Execution,
  { name, topic, options }: Wanted,
  timeout: number | undefined,
  tell: (order: number, came: Came) => void,
): Promise<void> {
  execution.goOn()
  const { record, claimed } = execution
  const [known] = record.history.open.filter((attempt) => attempt.name === name)
  const address: MessageAddress = known?.topic ?? { topic: topic.name, key: keyText(options?.key) ?? null }
  const until = known ? (known.until ?? undefined) : endOf(timeout, execution.now())
  const attempt = { name, kind: 'wait', until, topic: address } as const
  let id = known?.id ?? (await beginAttempt(execution, attempt))
  const end = async (came: Came): Promise<true> => {
    const { order } = await storeEnding(execution, id, { as: 'done', result: came })
    tell(order, came)
    return true
  }
  const look = (isOver: boolean): Promise<boolean> =>
    execution.alone(async () => {
      const message = await host.store.message({ ...address, run: claimed.run, except: record.history.messages })
      if (message === undefined) return isOver ? end({ id: null }) : false
      record.history.messages.push(message.id)
      return end(message)
    })
  const renew = async (): Promise<void> => {
    if (!(await host.store.isWoken(claimed, id))) return
    // A message came, and another wait of this run has had it. Only a new attempt is woken again.
    await record.end(id, { as: 'interrupted' })
    id = await record.begin(attempt)
    await execution.waits.poke(wait)
  }
  const wait: WatchedWait = new WatchedWait({ until, isWaited: true, every: host.store.poll, look, renew })
  execution.waits.add(wait)
  await execution.waits.poke(wait)
}

function checkTimeout(options: MessageOptions): number | undefined {
  const timeout = options?.timeout
  if (timeout !== undefined && !(timeout >= 0))
    throw new TypeError("The 'timeout' of waitFor has to be a number of milliseconds.")
  return timeout
}

function endOf(timeout: number | undefined, now: number): Date | undefined {
  return timeout === undefined ? undefined : new Date(now + timeout)
}
