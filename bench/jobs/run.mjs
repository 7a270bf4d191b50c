// One engine, measured: `node run.mjs <engine> <folder or database>` prints its figures as JSON.
import { performance } from 'node:perf_hooks'

const JOBS = 10_000
const SLOTS = 10
const [, , name, place] = process.argv

const start = performance.now()
const { add, work, stop } = await (await import('./engines.mjs')).engines[name](place)

/** Adds jobs and resolves when all have run. */
async function through(count, batch) {
  let done = 0
  await new Promise((resolve, reject) => {
    work(SLOTS, () => {
      if (++done === count) resolve()
    })
    void (async () => {
      for (let n = 0; n < count; n += batch)
        await add(Array.from({ length: Math.min(batch, count - n) }, (_, i) => ({ n: n + i, text: 'a small job' })))
    })().catch(reject)
  })
}

await through(1, 1)
const first = performance.now() - start
const cpu = process.cpuUsage()
const began = performance.now()
await through(JOBS, 100)
const seconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage(cpu)
const memory = process.memoryUsage.rss() / 1024 / 1024
console.log(JSON.stringify({ perSecond: JOBS / seconds, cpu: (user + system) / JOBS, first, memory }))
await stop()
process.exit(0)
