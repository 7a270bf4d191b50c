import type { DeadLetter, Jobs, QueueInfo } from '../../runtime/index.js'
import { Refusal, type Action } from './action.js'
import { mustBeKnown } from './must-be-known.js'
import { clip, moment, momentIn, span } from './write-values.js'

/** What can be done with queues, by the name that follows `solder jobs`. */
export const queueActions: Readonly<Record<string, Action>> = {
  queues: {
    usage: [],
    summary: 'Show each queue: what waits, runs and is dead, and how fast it goes. This is the default.',
    run: async ({ jobs }) => {
      const json = await jobs.queues()
      return { json, rows: [QUEUE_HEADINGS, ...json.map(queueRow)] }
    },
  },
  dead: {
    usage: ['queue'],
    summary: 'Show jobs that failed for good, oldest first, with their errors and inputs.',
    run: async ({ jobs }, { names, most }) => {
      const queue = await knownQueue(jobs, names[0])
      const json = await jobs.dead(queue, most === undefined ? {} : { most })
      return { json, rows: [['ID', 'DIED', 'ATTEMPTS', 'ERROR', 'INPUT'], ...json.map(deadRow)] }
    },
  },
  redrive: {
    usage: ['queue', 'id…'],
    summary: 'Let dead jobs run again: those with these ids, or all of the queue.',
    run: async ({ jobs }, { names: [name, ...ids] }) => {
      const queue = await knownQueue(jobs, name)
      const redriven = await jobs.redrive(queue, ids.length > 0 ? ids : undefined)
      if (redriven < ids.length)
        throw new Refusal(`Dead jobs of '${queue}' that run again: ${redriven} of the ${ids.length} that were named.`)
      return { json: { queue, redriven }, rows: [[`Dead jobs of '${queue}' that run again: ${redriven}.`]] }
    },
  },
  pause: {
    usage: ['queue'],
    summary: 'Begin no job of the queue in any process, until it is resumed.',
    run: async ({ jobs }, { names }) => {
      const queue = await knownQueue(jobs, names[0])
      await jobs.pause(queue)
      return { json: { queue, paused: true }, rows: [[`'${queue}' is paused: jobs are added, and none begins.`]] }
    },
  },
  resume: {
    usage: ['queue'],
    summary: 'Begin jobs of a paused queue again.',
    run: async ({ jobs }, { names }) => {
      const queue = await knownQueue(jobs, names[0])
      await jobs.resume(queue)
      return { json: { queue, paused: false }, rows: [[`'${queue}' goes on.`]] }
    },
  },
  show: {
    usage: ['id'],
    summary: 'Show one job that waits, runs or is dead, and how far it has come.',
    run: async ({ jobs }, { names: [id = ''] }) => {
      const job = await jobs.job(id)
      if (job === undefined) throw new Refusal(`There is no job '${id}' that waits, runs or is dead.`)
      const rows = [
        ['id', job.id],
        ['queue', job.queue],
        ['state', job.state],
        ['attempt', String(job.attempt)],
        ['progress', job.progress === undefined ? '' : JSON.stringify(job.progress)],
      ]
      return { json: job, rows }
    },
  },
  schedules: {
    usage: [],
    summary: 'Show cron entries and when they are due next, in the time zones that they name.',
    run: async ({ jobs }, { most }) => {
      const json = await jobs.schedules(most === undefined ? {} : { next: most })
      const rows = json.flatMap(({ name, schedule, timezone, last, next }) =>
        [...next, ...(next.length === 0 ? [undefined] : [])].map((time, at) => [
          ...(at > 0
            ? ['', '', '', '']
            : [name, schedule, timezone, last === undefined ? '' : momentIn(last, timezone)]),
          time === undefined ? 'never' : momentIn(time, timezone),
        ]),
      )
      return { json, rows: [['NAME', 'SCHEDULE', 'TIME ZONE', 'LAST', 'NEXT'], ...rows] }
    },
  },
}

const QUEUE_HEADINGS = ['QUEUE', 'READY', 'DELAYED', 'RUNNING', 'DEAD', 'OLDEST', 'DONE/MIN', 'FAILED/MIN', 'STATE']

function queueRow({ name, ready, delayed, running, dead, age, perMinute, paused, isWired }: QueueInfo): string[] {
  const numbers = [ready, delayed, running, dead].map(String)
  const rates = [perMinute.done, perMinute.failed].map((rate) => String(Math.round(rate)))
  const states = [...(paused ? ['paused'] : []), ...(isWired ? [] : ['not wired'])]
  return [name, ...numbers, ready === 0 ? '' : span(age), ...rates, states.join(', ')]
}

function deadRow({ id, at, attempts, error, errors, input }: DeadLetter): string[] {
  const [first] = (errors ?? []) as { path?: string; expected?: string; received?: string }[]
  const where =
    first === undefined ? '' : ` (${first.path || 'the input'}: expected ${first.expected}, got ${first.received})`
  return [
    id,
    moment(at),
    String(attempts),
    clip(error + where, 80),
    clip(input === undefined ? '' : JSON.stringify(input), 60),
  ]
}

/** The queue of that name; one that nobody knows is probably misspelt. */
async function knownQueue(jobs: Jobs, name = ''): Promise<string> {
  mustBeKnown(
    'queue',
    name,
    (await jobs.queues()).map((queue) => queue.name),
  )
  return name
}
