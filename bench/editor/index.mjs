// What the plugin costs in an editor: node bench/editor/index.mjs [files] [routes] [routes in a wiring]
// Own time is CPU time of the thread that answers, in one process with the language service, and in a real tsserver over stdio.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from './generate.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const here = fileURLToPath(new URL('./', import.meta.url))
const [files = 1001, routes = 1500, perWiring] = process.argv.slice(2).map(Number)

const sizes =
  process.argv.length > 2
    ? [{ files, routes, perWiring: perWiring ?? 50 }]
    : [
        { files: 1001, routes: 1500, perWiring: 50 },
        { files: 1001, routes: 1500, perWiring: 1500 },
        { files: 10_010, routes: 15_000, perWiring: 50 },
      ]

console.log(`Node ${process.version}; the aim: 15 ms an edit (p95), 2 % of a sweep, first request 250 ms, memory 5 %`)
for (const size of sizes) measure(size)

function measure(size) {
  const folder = join(root, '.tmp/bench-editor')
  const list = join(root, '.tmp/bench-editor.json')
  writeFileSync(list, JSON.stringify(generate(folder, size)))
  console.log(`\n${size.files} files, ${size.routes} routes, ${size.perWiring} in a wiring`)
  const plain = run('without')
  const ours = run('with')
  print('in one process', ours)
  console.log(
    `  memory          ${percent(ours.memory / plain.memory - 1)} more than ${Math.round(plain.memory / 1e6)} MB`,
  )
  print('in a tsserver over stdio', run('server'))

  function run(mode) {
    const args = ['--expose-gc', '--max-old-space-size=6000', join(here, 'measure.mjs'), folder, list, mode]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 })
    if (status !== 0 || stderr !== '') throw new Error(stderr || stdout)
    return JSON.parse(stdout)
  }
}

function print(where, { problems, first, firstTheirs, sweep, sweepTheirs, edits }) {
  console.log(` ${where}`)
  for (const problem of problems.slice(0, 5)) console.log(`  problem: ${problem}`)
  console.log(`  first request   ${ms(first)} beside TypeScript's ${ms(firstTheirs)}`)
  console.log(`  all files       ${ms(sweep)}, ${percent(sweep / sweepTheirs)} of TypeScript's ${ms(sweepTheirs)}`)
  for (const [kind, { p50, p95, edited, theirs, facts }] of Object.entries(edits)) {
    console.log(
      `  edit ${kind.padEnd(18)} p50 ${ms(p50)}, p95 ${ms(p95)}; the edited file alone ${ms(edited)}; TypeScript ${ms(theirs)}; files looked through: ${facts}`,
    )
  }
}

function ms(value) {
  return `${value.toFixed(1)} ms`
}

function percent(share) {
  return `${(share * 100).toFixed(2)} %`
}
