import type { Channel } from '../context.js'
import type { Topic } from '../topic.js'
import type { Call } from './call.js'
import type { CallHost } from './call-host.js'
import { CallContext } from './context-class.js'

/** One end of a channel, as its context needs it. */
export interface Connection {
  readonly channel: Channel
  session: unknown
  subscribe(topic: Topic<unknown, never>, key: unknown): Promise<void>
  unsubscribe(topic: Topic<unknown, never>, key: unknown): Promise<void>
}

/** The context of a call that came by a channel: what it has besides is about the connection. */
export class ChannelCallContext extends CallContext {
  readonly #connection: Connection

  constructor(host: CallHost, call: Call, session: unknown, connection: Connection) {
    super(host, call, session)
    this.#connection = connection
  }

  get channel(): Channel {
    return this.#connection.channel
  }

  get subscribe() {
    return (topic: Topic<unknown, never>, key?: unknown): Promise<void> => this.#connection.subscribe(topic, key)
  }

  get unsubscribe() {
    return (topic: Topic<unknown, never>, key?: unknown): Promise<void> => this.#connection.unsubscribe(topic, key)
  }

  get setSession() {
    return (session: unknown): void => {
      this.#connection.session = session
      this.session = session
    }
  }
}
