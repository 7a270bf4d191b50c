// Adds 10,000 small jobs and works them off, ten at once, on every engine and beside what others do with the same jobs:
// `npm run bench:jobs`, or some rows only: `npm run bench:jobs -- embedded sqlite-by-hand`. A row is a file in `rows/`; each runs in a
// process of its own, on a server of the benchmark's own when it needs one. Compare rows of one group with each other:
// figures depend on the disk and on what else the machine does.
import { readdirSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median, printTable } from './print-table.mjs'
import { Places } from './servers/places.mjs'

const ROUNDS = Number(process.env.ROUNDS ?? 3)
const measure = fileURLToPath(new URL('measure.mjs', import.meta.url))

const files = readdirSync(new URL('rows/', import.meta.url)).map((name) => name.replace('.mjs', ''))
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !files.includes(name))
if (unknown !== undefined) {
  console.error(`There is no row '${unknown}': there are ${files.join(', ')}.`)
  process.exit(2)
}

const places = new Places()
const results = []
try {
  for (const name of asked.length > 0 ? asked : files) {
    const row = { name, ...(await import(`./rows/${name}.mjs`)) }
    const missing = await places.missing(row.server)
    if (missing !== undefined) {
      console.error(`${row.title} is left out: ${missing}`)
      continue
    }
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measured(row))
    results.push({ row, figures: median(rounds) })
    process.stderr.write('.')
  }
} finally {
  await places.close()
}
process.stderr.write('\n')
console.log(`Node ${process.version}, median of ${ROUNDS}\n`)
printTable(results)

async function measured({ name, server, title }) {
  const { place, pid } = await places.take(server)
  const args = [measure, name, place, String(pid ?? '')]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${title} failed:\n${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1))
}
