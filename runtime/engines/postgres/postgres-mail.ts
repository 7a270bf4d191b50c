import type { Mail } from '../openworkflow/open-workflow-store.js'
import type { Json, NewMessage, StoredMessage } from '../workflow-port.js'
import type { Queryable } from './database.js'

/** How long a message is kept for runs that have not waited for it yet. */
const KEPT = '30 days'

/** Messages that runs may wait for later, beside the runs. */
export class PostgresMail implements Mail {
  readonly #pool: Queryable
  readonly #table: string

  constructor(pool: Queryable, schema: string) {
    this.#pool = pool
    this.#table = `${schema}.solder_messages`
  }

  /** Makes the table where there is none; within a transaction. */
  static async prepare(client: Queryable, schema: string): Promise<void> {
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`solder ${schema}`])
    await client.query(`
      CREATE TABLE IF NOT EXISTS ${schema}.solder_messages (
        mark bigserial PRIMARY KEY,
        id text NOT NULL UNIQUE,
        topic text NOT NULL,
        key text,
        body jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX IF NOT EXISTS solder_messages_topic ON ${schema}.solder_messages (topic, key, mark);
      CREATE INDEX IF NOT EXISTS solder_messages_at ON ${schema}.solder_messages (at)`)
  }

  async add({ id, topic, key, body }: NewMessage): Promise<void> {
    await this.#pool.query(
      `WITH old AS (DELETE FROM ${this.#table} WHERE at < clock_timestamp() - interval '${KEPT}')
       INSERT INTO ${this.#table} (id, topic, key, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [id, topic, key, JSON.stringify(body)],
    )
  }

  async mark(): Promise<number> {
    const { rows } = await this.#pool.query(`SELECT COALESCE(MAX(mark), 0) AS mark FROM ${this.#table}`)
    return Number((rows[0] as { mark: string }).mark)
  }

  async find({ topic, key, after, except }: Parameters<Mail['find']>[0]): Promise<StoredMessage | undefined> {
    const { rows } = await this.#pool.query(
      `SELECT id, body FROM ${this.#table}
       WHERE topic = $1 AND key IS NOT DISTINCT FROM $2 AND mark > $3 AND id <> ALL ($4) ORDER BY mark LIMIT 1`,
      [topic, key, after, [...except]],
    )
    const [row] = rows as { id: string; body: Json }[]
    return row && { id: row.id, body: row.body }
  }
}
