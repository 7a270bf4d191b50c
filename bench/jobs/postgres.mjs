import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const PORT = 54_991

/** A server of the benchmark's own, with its commits on the disk. */
export async function startPostgres(programs) {
  const folder = mkdtempSync(join(tmpdir(), 'solder-bench-postgres-'))
  const id = (which) => Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout)
  // PostgreSQL refuses to run as root.
  const user = process.getuid() === 0 ? { uid: id('-u'), gid: id('-g') } : {}
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  spawnSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust'], { ...user, cwd: folder })
  const options = ['-D', data, '-p', String(PORT), '-k', folder, '-c', 'listen_addresses=127.0.0.1']
  const server = spawn(join(programs, 'postgres'), options, { ...user, cwd: folder, stdio: 'ignore' })
  const url = (database) => `postgres://postgres@127.0.0.1:${PORT}/${database}`
  const query = async (sql) => {
    const client = new pg.Client(url('postgres'))
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  for (;;) {
    const stands = await query('SELECT 1').then(
      () => true,
      () => false,
    )
    if (stands) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  let count = 0
  return {
    async database() {
      const name = `bench_${count++}`
      await query(`CREATE DATABASE ${name}`)
      return url(name)
    },
    stop() {
      server.kill('SIGINT')
      server.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    },
  }
}
