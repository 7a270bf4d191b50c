import type { HazardKind } from '../../../model/workflow'
import type { OutsideName } from './outside-name'

type Kind = Extract<HazardKind, 'clock' | 'randomness' | 'io'>

/** Globals that give something else each time, by the beginning of their names. */
const globals: readonly [name: string, kind: Kind][] = [
  ...named('clock', ['Date.now', 'performance.now', 'performance.timeOrigin', 'process.hrtime', 'process.uptime']),
  ...named('clock', ['Temporal.Now']),
  ...named('randomness', ['Math.random', 'crypto.randomUUID', 'crypto.getRandomValues', 'crypto.subtle.generateKey']),
  ...named('io', ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'BroadcastChannel', 'Worker', 'Atomics.wait']),
  ...named('io', ['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'requestIdleCallback']),
  ...named('io', ['AbortSignal.timeout', 'scheduler.wait', 'scheduler.yield', 'scheduler.postTask']),
  ...named('io', ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'navigator', 'document', 'location']),
  ...named('io', ['Deno', 'Bun', 'process.env', 'process.argv', 'process.cwd', 'process.exit', 'process.abort']),
  ...named('io', ['process.kill', 'process.pid', 'process.stdin', 'process.stdout', 'process.stderr']),
  ...named('io', ['process.memoryUsage', 'process.cpuUsage', 'process.on', 'process.once', 'process.send']),
]

/** Modules of Node of which everything reaches out of the process. */
const reaching = new Set(
  [
    'fs fs/promises child_process cluster dgram dns dns/promises http http2 https inspector net os readline',
    'readline/promises repl sqlite timers timers/promises tls tty worker_threads',
  ].flatMap((names) => names.split(' ')),
)

/** Packages that make ids by chance. */
const makers = new Set(['nanoid', 'ulid', 'ulidx', 'cuid', '@paralleldrive/cuid2', 'uuidv7', 'ksuid'])

/** What is known of a name that leads out of the program. */
export function knownHazard({ module, path }: OutsideName): Kind | undefined {
  if (module === undefined || module === 'process') {
    const whole = [...(module === undefined ? [] : ['process']), ...path].join('.')
    return globals.find(([name]) => whole === name || whole.startsWith(`${name}.`))?.[1]
  }
  const [name = ''] = path
  if (reaching.has(module)) return path.length === 0 ? undefined : 'io'
  if (module === 'perf_hooks') return knownHazard({ path })
  if (module === 'crypto') return isRandom(path) ? 'randomness' : undefined
  if (module === 'uuid') return /^v[1467]$/.test(name) ? 'randomness' : undefined
  return makers.has(module) ? 'randomness' : undefined
}

/** Of Node's crypto: `createHash` gives the same for the same, `randomBytes` does not. */
function isRandom(path: readonly string[]): boolean {
  return path.some((name) => /^(?:random|getRandomValues|generateKey|generatePrime)/.test(name))
}

function named(kind: Kind, names: readonly string[]): [string, Kind][] {
  return names.map((name) => [name, kind])
}
