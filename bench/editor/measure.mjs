// Measures one project in a process of its own: node --expose-gc measure.mjs <folder> <json of paths> <with|without|server>
import { readFileSync } from 'node:fs'
import { EditedService } from './edited-service.mjs'
import { Server } from './server.mjs'

const [, , folder, list, mode] = process.argv
const made = JSON.parse(readFileSync(list, 'utf8'))
const service = mode === 'server' ? new Server(folder) : new EditedService(folder, mode === 'with')
const result = {}

const first = await service.ask([made.functions[3]])
result.first = first.own
result.firstTheirs = first.theirs

const sweep = await service.ask(all())
result.sweep = sweep.own
result.sweepTheirs = sweep.theirs
result.problems = sweep.problems.map(
  (each) => `${each.file?.fileName ?? ''} ${each.code} ${each.text ?? each.messageText}`,
)

if (mode !== 'server') {
  globalThis.gc()
  globalThis.gc()
  result.memory = process.memoryUsage().heapUsed
}
if (mode !== 'without') result.edits = await measureEdits()
service.stop?.()
process.stdout.write(JSON.stringify(result))

async function measureEdits() {
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
  const edits = {}
  const open = [made.functions[5], made.wirings[0], made.app]
  await service.ask(open)
  for (const [kind, next] of Object.entries(kinds)) {
    const asked = []
    for (let round = 0; round < rounds; round++) {
      const [file, change] = next()
      service.edit(file, change)
      // An editor asks for the file that is edited, then for the others that it shows.
      asked.push({ edited: await service.ask([file]), others: await service.ask(open) })
    }
    const own = asked.map(({ edited, others }) => edited.own + others.own)
    edits[kind] = {
      p50: at(own, 0.5),
      p95: at(own, 0.95),
      edited: at(
        asked.map(({ edited }) => edited.own),
        0.5,
      ),
      theirs: at(
        asked.map(({ edited, others }) => edited.theirs + others.theirs),
        0.5,
      ),
      facts: Math.max(...asked.map(({ edited, others }) => edited.facts + others.facts)),
    }
  }
  return edits
}

function all() {
  return [...made.types, ...made.functions, ...made.wirings, made.services, made.app]
}

function at(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}
