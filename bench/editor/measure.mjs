// Measures one project in a process of its own: node --expose-gc measure.mjs <folder> <json of paths> <with|without>
import { readFileSync } from 'node:fs'
import { cpu, EditedService, factsFound, wall } from './edited-service.mjs'

const [, , folder, list, mode] = process.argv
const made = JSON.parse(readFileSync(list, 'utf8'))
const service = new EditedService(folder, mode === 'with')
const result = {}

const first = service.ask([made.functions[3]])
result.first = first.own
result.firstTheirs = first.theirs

// A thousand files are asked for, each for a fraction of a millisecond: what counts is the share.
service.clock = wall
const sweep = service.ask(service.files)
service.clock = cpu
result.sweep = sweep.own
result.sweepTheirs = sweep.theirs
result.problems = sweep.problems.map((each) => `${each.file?.fileName} ${each.code} ${String(each.messageText)}`)

globalThis.gc()
globalThis.gc()
result.memory = process.memoryUsage().heapUsed

if (mode === 'with') {
  let seed = 7
  const pick = (files) => files[(seed = (seed * 1103515245 + 12345) % 2147483648) % files.length]
  const rounds = Number(process.env.ROUNDS ?? 40)
  const kinds = {
    'in a function': () => [pick(made.functions), (text) => text.replace(/\{\n {2}/, '{\n  void 0\n  ')],
    'above a function': () => [pick(made.functions), (text) => `// a line more\n${text}`],
    'in a wiring': () => [pick(made.wirings), (text) => text.replace(/\/(\w+)-?/, '/$1x')],
    'in a type': () => [pick(made.types), (text) => text.replace('street: string', 'street: string; more?: string')],
    'in the services': () => [
      made.services,
      (text) => text.replace('store: Store', 'more?: Store; store: Store').replace(/more\?: Store; more/, 'more'),
    ],
    'in the app': () => [made.app, (text) => `\n${text}`],
  }
  result.edits = {}
  const open = [made.functions[5], made.wirings[0], made.app]
  service.ask(open)
  for (const [kind, next] of Object.entries(kinds)) {
    const own = []
    const firstFile = []
    const theirs = []
    let facts = 0
    for (let round = 0; round < rounds; round++) {
      const [file, change] = next()
      service.edit(file, change)
      const before = factsFound.files
      // An editor asks for the file that is edited, then for the others that it shows.
      const edited = service.ask([file])
      const others = service.ask(open)
      facts = Math.max(facts, factsFound.files - before)
      own.push(edited.own + others.own)
      firstFile.push(edited.own)
      theirs.push(edited.theirs + others.theirs)
    }
    result.edits[kind] = {
      p50: at(own, 0.5),
      p95: at(own, 0.95),
      edited: at(firstFile, 0.5),
      theirs: at(theirs, 0.5),
      facts,
    }
  }
}
process.stdout.write(JSON.stringify(result))

function at(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}
