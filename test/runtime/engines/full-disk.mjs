import { embedded } from 'solder/embedded'

// `fill <folder>`: adds jobs until the engine refuses one. `drain <folder>`: works off what is there.
const [, , task, dir] = process.argv
const say = () => undefined
const log = { debug: say, info: say, warn: say, error: say }
const engine = embedded({ dir })
await engine.start({ application: 'full', queues: ['q'], log })
const job = (input) => ({
  queue: 'q',
  input: JSON.stringify(input),
  session: null,
  runAt: new Date(0),
  priority: 0,
  key: null,
  group: null,
})

async function fill() {
  for (let acknowledged = 0; acknowledged < 1000; acknowledged++) {
    try {
      await engine.enqueue([job('x'.repeat(20_000))])
    } catch (error) {
      return { acknowledged, refused: error.message }
    }
  }
  return {}
}

async function drain() {
  let done = 0
  for (;;) {
    const { jobs } = await engine.claim({ queue: 'q', most: 10 })
    if (jobs.length === 0) return { done }
    await engine.settle(jobs.map((one) => ({ ...one, as: 'done' })))
    done += jobs.length
  }
}

console.log(JSON.stringify(await (task === 'fill' ? fill() : drain())))
await engine.stop()
