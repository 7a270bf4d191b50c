/** What an entry of each part of a wiring may say. The compiler has the same list, and a test holds them equal. */
export const entryOptions = {
  http: ['run', 'status', 'bodyLimit', 'excess', 'timeout', 'use', 'allow'],
  channel: ['open', 'on', 'close', 'excess'],
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
  cli: ['run', 'alias', 'hidden', 'timeout'],
} as const satisfies Record<string, readonly string[]>

/** The same for the three kinds of MCP. */
export const mcpOptions = {
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
} as const satisfies Record<string, readonly string[]>
