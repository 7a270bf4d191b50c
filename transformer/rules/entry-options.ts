import type { EntryKind } from '../model/entry-kind.js'

/** The options of an entry. */
export const entryOptions: Readonly<Record<EntryKind, readonly string[]>> = {
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
  tool: [
    'run',
    'title',
    'description',
    'readOnly',
    'destructive',
    'idempotent',
    'openWorld',
    'timeout',
    'allow',
    'excess',
  ],
  resource: ['run', 'name', 'title', 'description', 'mimeType', 'timeout', 'allow'],
  prompt: ['run', 'title', 'description', 'timeout', 'allow'],
  cli: ['run', 'alias', 'hidden', 'timeout'],
}
