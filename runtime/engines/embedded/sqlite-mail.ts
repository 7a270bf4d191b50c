import type { Mail } from '../openworkflow/open-workflow-store.js'
import type { Json, NewMessage, StoredMessage } from '../workflow-port.js'
import { GroupCommit } from './group-commit.js'
import type { Database } from './sqlite.js'

/** How long a message is kept for runs that have not waited for it yet. */
const KEPT = 30 * 86_400_000

/** How often old ones are looked for. */
const PRUNED_EVERY = 3_600_000

/** Messages that runs may wait for later, beside the runs. */
export class SqliteMail implements Mail {
  readonly #database: Database
  readonly #commit: GroupCommit
  #pruned = 0

  constructor(database: Database) {
    this.#database = database
    this.#commit = new GroupCommit(database, true)
    database.exec(`
      PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS solder_messages (
        mark INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        topic TEXT NOT NULL,
        key TEXT,
        body TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX IF NOT EXISTS solder_messages_topic ON solder_messages (topic, key, mark);
    `)
  }

  async add({ id, topic, key, body }: NewMessage): Promise<void> {
    const sql = 'INSERT INTO solder_messages (id, topic, key, body, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
    await this.#commit.write(() => {
      const now = Date.now()
      this.#database.prepare(sql).run(id, topic, key, JSON.stringify(body), now)
      if (Math.abs(now - this.#pruned) < PRUNED_EVERY) return
      this.#pruned = now
      this.#database.prepare('DELETE FROM solder_messages WHERE at < ?').run(now - KEPT)
    })
  }

  mark(): Promise<number> {
    const sql = "SELECT seq FROM sqlite_sequence WHERE name = 'solder_messages'"
    const row = this.#database.prepare(sql).get() as { seq: number } | undefined
    return Promise.resolve(row?.seq ?? 0)
  }

  find({ topic, key, after, except }: Parameters<Mail['find']>[0]): Promise<StoredMessage | undefined> {
    const sql = 'SELECT id, body FROM solder_messages WHERE topic = ? AND key IS ? AND mark > ? ORDER BY mark'
    for (const row of this.#database.prepare(sql).iterate(topic, key, after) as Iterable<{ id: string; body: string }>)
      if (!except.includes(row.id)) return Promise.resolve({ id: row.id, body: JSON.parse(row.body) as Json })
    return Promise.resolve(undefined)
  }
}
