import { defineApp, defineWiring } from 'solder'
import { add, listen, run } from './app/dist/functions.js'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** An application with one queue on an engine, as its user has it: contracts, checks and encoding included. */
export async function openApp(engine, slots) {
  const app = defineApp({
    name: 'bench',
    log: quiet,
    engine,
    wirings: [defineWiring({ rpc: { add }, queues: { q: { run, concurrency: slots } } })],
  })
  await app.start()
  return {
    add: (inputs) => app.invoke(add, { inputs }),
    work: listen,
    stop: () => app.stop(),
  }
}
