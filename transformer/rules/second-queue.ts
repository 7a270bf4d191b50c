import type { Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import { readablePlace } from './readable-place.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A function that works off two queues of an app: its jobs are all added to one of them. */
export const secondQueue: RuleImplementation = {
  code: 790036,
  name: 'second-queue',
  severity: 'warning',
  title: 'A function is wired to two queues of an app, and jobs are added to one of them',
  messages: {
    second: "'{function}' is wired to the queue '{other}' {place} too: 'enqueue' adds all its jobs to one of the two.",
    other: "The queue '{other}' is wired here.",
  },
  mend: 'Remove one of the queues, or wire a function of its own to it.',
  docs: 'docs/diagnostics/second-queue.md',
  about: 'queue',
  *find({ project, file }) {
    const index = indexOf(project)
    for (const { assembly, entry } of index.written(file)) {
      const { transport, slot, target } = entry
      if (transport !== 'queue' || slot !== undefined || !target || target.alias || target.isConcrete) continue
      const others = index.entriesOf(target).filter((other) => isOther(other, entry) && index.serves(assembly, other))
      if (others.length > 0) yield problemOf(entry, target.name, others)
    }
  },
}

function isOther({ transport, slot, address }: EntryModel, entry: EntryModel): boolean {
  return transport === 'queue' && slot === undefined && address !== entry.address
}

function problemOf(entry: EntryModel, name: string, others: readonly EntryModel[]): Problem {
  const [first = entry] = others
  const values = { function: name, other: first.address, place: readablePlace(first, entry.span.file) }
  return problem(secondQueue, say(secondQueue, 'second', values), entry.span, {
    related: others
      .slice(0, 5)
      .map(({ span, address }) => ({ span, message: say(secondQueue, 'other', { other: address }) })),
  })
}
