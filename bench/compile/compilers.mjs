// Runs compilers side by side on the same files, and says what each of them costs.
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const hook = fileURLToPath(new URL('print-cost.cjs', import.meta.url))
const tsc = join(root, 'node_modules/typescript/bin/tsc')
const tspc = join(root, 'node_modules/ts-patch/bin/tspc.js')

/** Has no transformer: what it costs is what ts-patch costs. */
const bareConfig = 'tsconfig.bare.json'

/** The configuration of a project, and the same without its plugin. */
export function writeConfigs(folder, { compilerOptions, ...config }) {
  const { plugins, ...bare } = compilerOptions
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...bare, plugins }, ...config }))
  writeFileSync(join(folder, bareConfig), JSON.stringify({ compilerOptions: bare, ...config }))
}

/** What is measured of a project: `tsc`, `tspc` without a transformer, and `tspc` with the project's own. */
export const compilersOf = (folder, own) => ({
  tsc: { folder, compiler: tsc, config: bareConfig },
  tspc: { folder, compiler: tspc, config: bareConfig },
  [own]: ownCompiler(folder),
})

export const ownCompiler = (folder) => ({ folder, compiler: tspc, config: 'tsconfig.json' })

/** Where a project of the benchmark is written. */
export const projectFolder = (name) => join(root, '.tmp/bench-compile', name)

/**
 * The median cost of each compiler, by its name. They take turns, so that what else the machine does hits all alike.
 * @param {Record<string, { folder: string; compiler: string; config: string }>} compilers
 */
export function measure(compilers, runs) {
  const costs = Object.fromEntries(Object.keys(compilers).map((name) => [name, []]))
  for (let run = 0; run <= runs; run++) {
    for (const [name, compiler] of Object.entries(compilers)) {
      const cost = compile(compiler)
      // The first run of each fills caches.
      if (run > 0 || runs === 0) costs[name].push(cost)
    }
  }
  return Object.fromEntries(Object.entries(costs).map(([name, all]) => [name, medians(all)]))
}

function compile({ folder, compiler, config }) {
  rmSync(join(folder, 'out'), { recursive: true, force: true })
  const options = { cwd: folder, encoding: 'utf8' }
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--require', hook, compiler, '-p', config], options)
  if (status !== 0) throw new Error(`${compiler} failed in ${folder}:\n${stdout}${stderr}`)
  // A compiler may start another process: CPU adds up, and the largest counts.
  const said = [...stderr.matchAll(/cpu:(\d+) memory:(\d+)/g)]
  return {
    cpu: said.reduce((sum, [, cpu]) => sum + Number(cpu), 0),
    memory: Math.max(...said.map(([, , memory]) => Number(memory))),
    bytes: outputSize(join(folder, 'out')),
  }
}

function outputSize(out) {
  const scripts = readdirSync(out).filter((name) => /\.[cm]?js$/.test(name))
  return scripts.reduce((sum, name) => sum + statSync(join(out, name)).size, 0)
}

function medians(costs) {
  const median = (key) => costs.map((cost) => cost[key]).toSorted((a, b) => a - b)[Math.floor(costs.length / 2)]
  return { cpu: median('cpu'), memory: median('memory'), bytes: median('bytes') }
}

/** A line about a compiler, next to plain `tsc`. */
export function costLine(name, cost, tsc) {
  const times = (key) => (cost === tsc ? '' : ` (${ratio(cost, tsc, key)} ×)`).padEnd(11)
  const cpu = `${(cost.cpu / 1e6).toFixed(2)} s`.padStart(8)
  const memory = `${Math.round(cost.memory / 1024)} MB`.padStart(7)
  return `  ${name.padEnd(7)}${cpu}${times('cpu')}${memory}${times('memory')}${kilobytes(cost)} KB of JavaScript`
}

/** A line about each bar: whether it is kept. */
export function barLines(cost, tsc, bars) {
  const lines = []
  const line = (what, is, bar, unit) =>
    lines.push(`  ${is <= bar ? 'kept  ' : 'MISSED'} ${what}: ${is} ${unit}, at most ${bar} ${unit}`)
  if (bars.cpu !== undefined) line('CPU', Number(ratio(cost, tsc, 'cpu')), bars.cpu, '× tsc')
  if (bars.memory !== undefined) line('memory', Number(ratio(cost, tsc, 'memory')), bars.memory, '× tsc')
  if (bars.kilobytes !== undefined) line('JavaScript', kilobytes(cost), bars.kilobytes, 'KB')
  return lines
}

function ratio(cost, tsc, key) {
  return (cost[key] / tsc[key]).toFixed(2)
}

function kilobytes({ bytes }) {
  return Math.round(bytes / 1024)
}
