import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from './postgres.mjs'
import { startRedis } from './redis.mjs'

const starts = { postgres: startPostgres, redis: startRedis }

/** Where rows keep their jobs: a new folder, or a new database of a server, which is started when the first row needs it. */
export class Places {
  #servers = new Map()
  #folders = []

  /** Why a row cannot be measured here; undefined when it can. */
  async missing(server) {
    if (server === undefined) return undefined
    if (!this.#servers.has(server)) this.#servers.set(server, await starts[server]())
    const { missing } = this.#servers.get(server)
    return missing
  }

  async take(server) {
    if (server !== undefined) {
      const { pid, database } = this.#servers.get(server)
      return { place: await database(), pid }
    }
    const place = mkdtempSync(join(tmpdir(), 'solder-bench-'))
    this.#folders.push(place)
    return { place }
  }

  async close() {
    for (const { stop } of this.#servers.values()) await stop?.()
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true })
  }
}
