import { Logger, makeWorkerUtils, run } from 'graphile-worker'

export const title = 'graphile-worker'
export const group = 'PostgreSQL'
export const server = 'postgres'

export async function open(url, slots) {
  let onDone = () => {}
  const logger = new Logger(() => () => {})
  const runner = await run({
    connectionString: url,
    concurrency: slots,
    noHandleSignals: true,
    logger,
    parsedCronItems: [],
    taskList: { q: async () => onDone() },
  })
  const adder = await makeWorkerUtils({ connectionString: url, logger })
  return {
    add: (inputs) => adder.addJobs(inputs.map((payload) => ({ identifier: 'q', payload }))),
    work: (listener) => (onDone = listener),
    stop: async () => {
      await adder.release()
      await runner.stop()
    },
  }
}
