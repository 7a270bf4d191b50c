import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from './free-port.mjs'

const VERSIONS = '/usr/lib/postgresql'

/** A server of the benchmark's own, with its commits on the disk. */
export async function startPostgres() {
  if (!existsSync(VERSIONS)) return { missing: 'PostgreSQL is not installed.' }
  const programs = join(VERSIONS, readdirSync(VERSIONS)[0], 'bin')
  const folder = mkdtempSync(join(tmpdir(), 'solder-bench-postgres-'))
  const id = (which) => Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout)
  // PostgreSQL refuses to run as root.
  const user = process.getuid() === 0 ? { uid: id('-u'), gid: id('-g') } : {}
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  spawnSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust'], { ...user, cwd: folder })
  const port = await freePort()
  const options = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1']
  const server = spawn(join(programs, 'postgres'), options, { ...user, cwd: folder, stdio: 'ignore' })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const url = (database) => `postgres://postgres@127.0.0.1:${port}/${database}`
  const query = async (sql) => {
    const client = new pg.Client(url('postgres'))
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  while (
    !(await query('SELECT 1').then(
      () => true,
      () => false,
    ))
  ) {
    if (server.exitCode !== null) return { missing: `PostgreSQL ended with code ${server.exitCode}.` }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  let count = 0
  return {
    pid: server.pid,
    async database() {
      const name = `bench_${count++}`
      await query(`CREATE DATABASE ${name}`)
      return url(name)
    },
    async stop() {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
