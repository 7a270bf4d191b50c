import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { freePort } from './free-port.mjs'

/**
 * A server of the benchmark's own that writes its append-only file, as BullMQ asks for: `everysec`, which outlives a killed
 * server, and may lose the last second when the machine loses its power.
 */
export async function startRedis() {
  if (spawnSync('redis-server', ['--version']).error) return { missing: 'Redis is not installed.' }
  const folder = mkdtempSync(join(tmpdir(), 'solder-bench-redis-'))
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes']
  const server = spawn('redis-server', [...options, '--databases', '1000'], { stdio: 'ignore' })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const probe = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null, retryStrategy: () => 100 })
  probe.on('error', () => {})
  await probe.ping()
  probe.disconnect()
  let count = 0
  return {
    pid: server.pid,
    database: async () => `redis://127.0.0.1:${port}/${count++}`,
    async stop() {
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
