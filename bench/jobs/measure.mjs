// One row, measured: `node measure.mjs <row> <folder or address> <server's pid>` prints its figures as JSON.
import { performance } from 'node:perf_hooks'
import { cpuOf } from './servers/cpu-of.mjs'

const [, , name, place, pid] = process.argv
/** A workflow has one step, which is work enough that fewer of them tell as much. */
const loads = { jobs: { count: 10_000, slots: 10 }, workflows: { count: 2000, slots: 50 } }

const start = performance.now()
// All that it imports is in its file, so that what importing costs and what the first job costs are told apart.
const row = await import(`./rows/${name}.mjs`)
const imported = performance.now()
const { count, slots } = loads[row.kind ?? 'jobs']
const { add, work, stop } = await row.open(place, slots)

/** Adds jobs and resolves when all have run. */
async function through(count, batch) {
  let done = 0
  await new Promise((resolve, reject) => {
    work(() => {
      if (++done === count) resolve()
    })
    void (async () => {
      for (let n = 0; n < count; n += batch)
        await add(Array.from({ length: Math.min(batch, count - n) }, (_, i) => ({ n: n + i, text: 'a small job' })))
    })().catch(reject)
  })
}

await through(1, 1)
const first = performance.now() - imported
const cpu = process.cpuUsage()
const serverCpu = cpuOf(pid)
const began = performance.now()
await through(count, 100)
const seconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage(cpu)
const figures = {
  perSecond: count / seconds,
  cpu: (user + system) / count,
  serverCpu: serverCpu === undefined ? undefined : (cpuOf(pid) - serverCpu) / count,
  imports: imported - start,
  first,
  memory: process.memoryUsage.rss() / 1024 / 1024,
}
await stop()
console.log(JSON.stringify(figures))
process.exit(0)
