import { PgBoss } from 'pg-boss'

export const title = 'pg-boss by hand'
export const group = 'PostgreSQL'
export const server = 'postgres'

/** `insert`, `fetch` and `complete`, as many at once as there are slots: its own `work` waits between batches. */
export async function open(url, slots) {
  const boss = new PgBoss({ connectionString: url, schedule: false, supervise: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue('q')
  let onDone = () => {}
  let isRunning = true
  const loop = async () => {
    while (isRunning) {
      const jobs = await boss.fetch('q', { batchSize: slots })
      if (jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      else {
        await boss.complete('q', jobs)
        jobs.forEach(() => onDone())
      }
    }
  }
  const pump = loop()
  return {
    add: (inputs) =>
      boss.insert(
        'q',
        inputs.map((data) => ({ data })),
      ),
    work: (listener) => (onDone = listener),
    stop: async () => {
      isRunning = false
      await pump
      await boss.stop({ graceful: false })
    },
  }
}
