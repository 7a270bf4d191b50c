import type { Problem } from '../model/problem.js'
import type { ReadFunction } from '../model/project.js'
import { entryKind, type EntryKind } from '../model/entry-kind.js'
import type { EntryModel } from '../model/wiring.js'
import { sourcedProperties, sourceText } from './conflicting-source.js'
import { indexOf } from './project-index.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

const callers: Record<Exclude<EntryKind, 'http'>, string> = {
  channel: 'A message on a channel',
  rpc: 'A call of an RPC method',
  queue: 'A job',
  cron: 'A run by the clock',
  workflow: 'The start of a workflow',
  tool: 'A call of a tool',
  resource: 'A request for a resource',
  prompt: 'A request for a prompt',
  cli: 'A command',
}

/** A property that HTTP takes from a header or a cookie, where there are none: whoever calls can write what they like. */
export const headerWithoutRequest: RuleImplementation = {
  code: 790034,
  name: 'header-without-request',
  severity: 'warning',
  title: 'An input has a part from a header or a cookie, and is wired where there are none',
  messages: {
    caller: "{call} has no headers: '{property}' of '{function}' is not taken from {source}, but from the input.",
    connection: "The input of '{function}' is the path of its channel: '{property}' is not taken from {source}.",
    function: "'{function}' is declared here.",
  },
  mend: 'Wire a function without the tag, or read what the whole request has to prove in the session.',
  docs: 'docs/diagnostics/header-without-request.md',
  about: ['channel', 'rpc', 'queue', 'cron', 'workflow', 'mcp', 'cli'],
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const { slot, target } = entry
      const kind = entryKind(entry)
      if (kind === 'http' || slot === 'deadLetter' || !target || !project.inputMayHinder(target)) continue
      const read = project.functionOf(target)
      if (read) yield* problemsOf(entry, read, callers[kind])
    }
  },
}

function* problemsOf(entry: EntryModel, read: ReadFunction, call: string): Iterable<Problem> {
  const { model } = read
  const { target, slot } = entry
  const key = slot === 'open' || slot === 'close' ? 'connection' : 'caller'
  const [property] = sourcedProperties(read)
  if (!property || !target) return
  const values = { call, property: property.name, function: model.name, source: sourceText(property) }
  const related = relatedFunction(headerWithoutRequest, model, target)
  yield problem(headerWithoutRequest, say(headerWithoutRequest, key, values), shownAt(entry, target.span), {
    related,
  })
}
