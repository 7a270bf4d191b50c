import type { Transport } from '../model/wiring.js'

/** The options of an entry. */
export const entryOptions: Readonly<Record<Transport, readonly string[]>> = {
  http: ['run', 'status', 'bodyLimit', 'excess', 'timeout', 'use', 'allow'],
  channel: ['open', 'on', 'close', 'excess'],
  rpc: [],
  queue: [
    'run',
    'retries',
    'backoff',
    'concurrency',
    'groupConcurrency',
    'rateLimit',
    'timeout',
    'deadLetter',
    'keepDead',
  ],
  cron: ['run', 'schedule', 'timezone', 'input', 'ifMissed', 'overlap', 'retries', 'backoff', 'timeout', 'keepDead'],
  workflow: ['run', 'retries', 'backoff', 'timeout', 'concurrency', 'allow', 'http'],
}
