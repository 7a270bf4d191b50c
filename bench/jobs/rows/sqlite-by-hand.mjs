import { DatabaseSync } from 'node:sqlite'
import { clearInterval, setImmediate, setInterval } from 'node:timers'

export const title = 'node:sqlite by hand'
export const group = 'SQLite'

/**
 * What one would write by hand to have the same of a job: priorities, a key, a worker and an attempt so that a lost job can be
 * taken over and a late end refused, a count of what ended. What is added or ends in one turn is one commit, which waits for
 * the disk. Nothing is checked, and there is no function to call.
 */
export async function open(folder, slots) {
  const database = new DatabaseSync(`${folder}/jobs.db`)
  database.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE jobs (id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, state INTEGER NOT NULL, priority INTEGER NOT NULL,
      due INTEGER NOT NULL, key TEXT, input TEXT NOT NULL, attempt INTEGER NOT NULL DEFAULT 0, worker INTEGER);
    CREATE INDEX ready ON jobs (queue, priority DESC, id) WHERE state = 0;
    CREATE INDEX running ON jobs (worker) WHERE state = 1;
    CREATE UNIQUE INDEX keys ON jobs (queue, key) WHERE key IS NOT NULL;
    CREATE TABLE counts (queue TEXT PRIMARY KEY, done INTEGER NOT NULL)`)
  const insert = database.prepare(
    'INSERT INTO jobs (queue, state, priority, due, key, input) VALUES (?, 0, ?, ?, ?, ?)',
  )
  const next = database.prepare(
    'SELECT id, input, attempt FROM jobs WHERE queue = ? AND state = 0 ORDER BY priority DESC, id LIMIT ?',
  )
  const begin = database.prepare(
    'UPDATE jobs SET state = 1, attempt = attempt + 1, worker = ?, key = NULL WHERE id = ?',
  )
  const end = database.prepare('DELETE FROM jobs WHERE id = ? AND state = 1 AND attempt = ? AND worker = ?')
  const count = database.prepare(
    'INSERT INTO counts VALUES (?, ?) ON CONFLICT DO UPDATE SET done = done + excluded.done',
  )
  const worker = 1
  let adding = []
  let ended = []
  let running = 0
  let done = 0
  let onDone = () => {}
  let scheduled = false
  const turn = () => {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      const [inputs, over] = [adding, ended]
      adding = []
      ended = []
      const now = Date.now()
      database.exec('BEGIN IMMEDIATE')
      for (const { texts } of inputs) for (const text of texts) insert.run('q', 0, now, null, text)
      for (const { id, attempt } of over) done += Number(end.run(id, attempt, worker).changes)
      const jobs = slots > running ? next.all('q', slots - running) : []
      for (const { id } of jobs) begin.run(worker, id)
      database.exec('COMMIT')
      for (const { resolve } of inputs) resolve()
      for (const { id, input, attempt } of jobs) {
        running++
        void Promise.resolve(JSON.parse(input)).then(() => {
          running--
          ended.push({ id, attempt: attempt + 1 })
          onDone()
          turn()
        })
      }
      if (jobs.length > 0 && running < slots) turn()
    })
  }
  const counting = setInterval(() => {
    count.run('q', done)
    done = 0
  }, 500)
  return {
    add: (inputs) =>
      new Promise((resolve) => {
        adding.push({ texts: inputs.map((input) => JSON.stringify(input)), resolve })
        turn()
      }),
    work: (listener) => (onDone = listener),
    stop: async () => {
      clearInterval(counting)
      database.close()
    },
  }
}
