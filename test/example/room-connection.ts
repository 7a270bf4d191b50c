import { once } from 'node:events'
import { WebSocket } from 'ws'
import { sharedExample } from './shared-example.js'

export interface Message {
  jsonrpc?: string
  id?: number | string | null
  method?: string
  params?: unknown
  result?: unknown
  error?: { code: number; message: string; data?: { errors?: { path: string }[] } }
}

/** A member of a room. Collects what arrives; nothing is lost between two looks. */
export class RoomConnection {
  readonly messages: Message[] = []
  readonly #socket: WebSocket
  #wake: () => void = () => undefined

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer) => {
      this.messages.push(JSON.parse(data.toString()) as Message)
      this.#wake()
    })
    socket.on('close', () => {
      this.#wake()
    })
  }

  static async open(path: string, headers: Record<string, string> = {}, base?: string): Promise<RoomConnection> {
    const url = base ?? (await sharedExample()).url
    const socket = new WebSocket(url.replace('http', 'ws') + path, { headers })
    // Listens before the connection is open: the first message may come with the handshake.
    const connection = new RoomConnection(socket)
    await once(socket, 'open')
    return connection
  }

  /** Sends a value as JSON, or a text as it is. */
  send(message: unknown): void {
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  /** The first message, past or future, that fits. */
  async next(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(fits)
      if (found) return found
      if (this.#socket.readyState !== WebSocket.OPEN) throw new Error('the connection closed while waiting')
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** Calls a method and waits for its answer. */
  request(id: number | string, method: string, params?: unknown): Promise<Message> {
    this.send({ jsonrpc: '2.0', id, method, params })
    return this.next((message) => message.id === id)
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  /** The code with which the connection was closed. */
  async closed(): Promise<number> {
    if (this.#socket.readyState === WebSocket.CLOSED) throw new Error('closed before anyone waited for it')
    const [code] = (await once(this.#socket, 'close')) as [number]
    return code
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return
    this.#socket.close()
    await once(this.#socket, 'close')
  }

  /** Sends bytes that are no WebSocket frame. */
  breakFraming(): void {
    const { _socket } = this.#socket as unknown as { _socket: { write(bytes: Buffer): void } }
    _socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]))
  }
}
