import type { BullScript } from '../load-drivers.js'

/** BullMQ's scripts that ours call, each with its keys in its order; `$1` and `$2` are the caller's. */
const KEYS = {
  addDelayedJob: 'marker meta id delayed completed events',
  addPrioritizedJob: 'marker meta id prioritized delayed completed active events pc',
  cleanJobsInSet: '$1 events repeat',
  extendLocks: 'stalled',
  moveJobFromActiveToWait: 'active wait stalled paused meta limiter prioritized marker events',
  moveStalledJobsToWait: 'stalled wait active stalled-check meta paused marker events repeat',
  moveToActive: 'wait active prioritized events stalled limiter delayed paused meta pc marker',
  moveToDelayed: 'marker active prioritized delayed $1 events meta stalled wait limiter pc',
  moveToFinished: 'wait active prioritized events stalled limiter delayed paused meta pc $2 $1 metrics:$2 marker',
  pause: '$1 $2 meta prioritized events delayed marker',
  removeDeduplicationKey: '$1',
  reprocessJob: '$1 events failed wait meta active marker prioritized pc',
  updateProgress: '$1 events meta',
} as const

/** One of BullMQ's scripts that ours call. */
export type BullName = keyof typeof KEYS

/**
 * BullMQ's scripts as functions of Lua: `moveToActive(base, arguments, $1, $2)`, where `base` is what the names of a queue's keys begin
 * with. Redis cannot call one script from another; so a script of ours contains BullMQ's own text, and what several of them do
 * together is done at once or not at all, in one journey.
 */
export function bullFunctions(scripts: Readonly<Record<string, BullScript>>, names: readonly BullName[]): string {
  return names.map((name) => bullFunction(name, scripts[name])).join('\n')
}

function bullFunction(name: BullName, script: BullScript | undefined): string {
  if (script === undefined) throw new Error(`This version of BullMQ has no script '${name}': install bullmq@6.7.0.`)
  const keys = KEYS[name].split(' ').map((key) => {
    const parts = key.split(/(\$[12])/).filter((part) => part !== '')
    return ['base', ...parts.map((part) => (part.startsWith('$') ? `part${part.slice(1)}` : `'${part}'`))].join('..')
  })
  return `local function ${name}(base, ARGV, part1, part2)
local KEYS = {${keys.join(', ')}}
${script.content}
end`
}
