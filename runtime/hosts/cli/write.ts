import type { Writable } from 'node:stream'

/** Writes it all before it resolves. Whoever reads may have read enough, as `head` has: that is no failure. */
export function write(stream: Writable, data: string | Uint8Array): Promise<void> {
  if (data.length === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EPIPE') resolve()
      else reject(error)
    }
    stream.once('error', onError)
    stream.write(data, (error) => {
      if (error) {
        onError(error)
        return
      }
      stream.off('error', onError)
      resolve()
    })
  })
}
