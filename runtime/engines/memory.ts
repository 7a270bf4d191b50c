import { MemoryQueue } from './memory-queue.js'
import type { DeadJob, Engine, NewJob, Worker } from './port.js'

/** Keeps everything in this process: for development, tests, and what may be lost when the process ends. */
export function memoryEngine(): Engine {
  return new MemoryEngine()
}

class MemoryEngine implements Engine {
  readonly #queues = new Map<string, MemoryQueue>()
  readonly #listeners = new Map<string, Set<(message: string) => void>>()

  async start(): Promise<void> {
    // There is nothing to connect to.
  }

  async stop(grace: number): Promise<void> {
    const stopped = Promise.all([...this.#queues.values()].map((queue) => queue.stop()))
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, grace)))
    await Promise.race([stopped, late])
    clearTimeout(timer)
    this.#listeners.clear()
  }

  enqueue(job: NewJob): Promise<string> {
    return Promise.resolve(this.#queue(job.queue).add(job))
  }

  work(queue: string, worker: Worker): void {
    this.#queue(queue).work(worker)
  }

  dead(queue: string): Promise<readonly DeadJob[]> {
    return Promise.resolve([...this.#queue(queue).dead])
  }

  publish(topic: string, key: string | undefined, message: string): Promise<void> {
    for (const listener of [...(this.#listeners.get(address(topic, key)) ?? [])]) listener(message)
    return Promise.resolve()
  }

  subscribe(topic: string, key: string | undefined, listener: (message: string) => void): Promise<() => Promise<void>> {
    const at = address(topic, key)
    const listeners = this.#listeners.get(at) ?? new Set()
    this.#listeners.set(at, listeners.add(listener))
    return Promise.resolve(() => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(at) === listeners) this.#listeners.delete(at)
      return Promise.resolve()
    })
  }

  claim(): Promise<boolean> {
    // There is no other process that could ask.
    return Promise.resolve(true)
  }

  #queue(name: string): MemoryQueue {
    let queue = this.#queues.get(name)
    if (!queue) this.#queues.set(name, (queue = new MemoryQueue(name)))
    return queue
  }
}

function address(topic: string, key: string | undefined): string {
  return JSON.stringify([topic, key ?? null])
}
