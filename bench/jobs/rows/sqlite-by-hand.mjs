import { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers'

export const title = 'node:sqlite by hand'
export const group = 'SQLite'

/** A table, group commit and nothing else. */
export async function open(folder, slots) {
  const database = new DatabaseSync(`${folder}/jobs.db`)
  database.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE jobs (id INTEGER PRIMARY KEY, state INTEGER NOT NULL, input TEXT NOT NULL);
    CREATE INDEX ready ON jobs (id) WHERE state = 0`)
  const insert = database.prepare('INSERT INTO jobs (state, input) VALUES (0, ?)')
  const next = database.prepare('SELECT id, input FROM jobs WHERE state = 0 ORDER BY id LIMIT ?')
  const begin = database.prepare('UPDATE jobs SET state = 1 WHERE id = ?')
  const end = database.prepare('DELETE FROM jobs WHERE id = ?')
  let adding = []
  let ended = []
  let running = 0
  let onDone = () => {}
  let scheduled = false
  const turn = () => {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      const [inputs, done] = [adding, ended]
      adding = []
      ended = []
      database.exec('BEGIN IMMEDIATE')
      for (const { texts } of inputs) for (const text of texts) insert.run(text)
      for (const id of done) end.run(id)
      const jobs = slots > running ? next.all(slots - running) : []
      for (const { id } of jobs) begin.run(id)
      database.exec('COMMIT')
      for (const { resolve } of inputs) resolve()
      for (const { id, input } of jobs) {
        running++
        void Promise.resolve(JSON.parse(input)).then(() => {
          running--
          ended.push(id)
          onDone()
          turn()
        })
      }
      if (jobs.length > 0 && running < slots) turn()
    })
  }
  return {
    add: (inputs) =>
      new Promise((resolve) => {
        adding.push({ texts: inputs.map((input) => JSON.stringify(input)), resolve })
        turn()
      }),
    work: (listener) => (onDone = listener),
    stop: async () => database.close(),
  }
}
