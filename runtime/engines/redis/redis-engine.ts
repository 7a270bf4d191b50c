import { randomUUID } from 'node:crypto'
import type {
  Claimed,
  DeadJob,
  Ending,
  Engine,
  EngineUser,
  Fired,
  Held,
  JobState,
  NewJob,
  Occurrence,
  QueueState,
  Wanted,
} from '../port.js'
import type { Logger } from '../../context.js'
import { occurrenceId } from '../occurrence-id.js'
import { TopicListeners } from '../topic-listeners.js'
import { checkServer, selectDatabase } from './durability.js'
import { IdleQueues } from './idle-queues.js'
import type { RedisOptions } from './index.js'
import * as jobScripts from './lua/jobs.js'
import * as overviewScripts from './lua/overview.js'
import { Overview } from './overview.js'
import { argumentsOf, RedisJobs, type Run } from './redis-jobs.js'
import { Server } from './server.js'

/** What a lease has to be at least, in milliseconds. */
const SHORTEST_LEASE = 1000

/** The longest time between two looks for jobs whose lease ran out, in milliseconds. */
const WATCH = 2000

/** How long it is remembered which occurrences of a schedule were fired. */
const OCCURRENCES_KEPT = 7 * 24 * 3_600_000

/** What is in Redis is of this version; one with a higher number is not for this program. */
const LAYOUT = 1

interface Parts {
  readonly server: Server
  readonly run: Run
  readonly jobs: RedisJobs
  readonly overview: Overview
  readonly log: Logger
  /** What the names of channels begin with: they are of the whole server, where keys are of a database. */
  readonly channel: string
  readonly timer: ReturnType<typeof setInterval>
}

/** Jobs in Redis, by BullMQ. */
export class RedisEngine implements Engine {
  readonly name = 'redis'
  readonly abilities = { durable: true, manyProcesses: true, transactionalEnqueue: false }
  readonly lease: number
  readonly poll = 5000
  readonly #url: string
  readonly #prefix: string
  readonly #trustDurability: boolean
  readonly #self = randomUUID()
  readonly #topics = new TopicListeners()
  /** How many listen to each channel here. */
  readonly #heard = new Map<string, number>()
  readonly #idle = new IdleQueues()
  #open: Parts | undefined
  #onReady: () => void = () => undefined

  constructor(url: string, { prefix = 'solder', lease = 30_000, trustDurability = false }: RedisOptions) {
    this.#url = url
    this.#prefix = prefix
    this.#trustDurability = trustDurability
    this.lease = Math.round(lease)
  }

