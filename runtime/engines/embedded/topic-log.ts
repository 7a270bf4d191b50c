import { join } from 'node:path'
import { TopicListeners } from '../topic-listeners.js'
import { GroupCommit } from './group-commit.js'
import { readPatiently } from './read-patiently.js'
import { openDatabase, type Database, type SqlValue } from './sqlite.js'
import { Statements } from './statements.js'

/** How long a message stays for other processes to see. */
const KEPT = 60_000

/** How often others' messages are looked for. */
const LOOK = 20

interface Message {
  id: number
  address: string
  body: string
}

/** Messages of topics, passed on between the processes of one machine. They are not kept: who is not there misses them. */
export class TopicLog {
  readonly #database: Database
  readonly #statements: Statements
  readonly #commit: GroupCommit
  readonly #sender: string
  readonly #listeners = new TopicListeners()
  #timer: ReturnType<typeof setInterval> | undefined
  #version = 0
  #last = 0
  #pruned = Date.now()

  constructor(folder: string, sender: string) {
    this.#database = openTopics(join(folder, 'topics.db'))
    this.#sender = sender
    this.#statements = new Statements(this.#database)
    this.#commit = new GroupCommit(this.#database, false)
  }

  async publish(topic: string, key: string | undefined, message: string): Promise<void> {
    const address = this.#listeners.tell(topic, key, message)
    const insert = this.#statements.of('INSERT INTO messages (at, sender, address, body) VALUES (?, ?, ?, ?)')
    await this.#commit.write(() => {
      const now = Date.now()
      insert.run(now, this.#sender, address, message)
      // Those from the future were sent before the clock was set back.
      if (Math.abs(now - this.#pruned) < KEPT) return
      this.#pruned = now
      this.#database.prepare('DELETE FROM messages WHERE at < ? OR at > ?').run(now - KEPT, now + KEPT)
    })
  }

  subscribe(topic: string, key: string | undefined, listener: (message: string) => void): () => Promise<void> {
    this.#listen()
    return this.#listeners.add(topic, key, listener)
  }

  close(): void {
    clearInterval(this.#timer)
    this.#listeners.clear()
    this.#database.close()
  }

  /** From now on, others' messages are looked for. */
  #listen(): void {
    if (this.#timer) return
    this.#last = (this.#read('SELECT MAX(id) AS id FROM messages')[0] as { id: number | null }).id ?? 0
    this.#timer = setInterval(() => {
      this.#look()
    }, LOOK)
    this.#timer.unref()
  }

  #look(): void {
    // Changes only when another connection has written.
    const [{ data_version: version }] = this.#read('PRAGMA data_version') as [{ data_version: number }]
    if (version === this.#version) return
    this.#version = version
    const sql = 'SELECT id, address, body FROM messages WHERE id > ? AND sender <> ? ORDER BY id'
    for (const { id, address, body } of this.#read(sql, this.#last, this.#sender) as Message[]) {
      this.#last = id
      this.#listeners.hear(address, body)
    }
  }

  #read(sql: string, ...values: SqlValue[]): unknown[] {
    return readPatiently(this.#database, () => this.#statements.of(sql).all(...values))
  }
}

function openTopics(path: string): Database {
  const database = openDatabase(path, 0)
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = OFF;
      CREATE TABLE IF NOT EXISTS messages (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, sender TEXT NOT NULL, address TEXT NOT NULL, body TEXT NOT NULL
      ) STRICT`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
