import type { Redis } from 'ioredis'

/** How often the server is asked whether it is there, in milliseconds. */
const ASK = 2000

/** How long it may take to answer. */
const PATIENCE = 10_000

/**
 * Breaks a connection whose other end is silently gone, so that no command hangs for ever. Time-outs of single commands would not do:
 * after a long turn of the event loop they are noticed before the answers that have come meanwhile.
 */
export function watch(client: Redis): () => void {
  let heard = performance.now()
  let isSuspect = false
  const answered = (): void => {
    heard = performance.now()
    isSuspect = false
  }
  const timer = setInterval(() => {
    if (performance.now() - heard < PATIENCE) isSuspect = false
    else if (isSuspect) {
      answered()
      client.stream.destroy(new Error(`the server has not answered for ${PATIENCE / 1000} seconds`))
      return
    } else isSuspect = true
    client.ping().then(answered, () => undefined)
  }, ASK)
  timer.unref()
  return () => {
    clearInterval(timer)
  }
}
