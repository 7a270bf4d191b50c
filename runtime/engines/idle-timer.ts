/** Waiting is no reason for a process to live: whoever started the application is. */
export function idleTimer<T>(timer: T): T {
  if (typeof timer === 'object') (timer as { unref?: () => void }).unref?.()
  return timer
}
