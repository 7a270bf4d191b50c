import { within } from '../../engines/within.js'
import type { RunDetails } from '../../workflows.js'

interface Parts {
  /** The run as it is now. */
  readonly look: () => Promise<RunDetails | undefined>
  /** `listener` is called when something may have come of a run in this process. */
  readonly watch: (listener: () => void) => () => void
  /** How often it is looked what other processes did; never, when there are none. */
  readonly every: number | undefined
  readonly signal: AbortSignal | undefined
}

/** The run as it is, and again each time that it has changed, until it has ended. */
export async function* watchRun({ look, watch, every, signal }: Parts): AsyncGenerator<RunDetails, void, void> {
  let news = newSignal()
  const onNews = (): void => {
    news.resolve()
  }
  const stop = watch(onNews)
  signal?.addEventListener('abort', onNews)
  let last = ''
  try {
    while (!signal?.aborted) {
      news = newSignal()
      const run = await look()
      if (!run) return
      const text = JSON.stringify(run)
      if (text !== last) yield run
      last = text
      if (run.endedAt) return
      await (every === undefined ? news.promise : within(news.promise, every))
    }
  } finally {
    stop()
    signal?.removeEventListener('abort', onNews)
  }
}

function newSignal(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
