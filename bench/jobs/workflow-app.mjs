import { defineApp, defineWiring } from 'solder'
import { bench, listenToRuns, startAll } from './app/dist/workflow.js'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** An application with one workflow of one step on an engine, as its user has it. */
export async function openWorkflowApp(engine, slots) {
  const workflows = { bench: { run: bench, concurrency: slots } }
  const app = defineApp({
    name: 'bench',
    log: quiet,
    engine,
    wirings: [defineWiring({ rpc: { startAll }, workflows })],
  })
  await app.start()
  return { add: (inputs) => app.invoke(startAll, { inputs }), work: listenToRuns, stop: () => app.stop() }
}
