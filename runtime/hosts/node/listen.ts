import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartError } from '../../start-error.js'

/** Listens; resolves to the address, or rejects with a sentence for people. */
export function listen(server: Server, application: string, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      reject(new StartError(application, [reasonOf(error, port, host)], { cause: error }))
    }
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      // Node throws a RangeError with a stack trace. `Number(process.env.PORT)` is NaN for what is no number.
      const reason = `${port} is no port: choose one from 1 to 65535, or 0 for a free one`
      reject(new StartError(application, [reason]))
      return
    }
    server.once('error', onError)
    server.listen(port, host, () => {
      server.off('error', onError)
      resolve(server.address() as AddressInfo)
    })
  })
}

function reasonOf(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use already: end what uses it, or choose another port`
    case 'EACCES':
      return `this user may not listen on port ${port}: choose one above 1023`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine`
    default:
      return `it cannot listen on ${host}:${port}: ${error.message}`
  }
}
