import type { Redis } from 'ioredis'
import type { Logger } from '../../context.js'

/** The oldest Redis that BullMQ recommends. */
const OLDEST = [6, 2] as const

const TRUST = 'pass `trustDurability: true` if the server keeps what it acknowledges by other means'

/** Rejects when the server has no such database: ioredis does not look at the answer, and would go on in database 0. */
export async function selectDatabase(client: Redis): Promise<void> {
  const { db = 0 } = client.options
  if (db === 0) return
  try {
    await client.select(db)
  } catch (error) {
    throw new Error(
      `the server has no database '${db}' (${(error as Error).message}): name another one at the end of the address`,
      { cause: error },
    )
  }
}

/** Rejects with a sentence that says why, when jobs would not be safe with the server; warns when they are less so. */
export async function checkServer(client: Redis, trustDurability: boolean, log: Logger): Promise<void> {
  let text: string
  try {
    text = await client.info()
  } catch (error) {
    if (trustDurability && (error as Error).message.startsWith('NOPERM')) return
    throw new Error(
      `the server does not tell about itself (${(error as Error).message}): let this user run INFO, or ${TRUST}`,
      { cause: error },
    )
  }
  const reason = reasonAgainst(text, trustDurability)
  if (reason !== undefined) throw new Error(reason)
  if (trustDurability) return
  const policy = await syncPolicy(client)
  if (policy === 'always') return
  log.warn(
    policy === undefined
      ? "Redis does not tell how it writes its log to the disk: unless 'appendfsync' is 'always', jobs acknowledged last are lost when its machine crashes."
      : `Redis has 'appendfsync ${policy}': jobs acknowledged in the last ${policy === 'no' ? 'half a minute' : 'second or two'} are lost when its machine crashes; 'appendfsync always' keeps them.`,
  )
}

/** Why jobs cannot be kept in a server that says this of itself by INFO. */
export function reasonAgainst(info: string, trustDurability: boolean): string | undefined {
  const facts = new Map(
    info.split(/\r?\n/).map((line) => {
      const [name = '', ...rest] = line.split(':')
      return [name, rest.join(':')]
    }),
  )
  const version = facts.get('redis_version') ?? ''
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    return `redis() needs Redis ${OLDEST.join('.')} or later, and this is ${version || 'something else'}`
  if (facts.get('role') === 'slave')
    return `the server is a replica of '${facts.get('master_host') ?? ''}', which takes no jobs: name the primary`
  if (trustDurability) return undefined
  if (facts.get('aof_enabled') !== '1')
    return `the server keeps no append-only file, so that acknowledged jobs are lost when it ends: set 'appendonly yes', or ${TRUST}`
  const policy = facts.get('maxmemory_policy') ?? 'noeviction'
  if (policy !== 'noeviction' && facts.get('maxmemory') !== '0')
    return (
      `the server throws keys away when its memory is full ('maxmemory-policy ${policy}'), jobs among them: ` +
      `set 'maxmemory-policy noeviction', which BullMQ asks for, or ${TRUST}`
    )
  return undefined
}

/** When the log is written to the disk; undefined when the server does not say. */
async function syncPolicy(client: Redis): Promise<string | undefined> {
  try {
    const [, value] = await client.config('GET', 'appendfsync')
    return value
  } catch {
    return undefined
  }
}
