import { DBOS } from '@dbos-inc/dbos-sdk'

export const title = 'DBOS on PostgreSQL'
export const group = 'Workflows of one step, 50 at once'
export const kind = 'workflows'
export const server = 'postgres'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** DBOS begins what is started at once: how many run is for whoever starts them to see to. */
export async function open(url, slots) {
  let onDone = () => {}
  const workflow = DBOS.registerWorkflow(
    async (input) => {
      await DBOS.runStep(async () => input.n, { name: 'step' })
    },
    { name: 'bench' },
  )
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, logger: silent })
  await DBOS.launch()
  const waiting = []
  let running = 0
  const begin = async () => {
    if (running >= slots || waiting.length === 0) return
    running++
    const { input, started } = waiting.shift()
    const handle = await DBOS.startWorkflow(workflow)(input)
    started()
    await handle.getResult()
    running--
    onDone()
    void begin()
  }
  return {
    add: (inputs) =>
      Promise.all(
        inputs.map(
          (input) =>
            new Promise((started) => {
              waiting.push({ input, started })
              void begin()
            }),
        ),
      ),
    work: (listener) => (onDone = listener),
    stop: () => DBOS.shutdown(),
  }
}
