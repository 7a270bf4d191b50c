import type { Client } from 'pg'
import type { Logger } from '../../context.js'

/** How long to wait before a lost connection is made again. */
const CONNECT_AGAIN = 500

/** Hears what other processes tell, on a connection of its own that is made again when it is lost. */
export class Listener {
  readonly #connect: () => Client
  readonly #channel: string
  readonly #log: Logger
  readonly #onMessage: (payload: string) => void
  readonly #onConnected: () => void
  #client: Client | undefined
  #stopped = false

  /** `onConnected` is called each time the connection stands: what was told before went unheard. */
  constructor(
    connect: () => Client,
    channel: string,
    log: Logger,
    on: { message: (payload: string) => void; connected: () => void },
  ) {
    this.#connect = connect
    this.#channel = channel
    this.#log = log
    this.#onMessage = on.message
    this.#onConnected = on.connected
  }

  async start(): Promise<void> {
    const client = this.#connect()
    client.on('notification', ({ payload }) => {
      this.#onMessage(payload ?? '')
    })
    client.on('error', (error) => {
      this.#lost(client, error)
    })
    client.on('end', () => {
      this.#lost(client, undefined)
    })
    this.#client = client
    await client.connect()
    await client.query(`LISTEN ${this.#channel}`)
    this.#onConnected()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#client?.end().catch(() => undefined)
  }

  #lost(client: Client, error: Error | undefined): void {
    if (this.#stopped || this.#client !== client) return
    this.#client = undefined
    this.#log.warn({ err: error }, 'The connection on which the engine listens was lost; it is made again.')
    client.end().catch(() => undefined)
    this.#again()
  }

  #again(): void {
    setTimeout(() => {
      if (this.#stopped) return
      this.start().catch(() => {
        this.#client = undefined
        this.#again()
      })
    }, CONNECT_AGAIN)
  }
}
