// What is measured, each as { add(inputs), work(slots, onDone), stop() }. `work` may be called again: it replaces `onDone`.
import { setImmediate } from 'node:timers'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** An application with one queue, as its user has it: contracts, checks and encoding included. */
async function solder(engine) {
  const { defineApp, defineWiring } = await import('solder')
  const { run, add, listen } = await import('./app/dist/functions.js')
  const app = defineApp({
    name: 'bench',
    log: quiet,
    engine,
    wirings: [defineWiring({ rpc: { add }, queues: { q: { run, concurrency: 10 } } })],
  })
  await app.start()
  return {
    add: (inputs) => app.invoke(add, { inputs }),
    work: (_slots, onDone) => listen(onDone),
    stop: () => app.stop(),
  }
}

/** A table, group commit and nothing else. */
async function sqliteByHand(folder) {
  const { DatabaseSync } = await import('node:sqlite')
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
  let slots = 0
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
    work: (count, listener) => {
      slots = count
      onDone = listener
      turn()
    },
    stop: async () => database.close(),
  }
}

/** `insert`, `fetch` and `complete`, as many at once as there are slots. */
async function bossByHand(url) {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ connectionString: url, schedule: false, supervise: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue('q')
  let onDone = () => {}
  let isRunning = true
  let pump
  const loop = async (slots) => {
    while (isRunning) {
      const jobs = await boss.fetch('q', { batchSize: slots })
      if (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      else {
        await boss.complete('q', jobs)
        jobs.forEach(() => onDone())
      }
    }
  }
  return {
    add: (inputs) =>
      boss.insert(
        'q',
        inputs.map((data) => ({ data })),
      ),
    work: (slots, listener) => {
      onDone = listener
      pump ??= loop(slots)
    },
    stop: async () => {
      isRunning = false
      await pump
      await boss.stop({ graceful: false })
    },
  }
}

export const engines = {
  memory: async () => solder((await import('solder')).memory()),
  embedded: async (dir) => solder((await import('solder/embedded')).embedded({ dir })),
  postgres: async (url) => solder((await import('solder/postgres')).postgres(url)),
  'by hand: node:sqlite': sqliteByHand,
  'by hand: pg-boss': bossByHand,
}
