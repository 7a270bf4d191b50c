import { createRequire } from 'node:module'

/** One of BullMQ's scripts, with which it changes what is in Redis. */
export interface BullScript {
  /** In Lua, complete. */
  readonly content: string
}

/** The two packages that a user of `redis()` installs, loaded when they are needed. */
export async function loadDrivers(): Promise<{
  Redis: (typeof import('ioredis'))['Redis']
  /** By name. BullMQ does not export them, hence the exact version of the peer dependency. */
  scripts: Readonly<Record<string, BullScript>>
}> {
  try {
    const { Redis } = await import('ioredis')
    const scripts = createRequire(import.meta.url)('bullmq/dist/cjs/scripts/index.js') as Record<string, BullScript>
    return { Redis, scripts }
  } catch (error) {
    throw new Error('redis() needs two packages: install them with `npm install ioredis bullmq@6.7.0`', {
      cause: error,
    })
  }
}
