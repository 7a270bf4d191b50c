// Adds 10,000 small jobs and works them off, ten at once: `npm run bench:jobs`. Each engine runs in a process of its own, beside
// the same work done by hand on what lies beneath it. Compare rows of one pair with each other; figures depend on the disk.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from './postgres.mjs'

const ROUNDS = Number(process.env.ROUNDS ?? 3)
const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const programs = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)[0]
  : undefined

const rows = ['memory', 'by hand: node:sqlite', 'embedded']
const server = programs === undefined ? undefined : await startPostgres(programs)
if (server) rows.push('by hand: pg-boss', 'postgres')
else console.log('PostgreSQL is not installed: its rows are left out.')

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

console.log(`Node ${process.version}, 10,000 jobs, 10 at once, median of ${ROUNDS}\n`)
console.log(
  'engine'.padEnd(22),
  'jobs/s'.padStart(9),
  'CPU µs/job'.padStart(11),
  'first job ms'.padStart(13),
  'MB'.padStart(6),
)
for (const name of rows) {
  const results = []
  for (let round = 0; round < ROUNDS; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'solder-bench-'))
    const place = name.includes('pg-boss') || name === 'postgres' ? await server.database() : folder
    const { stdout, stderr, status } = spawnSync(process.execPath, [here('run.mjs'), name, place], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name} failed:\n${stderr}`)
    results.push(JSON.parse(stdout))
    rmSync(folder, { recursive: true, force: true })
  }
  const value = (key) => median(results.map((result) => result[key]))
  console.log(
    name.padEnd(22),
    String(Math.round(value('perSecond'))).padStart(9),
    value('cpu').toFixed(0).padStart(11),
    value('first').toFixed(0).padStart(13),
    value('memory').toFixed(0).padStart(6),
  )
}
server?.stop()
