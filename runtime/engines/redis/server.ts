import type { Redis } from 'ioredis'
import type { Logger } from '../../context.js'
import type { Script } from './lua/jobs.js'
import { bullFunctions } from './lua/bull.js'
import { loadDrivers } from './load-drivers.js'
import { watch } from './watchdog.js'

/** Scripts are methods of the client: theirs have names of their own. */
const NAMED = 'solder:'

/** What an argument of a script may be. */
export type Argument = string | number

/** What the two connections have in common, and the scripts of the one that has commands. */
interface Settings {
  readonly connectionName: string
  readonly scripts: Readonly<Record<string, { lua: string; numberOfKeys: number }>>
}

/** The connections to the server: one for commands, and one that hears messages. */
export class Server {
  readonly commands: Redis
  readonly #messages: Redis
  readonly #channels = new Set<string>()
  /** Why the connection was lost last. */
  #reason: Error | undefined
  #isOpen = false
  readonly #watchdogs: readonly (() => void)[]

  /** Resolves when both connections stand; rejects with the reason when one does not. */
  static async open(
    url: string,
    name: string,
    log: Logger,
    scripts: Readonly<Record<string, Script>>,
  ): Promise<Server> {
    const drivers = await loadDrivers()
    const definitions = Object.entries(scripts).map(([script, { calls, text }]) => [
      NAMED + script,
      { lua: `${bullFunctions(drivers.scripts, calls)}\n${text}`, numberOfKeys: 0 },
    ])
    const server = new Server(drivers.Redis, url, {
      connectionName: `solder:${name.replace(/[^!-~]/g, '-')}`,
      scripts: Object.fromEntries(definitions) as Settings['scripts'],
    })
    try {
      await Promise.all([server.commands.connect(), server.#messages.connect()])
    } catch (error) {
      server.close()
      // What the connection met says more than that it was closed.
      throw server.#reason ?? error
    }
    server.#isOpen = true
    server.#watch(log)
    return server
  }

  private constructor(Driver: (typeof import('ioredis'))['Redis'], url: string, { connectionName, scripts }: Settings) {
    const options = {
      connectionName,
      lazyConnect: true,
      // A server that does not answer is not waited for at start; one that is lost is looked for, more and more seldom.
      retryStrategy: (times: number) => (this.#isOpen ? Math.min(times * 100, 2000) : null),
      // What is asked while there is no connection is refused at once, and what was asked is not asked again: whether it was done is
      // not known, and most of it must not be done twice.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      // What was the primary has become a replica: its name may lead to the new one.
      reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
    }
    this.commands = new Driver(url, { ...options, scripts })
    // ioredis forgets what it was about to subscribe to when a connection breaks at once: so that is kept here.
    this.#messages = new Driver(url, { ...options, autoResubscribe: false })
    for (const client of [this.commands, this.#messages])
      client.on('error', (error: Error) => {
        this.#reason = error
      })
    this.#watchdogs = [watch(this.commands), watch(this.#messages)]
  }

  /** Runs one of the scripts. */
  run(script: string, args: readonly Argument[]): Promise<unknown> {
    const method = (this.commands as unknown as Record<string, (...args: Argument[]) => Promise<unknown>>)[
      NAMED + script
    ]
    if (!method) throw new Error(`There is no script '${script}'.`)
    return this.#asked(this.commands, () => method.apply(this.commands, [...args]))
  }

  async publish(channel: string, message: string): Promise<void> {
    await this.#asked(this.commands, () => this.commands.publish(channel, message))
  }

  /** While there is no connection it is only noted, and done when there is one. */
  async subscribe(channel: string): Promise<void> {
    this.#channels.add(channel)
    if (isReady(this.#messages)) await this.#messages.subscribe(channel).catch(this.#unlessLost)
  }

  async unsubscribe(channel: string): Promise<void> {
    this.#channels.delete(channel)
    if (isReady(this.#messages)) await this.#messages.unsubscribe(channel).catch(this.#unlessLost)
  }

  onMessage(listener: (channel: string, message: string) => void): void {
    this.#messages.on('message', listener)
  }

  /** Called each time messages can be heard again: what was told before went unheard. */
  onConnected(listener: () => void): void {
    this.#messages.on('ready', () => {
      void this.#messages.subscribe(...this.#channels).then(listener, this.#unlessLost)
    })
  }

  close(): void {
    this.#isOpen = false
    for (const end of this.#watchdogs) end()
    for (const client of [this.commands, this.#messages]) {
      client.disconnect()
      // One whose other end is gone would not close for long.
      ;(client.stream as Redis['stream'] | undefined)?.destroy()
    }
  }

  #watch(log: Logger): void {
    this.commands.on('close', () => {
      if (!this.#isOpen) return
      log.warn({ err: this.#reason }, 'The connection to Redis was lost; it is made again.')
    })
  }

  readonly #unlessLost = (error: unknown): void => {
    if (isReady(this.#messages)) throw error
  }

  /** ioredis speaks of its own options when a command cannot be sent or its connection breaks. */
  async #asked<T>(client: Redis, ask: () => Promise<T>): Promise<T> {
    if (!isReady(client)) throw this.#unreachable(this.#reason)
    try {
      return await ask()
    } catch (error) {
      throw isReady(client) ? error : this.#unreachable(error)
    }
  }

  #unreachable(cause: unknown): Error {
    const reason = this.#reason ? `: ${this.#reason.message}` : ''
    return new Error(`There is no connection to Redis at the moment${reason}`, { cause })
  }
}

function isReady(client: Redis): boolean {
  return client.status === 'ready'
}
