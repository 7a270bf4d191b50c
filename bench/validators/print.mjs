import { spawnSync } from 'node:child_process'
import { cases } from './cases.mjs'
import { features, peers } from './features.mjs'

/** Where other libraries do other work than ours, on what no sample holds. */
export function printDifferences(differences) {
  if (differences.length === 0) return
  const lines = new Map()
  for (const { name, feature, peer, question, answer } of differences) {
    const line = `${peer}: ${question}: ${answer ? 'yes' : 'no'} (unlike ours)`
    lines.set(line, [...(lines.get(line) ?? []), `${name} ${feature}`])
  }
  console.log('Work that is not equal, marked ≠ below:')
  for (const [line, places] of lines) console.log(`  ${line}: ${places.join(', ')}`)
}

/** One table for a case: nanoseconds of ours, then the speed of each library relative to it; more than 1 is faster than we. */
export function printCells(node, name, cells, differences) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  const columns = peers.filter((peer) => peer !== 'solder' && cells.some(({ times }) => peer in times))
  console.log(`\n${cases[name].title}, Node ${stdout.trim()}: speed relative to solder (1.00); CPU time for one value`)
  console.log(row(['', 'solder', ...columns, 'ahead?']))
  for (const { feature, times } of cells) {
    const unequal = (peer) =>
      differences.some((each) => each.name === name && each.feature === feature && each.peer === peer)
    const entries = columns.map((peer) => {
      if (!(peer in times)) return '–'
      return `${(times.solder / times[peer]).toFixed(2)}${unequal(peer) ? ' ≠' : ''}`
    })
    console.log(row([feature, duration(times.solder), ...entries, verdict(times, columns, unequal)]))
  }
  for (const { feature } of cells) console.log(`  ${feature}: ${features[feature].says}`)
}

function verdict(times, columns, unequal) {
  const faster = columns.filter((peer) => peer !== 'limit' && !unequal(peer) && times[peer] < times.solder)
  const words = [faster.length === 0 ? 'yes' : `no: ${faster.join(', ')}`]
  if (times.limit < times.solder * 0.95) words.push(`${(times.limit / times.solder).toFixed(2)} of the limit`)
  return words.join('; ')
}

function row([first, ...rest]) {
  return [first.padEnd(10), ...rest.map((text, i) => (i === rest.length - 1 ? text : text.padStart(9)))].join('  ')
}

function duration(nanoseconds) {
  if (nanoseconds === undefined) return '–'
  return nanoseconds < 1000 ? `${nanoseconds.toFixed(1)} ns` : `${(nanoseconds / 1000).toFixed(2)} µs`
}
