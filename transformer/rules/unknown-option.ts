import type { Span } from '../model/place.js'
import type { Problem } from '../model/problem.js'
import { entryKind, type EntryKind } from '../model/entry-kind.js'
import type { EntryModel, StrangerModel } from '../model/wiring.js'
import { sections } from './add-entry.js'
import { entryOptions } from './entry-options.js'
import { nearestName } from './nearest-name.js'
import { indexOf, type ProjectIndex } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

const owners: Record<Exclude<EntryKind, 'rpc'>, string> = {
  http: 'An HTTP route',
  channel: 'A channel',
  queue: 'A queue',
  cron: 'A cron entry',
  workflow: 'A workflow',
  tool: 'A tool',
  resource: 'A resource',
  prompt: 'A prompt',
  cli: 'A command',
}

const wholes: Record<Exclude<StrangerModel['of'], 'channel'>, { owner: string; parts: readonly string[] }> = {
  wiring: { owner: 'A wiring', parts: Object.values(sections) },
  mcp: { owner: "The part 'mcp' of a wiring", parts: ['tools', 'resources', 'prompts'] },
}

/** An option that nothing looks at: the app does not start. */
export const unknownOption: RuleImplementation = {
  code: 790051,
  name: 'unknown-option',
  severity: 'error',
  title: 'A wiring has a part or an option that does not exist',
  messages: {
    option: "{owner} has no option '{name}'.{hint}",
    part: "{owner} has no part '{name}'.{hint} There are {parts}.",
    hint: " Did you mean '{nearest}'?",
    fix: "Change '{name}' to '{nearest}'",
  },
  mend: 'Correct the name, or take the option out.',
  docs: 'docs/diagnostics/unknown-option.md',
  about: ['options', 'strangers'],
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const kind = entryKind(entry)
      if (kind === 'rpc') continue
      const known = entryOptions[kind]
      for (const [name, option] of Object.entries(entry.options ?? {})) {
        if (known.includes(name)) continue
        const found = { name, ...option, beside: Object.keys(entry.options ?? {}) }
        yield problemOf({ ...found, key: 'option', owner: owners[kind], known, entry })
      }
    }
    yield* strangers(indexOf(project), file)
  },
}

function* strangers(index: ProjectIndex, file: string | undefined): Iterable<Problem> {
  for (const stranger of index.strangers) {
    if (file !== undefined && stranger.span.file !== file) continue
    if (stranger.of === 'channel') {
      yield problemOf({ ...stranger, key: 'option', owner: owners.channel, known: entryOptions.channel })
      continue
    }
    const { owner, parts } = wholes[stranger.of]
    yield problemOf({ ...stranger, key: 'part', owner, known: parts })
  }
}

interface Unknown {
  key: 'option' | 'part'
  name: string
  span: Span
  shorthand?: true
  owner: string
  known: readonly string[]
  /** What the object has, and cannot have twice. */
  beside: readonly string[]
  entry?: EntryModel
}

function problemOf({ key, name, span, shorthand, owner, known, beside, entry }: Unknown): Problem {
  const nearest = nearestName(
    name,
    known.filter((each) => !beside.includes(each)),
  )
  const hint = nearest === undefined ? '' : say(unknownOption, 'hint', { nearest })
  const message = say(unknownOption, key, { owner, name, hint, parts: listed(known) })
  const at = entry ? shownAt(entry, span) : span
  if (nearest === undefined || at !== span) return problem(unknownOption, message, at)
  const text = shorthand ? `${nearest}: ${name}` : nearest
  const fix = { title: say(unknownOption, 'fix', { name, nearest }), edits: [{ span, text }] }
  return problem(unknownOption, message, at, { fixes: [fix] })
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`)
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`
}
