import { embedded } from 'solder/embedded'
import { make } from '../../../fixtures/jobs-app/dist/app.js'
import { filling } from '../../../fixtures/jobs-app/dist/corners.js'

// `fill <folder>`: begins a run and goes on until the disk takes no more. `finish <folder> <id>`: brings it to its end.
const [, , task, dir, id] = process.argv
const lines = []
const say = (first, message) => void lines.push(typeof first === 'string' ? first : message)
const app = make(embedded({ dir }), 'workflows', { debug: say, info: say, warn: say, error: say })
await app.start()

async function fill() {
  const begun = await app.workflows.start(filling, { steps: 200 })
  const isLeft = (line) => line === "A run of 'filling' is left to whoever reaches the engine first."
  while (!lines.some(isLeft)) await new Promise((resolve) => setTimeout(resolve, 20))
  return { id: begun }
}

async function finish() {
  let last
  for await (const run of app.workflows.watch(id)) last = run
  return { state: last.state, result: last.result, steps: last.steps.length }
}

console.log(JSON.stringify(await (task === 'fill' ? fill() : finish())))
// As when its machine is switched off.
process.kill(process.pid, 'SIGKILL')
