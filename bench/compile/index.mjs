// How much CPU `tspc` with Solder takes on a project of 500 functions, next to plain `tsc` on the same files.
// node bench/compile/index.mjs [functions] [runs]
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from './generate.mjs'

const functions = Number(process.argv[2] ?? 500)
const runs = Number(process.argv[3] ?? 5)
const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, '.tmp/bench-compile')
const hook = fileURLToPath(new URL('print-cpu.cjs', import.meta.url))
const compilers = { tsc: 'node_modules/typescript/bin/tsc', tspc: 'node_modules/ts-patch/bin/tspc.js' }

console.log(
  `Node ${process.version}, ${functions} functions, median CPU of ${runs} runs; the aim is a ratio of at most 1.50`,
)
measure('types of its own in each file', false)
measure('types that reach those of four other files', true)

function measure(title, connected) {
  generate(folder, functions, connected)
  const times = { tsc: [], tspc: [] }
  const sizes = {}
  for (let run = 0; run <= runs; run++) {
    for (const name of Object.keys(compilers)) {
      const time = compile(name)
      // The first run of each fills caches.
      if (run > 0) times[name].push(time)
      sizes[name] = outputSize()
    }
  }
  const tsc = median(times.tsc)
  const tspc = median(times.tspc)
  console.log(title)
  console.log(`  tsc   ${seconds(tsc)}   ${kilobytes(sizes.tsc)} of JavaScript`)
  console.log(`  tspc  ${seconds(tspc)}   ${kilobytes(sizes.tspc)} of JavaScript`)
  console.log(`  ratio ${(tspc / tsc).toFixed(2)}`)
}

function compile(name) {
  rmSync(join(folder, 'out'), { recursive: true, force: true })
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--require', hook, join(root, compilers[name])], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${name} failed:\n${stdout}${stderr}`)
  return [...stderr.matchAll(/cpu:(\d+)/g)].reduce((sum, [, time]) => sum + Number(time), 0)
}

function outputSize() {
  const scripts = readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.js'))
  return scripts.reduce((sum, name) => sum + statSync(join(folder, 'out', name)).size, 0)
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

function seconds(microseconds) {
  return `${(microseconds / 1e6).toFixed(2)} s`
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1024)} KB`
}
