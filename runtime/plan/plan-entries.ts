import { Cron } from 'croner'
import { isPublic } from '../call/authorise.js'
import { decodeValue } from '../call/decode-input.js'
import type { Callable } from '../call/callable.js'
import { SolderError } from '../errors.js'
import type { CronEntry, HttpEntry, QueueEntry, Wiring, WorkflowEntry } from '../wiring.js'
import { entryOptions } from './entry-options.js'
import { entryOf, judgeChoice, judgeExcess, judgeNumbers, judgeRateLimit } from './judge-options.js'
import type { WiringPlan } from './wiring-plan.js'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

export function planHttp(plan: WiringPlan, { http = {}, rpc, mcp }: Wiring): void {
  for (const [address, value] of Object.entries(http)) {
    const entry: HttpEntry = entryOf(value)
    plan.knownOptions(`'${address}'`, entry, entryOptions.http)
    judgeExcess(plan, `'${address}'`, entry)
    const callable = plan.callable('http', address, entry.run)
    const [method = '', path = '', ...more] = address.split(' ')
    if (!methods.includes(method) || more.length > 0) {
      plan.problems.push(
        `'${address}' is not a route: it has to be a method (${methods.join(', ')}), a space and a path`,
      )
      continue
    }
    if (rpc !== undefined && path === '/rpc' && (method === 'POST' || method === 'GET'))
      plan.problems.push(`'${address}' is where Solder answers RPC calls: wire it to another path`)
    if (mcp !== undefined && path === '/mcp' && method === 'POST')
      plan.problems.push(`'${address}' is where Solder answers clients of MCP: wire it to another path`)
    const segments = plan.route('http', method, path)
    if (entry.status !== undefined && !(Number.isInteger(entry.status) && entry.status >= 200 && entry.status <= 299))
      plan.problems.push(`'${address}' has the status ${entry.status}: that of a successful answer is 200 to 299`)
    if (segments && callable) plan.http.push({ method, segments, callable, entry })
  }
}

export function planChannels(plan: WiringPlan, { channels = {} }: Wiring): void {
  for (const [address, entry] of Object.entries(channels)) {
    plan.knownOptions(`the channel '${address}'`, entry, entryOptions.channel)
    judgeExcess(plan, `the channel '${address}'`, entry)
    const on = new Map<string, Callable>()
    const open = entry.open && plan.callable('channel', address, entry.open, 'open')
    for (const [method, fn] of Object.entries(entry.on ?? {})) {
      const callable = plan.callable('channel', address, fn, `on.${method}`)
      if (callable) on.set(method, callable)
    }
    const close = entry.close && plan.callable('channel', address, entry.close, 'close')
    const segments = plan.route('channel', '', address)
    if (segments) plan.channels.push({ address, segments, open, on, close, excess: entry.excess })
  }
}

export function planRpc(plan: WiringPlan, { rpc = {} }: Wiring): void {
  for (const [name, fn] of Object.entries(rpc)) {
    const callable = plan.callable('rpc', name, fn)
    if (plan.claim(`rpc ${name}`, `the RPC name '${name}'`) && callable) plan.rpc.set(name, callable)
  }
}

export function planQueues(plan: WiringPlan, { queues = {} }: Wiring): void {
  for (const [name, value] of Object.entries(queues)) {
    const entry: QueueEntry = entryOf(value)
    const what = `the queue '${name}'`
    plan.knownOptions(what, entry, entryOptions.queue)
    judgeNumbers(plan, what, entry, ['retries', 'backoff', 'concurrency', 'groupConcurrency', 'timeout', 'keepDead'])
    if (entry.rateLimit !== undefined) judgeRateLimit(plan, what, entry.rateLimit)
    const callable = plan.callable('queue', name, entry.run)
    const deadLetter = entry.deadLetter && plan.callable('queue', name, entry.deadLetter, 'deadLetter')
    if (deadLetter && !isPublic(deadLetter.contract))
      plan.problems.push(
        `${what} hands dead jobs to '${deadLetter.contract.name}', which requires a session: there is none`,
      )
    if (plan.claim(`queue ${name}`, what) && callable) plan.queues.push({ name, callable, deadLetter, entry })
  }
}

export function planCron(plan: WiringPlan, { cron = {} }: Wiring): void {
  for (const [name, entry] of Object.entries(cron)) {
    const what = `the cron entry '${name}'`
    plan.knownOptions(what, entry, entryOptions.cron)
    judgeNumbers(plan, what, entry, ['retries', 'backoff', 'timeout', 'keepDead'])
    judgeChoice(plan, what, 'ifMissed', entry.ifMissed, ['skip', 'run'])
    judgeChoice(plan, what, 'overlap', entry.overlap, ['skip', 'wait', 'allow'])
    const callable = plan.callable('cron', name, entry.run)
    const flaw = scheduleFlaw(entry)
    if (flaw !== undefined) plan.problems.push(`${what} has the schedule '${entry.schedule}': ${flaw}`)
    if (callable) judgeCronCall(plan, what, callable, entry)
    if (plan.claim(`cron ${name}`, what) && callable) plan.cron.push({ name, callable, entry })
  }
}

export function planWorkflows(plan: WiringPlan, { workflows = {} }: Wiring): void {
  for (const [name, value] of Object.entries(workflows)) {
    const entry: WorkflowEntry = entryOf(value)
    const what = `the workflow '${name}'`
    plan.knownOptions(what, entry, entryOptions.workflow)
    judgeNumbers(plan, what, entry, ['retries', 'backoff', 'timeout', 'concurrency'])
    const callable = plan.callable('workflow', name, entry.run)
    if (plan.claim(`workflow ${name}`, what) && callable) plan.workflows.push({ name, callable, entry })
  }
}

/** A run by the clock has the same input each time and nobody who makes it: both can be judged at start. */
function judgeCronCall(plan: WiringPlan, what: string, { contract }: Callable, { input }: CronEntry): void {
  if (!isPublic(contract))
    plan.problems.push(`${what} runs '${contract.name}', which requires a session: the clock has none`)
  try {
    decodeValue(contract, input)
  } catch (error) {
    if (!(error instanceof SolderError)) throw error
    const reasons = error.errors?.map(
      (issue) => `${issue.path || 'it'}: expected ${issue.expected}, got ${issue.received}`,
    )
    plan.problems.push(
      `${what} gives '${contract.name}' an input that does not fit: ${reasons?.join('; ') ?? error.message}`,
    )
  }
}

function scheduleFlaw({ schedule, timezone }: CronEntry): string | undefined {
  try {
    const cron = new Cron(schedule, { paused: true, mode: '5-or-6-parts', timezone: timezone ?? 'UTC' })
    return cron.nextRun() === null ? 'it never comes' : undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
