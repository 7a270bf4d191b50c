import { Queue, Worker } from 'bullmq'

export const title = 'BullMQ'
export const group = 'Redis'
export const server = 'redis'

export async function open(url, slots) {
  const connection = { url, maxRetriesPerRequest: null }
  const queue = new Queue('q', { connection, defaultJobOptions: { removeOnComplete: true } })
  let onDone = () => {}
  const worker = new Worker('q', async () => onDone(), { connection, concurrency: slots })
  await worker.waitUntilReady()
  return {
    add: (inputs) => queue.addBulk(inputs.map((data) => ({ name: 'q', data }))),
    work: (listener) => (onDone = listener),
    stop: async () => {
      await worker.close()
      await queue.close()
    },
  }
}
