import { once } from 'node:events'
import { connect } from 'node:net'
import { sharedExample } from './shared-example.js'

/** Sends bytes as they are to the shared example and gives back all that is answered until the server closes. */
export async function rawRequest(bytes: string | Buffer): Promise<string> {
  const socket = connect((await sharedExample()).port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
  // A server that has seen enough may close while we still write.
  socket.on('error', () => undefined)
  socket.write(bytes)
  if (!socket.destroyed) await once(socket, 'close')
  return answer
}