  async start({ application, queues, log }: EngineUser): Promise<void> {
    this.#check()
    for (const queue of queues)
      if (queue === '' || queue.includes(':'))
        throw new Error(`the queue '${queue}' cannot be kept in Redis: its name may not be empty, nor have ':' in it`)
    const server = await Server.open(this.#url, application, log, { ...jobScripts, ...overviewScripts })
    try {
      await selectDatabase(server.commands)
      await checkServer(server.commands, this.#trustDurability, log)
      const channel = `${this.#prefix}@${server.commands.options.db ?? 0}`
      const run: Run = (script, ...args) => server.run(script, [this.#prefix, channel, this.#self, Date.now(), ...args])
      await this.#prepare(run, queues)
      const jobs = new RedisJobs(run, this.#self, this.lease)
      const interval = Math.round(Math.min(this.lease / 3, WATCH))
      const timer = setInterval(() => {
        void this.#recover(interval)
      }, interval)
      timer.unref()
      this.#open = { server, run, jobs, overview: new Overview(run), log, channel, timer }
      await this.#listen(server, channel)
    } catch (error) {
      clearInterval(this.#open?.timer)
      this.#open = undefined
      server.close()
      throw error
    }
  }

  stop(): Promise<void> {
    if (!this.#open) return Promise.resolve()
    const { server, timer } = this.#open
    clearInterval(timer)
    this.#open = undefined
    this.#topics.clear()
    this.#heard.clear()
    this.#onReady = () => undefined
    server.close()
    return Promise.resolve()
  }

  async enqueue(jobs: readonly NewJob[]): Promise<string[]> {
    const ids = await this.#parts.jobs.add(jobs)
    this.#wake(jobs.map(({ queue }) => queue))
    return ids
  }

  async claim(wanted: Wanted): Promise<Claimed> {
    const { jobs } = this.#parts
    const { queue, most } = wanted
    const rest = this.#idle.rest(queue)
    if (rest !== undefined) return { jobs: [], next: rest }
    const asked = this.#idle.ask(queue)
    const claimed = await jobs.claim(wanted)
    if (claimed.jobs.length < most) this.#idle.sleep(queue, asked, Math.min(claimed.next ?? Infinity, this.poll))
    return claimed
  }

  heartbeat(held: readonly Held[]): Promise<Held[]> {
    return this.#parts.jobs.lost(held)
  }

  async settle(endings: readonly Ending[]): Promise<boolean[]> {
    const { taken, woken } = await this.#parts.jobs.settle(endings)
    if (woken.length > 0) this.#wake(woken)
    return taken
  }

  note(held: Held, progress: string): Promise<void> {
    return this.#parts.jobs.note(held, progress)
  }

  onReady(listener: () => void): void {
    this.#onReady = listener
  }

  queues(): Promise<QueueState[]> {
    return this.#parts.overview.queues()
  }

  job(id: string): Promise<JobState | undefined> {
    return this.#parts.overview.job(id)
  }

  dead(queue: string, most: number): Promise<DeadJob[]> {
    return this.#parts.overview.dead(queue, most)
  }

  async redrive(queue: string, ids?: readonly string[]): Promise<number> {
    const count = (await this.#parts.run('redrive', queue, ids?.length ?? -1, ...(ids ?? []))) as number
    this.#wake([queue])
    return count
  }

  async forget(queue: string, before: Date): Promise<number> {
    return (await this.#parts.run('forget', queue, before.getTime())) as number
  }

  async pause(queue: string, paused: boolean): Promise<void> {
    await this.#parts.run('pause', queue, paused ? '1' : '0')
    this.#wake([queue])
  }

  async fire({ schedule, at, job, unlessUnfinished }: Occurrence): Promise<Fired> {
    const args = job ? ['1', ...argumentsOf(job, occurrenceId(schedule, at))] : ['0']
    const what = [schedule, at.getTime(), OCCURRENCES_KEPT, unlessUnfinished ? '1' : '0', ...args]
    const fired = (await this.#parts.run('fire', ...what)) as Fired
    if (fired === 'added' && job) this.#wake([job.queue])
    return fired
  }

  async lastFired(schedule: string): Promise<Date | undefined> {
    const at = (await this.#parts.run('lastFired', schedule)) as string
    return at === '' ? undefined : new Date(Number(at))
  }

  async publish(topic: string, key: string | undefined, message: string): Promise<void> {
    const { server, channel } = this.#parts
    const address = this.#topics.tell(topic, key, message)
    await server.publish(`${channel}:topic:${address}`, `${this.#self} ${message}`)
  }

  async subscribe(
    topic: string,
    key: string | undefined,
    listener: (message: string) => void,
  ): Promise<() => Promise<void>> {
    const { server, channel } = this.#parts
    const heard = `${channel}:topic:${TopicListeners.addressOf(topic, key)}`
    // Who leaves meanwhile has to see that there is another: the count, and what is sent because of it, change without a pause between.
    const end = this.#topics.add(topic, key, listener)
    this.#heard.set(heard, (this.#heard.get(heard) ?? 0) + 1)
    let hasLeft = false
    const leave = async (): Promise<void> => {
      if (hasLeft) return
      hasLeft = true
      await end()
      const others = (this.#heard.get(heard) ?? 1) - 1
      if (others > 0) {
        this.#heard.set(heard, others)
        return
      }
      this.#heard.delete(heard)
      await server.unsubscribe(heard)
    }
    try {
      await server.subscribe(heard)
    } catch (error) {
      await leave().catch(() => undefined)
      throw error
    }
    return leave
  }

  /** At start, where what is wrong with an engine is told: not when the module that names it is loaded. */
  #check(): void {
    if (!/^rediss?:\/\/./.test(this.#url))
      throw new TypeError(
        "redis() needs the address of a server, as 'redis://user:password@host:6379/0', or with 'rediss:' for TLS",
      )
    if (!/^[\w{}.-]+$/.test(this.#prefix))
      throw new TypeError(`'${this.#prefix}' is no prefix for keys: letters, digits and _ . - { } can stand in it`)
    if (this.lease < SHORTEST_LEASE)
      throw new TypeError(
        `a lease of ${this.lease} ms is too short for redis(): it has to be at least ${SHORTEST_LEASE}`,
      )
  }

  get #parts(): Parts {
    if (!this.#open) throw new Error('The engine is not running: the application was stopped, or never started.')
    return this.#open
  }

  async #prepare(run: Run, queues: readonly string[]): Promise<void> {
    const [problem, what] = (await run('prepare', LAYOUT, queues.length, ...queues)) as string[]
    if (problem === 'newer')
      throw new Error(
        `what is under the prefix '${this.#prefix}' was written by a newer version of Solder (its layout is ${what}, this one knows ` +
          `${LAYOUT}): run that version, or name another prefix`,
      )
    if (problem === 'foreign')
      throw new Error(`the key '${what}' belongs to another program: name another prefix than '${this.#prefix}'`)
    await run('releaseAll', queues.length, ...queues)
  }

  #wake(queues: readonly string[]): void {
    for (const queue of queues) this.#idle.wake(queue)
    this.#onReady()
  }

  /** Hears what other processes tell. */
  async #listen(server: Server, channel: string): Promise<void> {
    const topic = `${channel}:topic:`
    server.onMessage((from, message) => {
      const at = message.indexOf(' ')
      if (message.slice(0, at) === this.#self) return
      const rest = message.slice(at + 1)
      if (from.startsWith(topic)) this.#topics.hear(from.slice(topic.length), rest)
      else this.#wake(rest.split(':'))
    })
    server.onConnected(() => {
      this.#idle.wakeAll()
      this.#onReady()
    })
    await server.subscribe(`${channel}:ready`)
  }

  /** Lets jobs wait again whose process no longer sends heartbeats: one process in the fleet looks at a time. */
  async #recover(interval: number): Promise<void> {
    const { run, server, log } = this.#parts
    try {
      const found = (await run('recover', interval)) as [string, number][]
      for (const [queue, jobs] of found)
        log.warn({ queue, jobs }, `${jobs} jobs of '${queue}' wait again, because their process ended or hangs.`)
      if (found.length > 0) this.#wake(found.map(([queue]) => queue))
    } catch (error) {
      if (this.#open && server.commands.status === 'ready')
        log.warn({ err: error }, 'It could not be looked for jobs whose process is gone; it will be again.')
    }
  }
}
