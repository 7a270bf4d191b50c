import { OpenWorkflow } from 'openworkflow'

/** One workflow of one step on a backend of OpenWorkflow. */
export async function openWorkflow(backend, slots) {
  let onDone = () => {}
  const client = new OpenWorkflow({ backend })
  const workflow = client.defineWorkflow({ name: 'bench' }, async ({ input, step }) => {
    await step.run({ name: 'step' }, async () => input.n)
    onDone()
  })
  const worker = client.newWorker({ concurrency: slots })
  await worker.start()
  return {
    add: (inputs) => Promise.all(inputs.map((input) => workflow.run(input))),
    work: (listener) => (onDone = listener),
    stop: async () => {
      await worker.stop()
      await backend.stop()
    },
  }
}
