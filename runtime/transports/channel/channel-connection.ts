import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import type { Callable } from '../../call/callable.js'
import type { Connection } from '../../call/channel-context.js'
import { decodeJson } from '../../call/decode-input.js'
import { failureOf } from '../../call/failure.js'
import { LazyAbort } from '../../call/lazy-abort.js'
import { runCall } from '../../call/run-call.js'
import type { BaseContext, Channel } from '../../context.js'
import { jsonText } from '../../json-text.js'
import type { Topic } from '../../topic.js'
import { keyText, type Topics } from '../../topics.js'
import type { ChannelWired } from '../../wired.js'
import { answerMessage, inputOfParams, Refusal, unknownMethod } from '../rpc/json-rpc.js'
import { resultOrRefusal } from '../rpc/rpc-transport.js'

/** What the host gives: a WebSocket that is open. */
export interface ChannelSocket {
  send(text: string): void
  close(code: number, reason: string): void
  /** Bytes that were sent but have not left yet. */
  readonly bufferedAmount: number
}

/** What a connection is opened with. */
export interface ConnectionFacts {
  host: CallHost
  topics: Topics
  wired: ChannelWired
  params: Readonly<Record<string, string>>
  session: () => unknown
  http: () => BaseContext['http']
}

/** A reader that is this far behind is cut off: what waits for it is kept in memory. */
const HIGH_WATER = 8 * 1024 * 1024

/** One connection of a channel: JSON-RPC 2.0 in both directions. */
export class ChannelConnection implements Connection {
  readonly channel: Channel
  session: unknown
  readonly #facts: ConnectionFacts
  readonly #abort = new LazyAbort()
  readonly #subscriptions = new Map<string, Promise<() => Promise<void>>>()
  #socket: ChannelSocket | undefined
  /** What was sent, or how it was closed, before the socket was there. */
  #outbox: string[] = []
  #closing: { code: number; reason: string } | undefined
  #isClosed = false
  #wasOpened = false

  constructor(facts: ConnectionFacts) {
    this.#facts = facts
    this.channel = {
      id: crypto.randomUUID(),
      params: facts.params,
      state: {},
      send: (method, params) => {
        const text = jsonText(params)
        this.#send(notification(method, text ?? 'null'))
      },
      close: (code = 1000, reason = '') => {
        this.#closing ??= { code, reason }
        this.#socket?.close(code, reason)
      },
    }
  }

  /** Runs the channel's `open`. It rejects with the error that the caller may see when the connection is refused. */
  async open(): Promise<void> {
    const { host, wired, session } = this.#facts
    let call: Call | undefined
    try {
      this.session = await session()
      if (wired.open) {
        call = this.#callOf(wired.open)
        await runCall(host, call, this.#paramsInput(wired.open))
      }
      this.#wasOpened = true
    } catch (error) {
      await this.#endSubscriptions()
      throw failureOf(host, error, call)
    }
  }

  /** The socket is open: what was sent before goes out, then messages are taken. */
  attach(socket: ChannelSocket): void {
    this.#socket = socket
    for (const text of this.#outbox.splice(0)) this.#send(text)
    if (this.#closing) socket.close(this.#closing.code, this.#closing.reason)
  }

  /**
   * Takes a message. Those of one connection are begun in the order in which they arrive; a slow one holds up no other,
   * so that answers may come in another order, as JSON-RPC allows.
   */
  async receive(text: string): Promise<void> {
    const answer = await answerMessage(text, async ({ method, params }) => {
      const callable = this.#facts.wired.on.get(method)
      if (!callable) throw new Refusal(unknownMethod)
      return resultOrRefusal(this.#facts.host, this.#callOf(callable), () =>
        decodeJson(callable.contract, inputOfParams(params), this.#facts.wired.excess ?? this.#facts.host.excess),
      )
    })
    if (answer !== undefined) this.#send(answer)
  }

  /** Answers a frame that holds no text. */
  receiveBinary(): void {
    this.#send('{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error: a message is text."}}')
  }

  /** The connection is gone, or was never made. */
  async closed(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#abort.abort(new Error('The connection was closed.'))
    await this.#endSubscriptions()
    const { host, wired } = this.#facts
    if (!wired.close || !this.#wasOpened) return
    // What closes has a signal of its own: that of the connection has just been aborted.
    const call = this.#callOf(wired.close, new LazyAbort())
    try {
      await runCall(host, call, this.#paramsInput(wired.close))
    } catch (error) {
      host.log.warn({ id: call.id, err: error }, `Closing a connection of '${wired.address}' failed.`)
    }
  }

  async subscribe(topic: Topic<unknown, never>, key: unknown): Promise<void> {
    const name = subscriptionName(topic, key)
    if (this.#isClosed || this.#subscriptions.has(name)) return
    const subscription = this.#facts.topics.subscribe(topic, key, (message) => {
      this.#send(notification(topic.name, message))
    })
    this.#subscriptions.set(name, subscription)
    await subscription
  }

  async unsubscribe(topic: Topic<unknown, never>, key: unknown): Promise<void> {
    const name = subscriptionName(topic, key)
    const subscription = this.#subscriptions.get(name)
    this.#subscriptions.delete(name)
    await (
      await subscription
    )?.()
  }

  #callOf(callable: Callable, abort = this.#abort): Call {
    const call = new Call(callable, 'channel', () => this.session, undefined, abort)
    call.http = this.#facts.http
    call.connection = this
    return call
  }

  /** The path's parameters as the input of `open` and `close`, converted as those of a route are. */
  #paramsInput({ contract }: Callable): (() => unknown) | undefined {
    const { input } = contract
    if (!input) return undefined
    return () => {
      const json: Record<string, unknown> = {}
      for (const [name, text] of Object.entries(this.#facts.params)) {
        const value = input.fromText ? input.fromText(name, [text]) : text
        if (value !== undefined) json[name] = value
      }
      return decodeJson(contract, json)
    }
  }

  async #endSubscriptions(): Promise<void> {
    const subscriptions = [...this.#subscriptions.values()]
    this.#subscriptions.clear()
    await Promise.allSettled(subscriptions.map(async (subscription) => (await subscription)()))
  }

  #send(text: string): void {
    if (this.#isClosed || this.#closing) return
    if (!this.#socket) {
      this.#outbox.push(text)
      return
    }
    this.#socket.send(text)
    if (this.#socket.bufferedAmount > HIGH_WATER) this.channel.close(1013, 'too slow to read')
  }
}

/** A notification of JSON-RPC. Its params have to be an object or an array: any other value goes out as an array of one. */
function notification(method: string, params: string): string {
  const structured = params.startsWith('{') || params.startsWith('[') ? params : `[${params}]`
  return `{"jsonrpc":"2.0","method":${JSON.stringify(method)},"params":${structured}}`
}

function subscriptionName(topic: Topic<unknown, never>, key: unknown): string {
  return JSON.stringify([topic.name, keyText(key) ?? null])
}
