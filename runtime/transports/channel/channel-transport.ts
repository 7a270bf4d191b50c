import type { CallHost } from '../../call/call-host.js'
import { BadRequest, NotFound, Unavailable } from '../../errors.js'
import type { Topics } from '../../topics.js'
import type { ChannelWired } from '../../wired.js'
import type { Exchange } from '../http/exchange.js'
import { httpFacts } from '../http/http-facts.js'
import { Router } from '../router.js'
import { ChannelConnection } from './channel-connection.js'

/** Opens the connections of channels, and knows those that are open. */
export class ChannelTransport {
  readonly #host: CallHost
  readonly #topics: Topics
  readonly #router = new Router<ChannelWired>()
  readonly #open = new Set<ChannelConnection>()
  #isStopped = false

  constructor(host: CallHost, topics: Topics, channels: readonly ChannelWired[]) {
    this.#host = host
    this.#topics = topics
    for (const channel of channels) this.#router.add('', channel.segments, channel)
  }

  /**
   * Opens a connection for the request of an upgrade: `open` has run when this resolves. It rejects with a SolderError
   * when there is no such channel or the connection is refused. Whoever gets a connection calls `closed` on it, once.
   */
  async connect(exchange: Exchange, session: () => unknown): Promise<ChannelConnection> {
    const segments = Router.split(exchange.path)
    if (segments === undefined) throw new BadRequest('The path has a percent-escape that is none.')
    const match = this.#router.find('', segments)
    if (!match) throw new NotFound('No channel is at this path.')
    if (this.#isStopped) throw new Unavailable('The application is stopping.')
    const connection = new ChannelConnection({
      host: this.#host,
      topics: this.#topics,
      wired: match.value,
      params: match.params,
      session,
      http: () => httpFacts(exchange),
    })
    await connection.open()
    this.#open.add(connection)
    return connection
  }

  /** The connection is gone. */
  async disconnected(connection: ChannelConnection): Promise<void> {
    this.#open.delete(connection)
    await connection.closed()
  }

  /** Tells everyone that the application goes away. */
  stop(): void {
    this.#isStopped = true
    for (const connection of this.#open) connection.channel.close(1001, 'the server is stopping')
  }
}
