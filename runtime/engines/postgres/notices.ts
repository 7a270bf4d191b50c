import { randomUUID } from 'node:crypto'
import type { Client, Pool } from 'pg'
import type { Logger } from '../../context.js'
import { TopicListeners } from '../topic-listeners.js'
import type { Queryable } from './database.js'
import { Listener } from './listener.js'

/** What one NOTIFY can carry is less than 8,000 bytes. */
const LONGEST_NOTICE = 7000

/** What processes tell each other. */
type Notice =
  | { kind: 'ready' }
  | { kind: 'paused' }
  | { kind: 'topic'; from: string; address: string; message: string }
  | { kind: 'stored topic'; from: string; address: string; id: string }

interface Parts {
  readonly pool: Pool
  readonly schema: string
  readonly connect: () => Client
  readonly log: Logger
  /** A job may be ready. */
  readonly onReady: () => void
  /** Other queues may be paused now; or nothing was heard for a while. */
  readonly onPaused: () => void
}

/** What the processes that share a database tell each other: that jobs are ready, that queues are paused, and messages of topics. */
export class Notices {
  readonly #parts: Parts
  readonly #channel: string
  readonly #self = randomUUID()
  readonly #topics = new TopicListeners()
  readonly #listener: Listener

  constructor(parts: Parts) {
    this.#parts = parts
    this.#channel = `solder_${parts.schema}`
    this.#listener = new Listener(parts.connect, this.#channel, parts.log, {
      message: (payload) => {
        this.#hear(JSON.parse(payload) as Notice)
      },
      connected: parts.onPaused,
    })
  }

  start(): Promise<void> {
    return this.#listener.start()
  }

  async stop(): Promise<void> {
    this.#topics.clear()
    await this.#listener.stop()
  }

  /** Within a transaction it is told when that commits. */
  async tell(notice: Notice, client: Queryable = this.#parts.pool): Promise<void> {
    await client.query('SELECT pg_notify($1, $2)', [this.#channel, JSON.stringify(notice)])
  }

  async publish(topic: string, key: string | undefined, message: string): Promise<void> {
    const { pool, schema } = this.#parts
    const address = this.#topics.tell(topic, key, message)
    const notice: Notice = { kind: 'topic', from: this.#self, address, message }
    if (Buffer.byteLength(JSON.stringify(notice)) <= LONGEST_NOTICE) {
      await this.tell(notice)
      return
    }
    const table = `${schema}.solder_messages`
    await pool.query(`DELETE FROM ${table} WHERE at < clock_timestamp() - interval '1 minute'`)
    const { rows } = await pool.query<{ id: string }>(`INSERT INTO ${table} (body) VALUES ($1) RETURNING id`, [message])
    await this.tell({ kind: 'stored topic', from: this.#self, address, id: rows[0]?.id ?? '' })
  }

  subscribe(topic: string, key: string | undefined, listener: (message: string) => void): () => Promise<void> {
    return this.#topics.add(topic, key, listener)
  }

  #hear(notice: Notice): void {
    switch (notice.kind) {
      case 'ready':
        this.#parts.onReady()
        break
      case 'paused':
        this.#parts.onPaused()
        break
      case 'topic':
        if (notice.from !== this.#self) this.#topics.hear(notice.address, notice.message)
        break
      case 'stored topic':
        if (notice.from !== this.#self && this.#topics.has(notice.address)) void this.#hearStored(notice)
    }
  }

  async #hearStored({ address, id }: { address: string; id: string }): Promise<void> {
    const { pool, schema, log } = this.#parts
    try {
      const { rows } = await pool.query<{ body: string }>(`SELECT body FROM ${schema}.solder_messages WHERE id = $1`, [
        id,
      ])
      if (rows[0]) this.#topics.hear(address, rows[0].body)
    } catch (error) {
      log.warn({ err: error }, 'A long message of a topic could not be read.')
    }
  }
}
