import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from './free-port.js'

const versions = '/usr/lib/postgresql'

/** The folder of PostgreSQL's programs, where it is installed as Debian does. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(versions)) return undefined
  const folders = readdirSync(versions).map((version) => join(versions, version, 'bin'))
  return folders.findLast((folder) => existsSync(join(folder, 'initdb')))
}

/** A PostgreSQL server of the tests' own, on loopback. */
export class PostgresServer {
  readonly #programs: string
  readonly #folder: string
  readonly #port: number
  /** PostgreSQL refuses to run as root. */
  readonly #user: { uid?: number; gid?: number }
  #process: ChildProcess | undefined
  #databases = 0

  private constructor(programs: string, folder: string, port: number, user: { uid?: number; gid?: number }) {
    this.#programs = programs
    this.#folder = folder
    this.#port = port
    this.#user = user
  }

  static async start(): Promise<PostgresServer> {
    const programs = postgresPrograms()
    if (programs === undefined) throw new Error('PostgreSQL is not installed.')
    const folder = mkdtempSync(join(tmpdir(), 'solder-postgres-'))
    const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
    const server = new PostgresServer(programs, folder, await freePort(), user)
    server.#run('initdb', ['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'])
    await server.begin()
    process.once('exit', () => {
      server.#process?.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    })
    return server
  }

  /**
   * Starts it, or starts it again; resolves when it answers. `largestFile`, in kilobytes, stands for a disk that is full: the server sees the
   * same failed writes.
   */
  async begin(largestFile?: number): Promise<void> {
    const settings = {
      port: this.#port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: this.#folder,
      fsync: 'off',
    }
    const options = Object.entries({ ...settings, max_connections: 300 }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ])
    const program = join(this.#programs, 'postgres')
    const args = ['-D', join(this.#folder, 'data'), ...options]
    const limited = ['-c', `ulimit -f ${largestFile}; exec "$0" "$@"`, program, ...args]
    const [command, given] = largestFile === undefined ? [program, args] : ['bash', limited]
    this.#process = spawn(command, given, {
      ...this.#user,
      cwd: this.#folder,
      stdio: 'ignore',
    })
    for (let tries = 0; ; tries++) {
      const client = new pg.Client(this.url('postgres'))
      try {
        await client.connect()
        await client.end()
        return
      } catch (error) {
        await client.end().catch(() => undefined)
        if (tries === 300) throw error
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
  }

  /** Ends it as a crash does: every connection breaks, and it has to recover. */
  async crash(): Promise<void> {
    const ended = new Promise((resolve) => this.#process?.once('exit', resolve))
    this.#process?.kill('SIGQUIT')
    await ended
  }

  /** A new database; resolves to its address. */
  async database(): Promise<string> {
    const name = `test_${process.pid}_${this.#databases++}`
    await this.query(`CREATE DATABASE ${name}`)
    return this.url(name)
  }

  async query(sql: string): Promise<void> {
    const client = new pg.Client(this.url('postgres'))
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }

  url(database: string): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/${database}`
  }

  #run(program: string, args: string[]): void {
    const { status, stderr } = spawnSync(join(this.#programs, program), args, {
      ...this.#user,
      cwd: this.#folder,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
  }
}

function idOf(which: string): number {
  return Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout)
}

let shared: Promise<PostgresServer> | undefined

/** One server for all tests that do not end it. */
export function sharedPostgres(): Promise<PostgresServer> {
  return (shared ??= PostgresServer.start())
}

// A root hook: it runs after the tests of every file.
after(async () => {
  await (await shared)?.crash()
})
