import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Redis } from 'ioredis'
import { freePort } from './free-port.js'

/** How many databases a server has: each test that wants an empty one takes the next. */
const DATABASES = 10_000

/** Redis's program, where it is installed as Debian does. */
export function redisProgram(): string | undefined {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path))
}

const running = new Set<RedisServer>()
process.once('exit', () => {
  for (const server of running) server.remove()
})

/** A Redis server of the tests' own, on loopback, with an append-only file. */
export class RedisServer {
  readonly port: number
  readonly #program: string
  readonly #folder: string
  readonly #settings: Readonly<Record<string, string>>
  #process: ChildProcess | undefined
  #databases = 0

  private constructor(program: string, folder: string, port: number, settings: Readonly<Record<string, string>>) {
    this.#program = program
    this.#folder = folder
    this.port = port
    this.#settings = settings
  }

  /** `settings` as in its configuration, beside or in place of those that tests need. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<RedisServer> {
    const program = redisProgram()
    if (program === undefined) throw new Error('Redis is not installed.')
    const server = new RedisServer(program, mkdtempSync(join(tmpdir(), 'solder-redis-')), await freePort(), settings)
    await server.begin()
    return server
  }

  /** Starts it, or starts it again; resolves when it answers. */
  async begin(): Promise<void> {
    const settings = {
      bind: '127.0.0.1',
      port: String(this.port),
      dir: this.#folder,
      appendonly: 'yes',
      appendfsync: 'always',
      save: '',
      databases: String(DATABASES),
      ...this.#settings,
    }
    const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
    running.add(this)
    this.#process = spawn(this.#program, options, { cwd: this.#folder, stdio: 'ignore' })
    for (let tries = 0; !(await this.#answers()); tries++) {
      if (tries === 300) throw new Error('Redis does not start.')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** Ends it as `kill -9` does. */
  async crash(): Promise<void> {
    const ended = new Promise((resolve) => this.#process?.once('exit', resolve))
    this.#process?.kill('SIGKILL')
    await ended
    running.delete(this)
  }

  /** Ends it for good, without waiting. */
  remove(): void {
    this.#process?.kill('SIGKILL')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Lets it hang: connections stand, and nothing answers. */
  freeze(): void {
    this.#process?.kill('SIGSTOP')
  }

  thaw(): void {
    this.#process?.kill('SIGCONT')
  }

  /** The address of a database that is empty. */
  database(): string {
    return `redis://127.0.0.1:${this.port}/${this.#databases++}`
  }

  /** Runs a command there. */
  async call(url: string, command: string, ...args: string[]): Promise<unknown> {
    const client = new Redis(url)
    try {
      return await client.call(command, ...args)
    } finally {
      client.disconnect()
    }
  }

  async #answers(): Promise<boolean> {
    const client = new Redis(this.port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return true
    } catch {
      return false
    } finally {
      client.disconnect()
    }
  }
}

let shared: Promise<RedisServer> | undefined

/** One server for all tests that do not end it. */
export function sharedRedis(): Promise<RedisServer> {
  // What tests write there need not outlive the machine.
  return (shared ??= RedisServer.start({ appendfsync: 'everysec' }))
}

// A root hook: it runs after the tests of every file.
after(async () => {
  await (await shared)?.crash()
})
