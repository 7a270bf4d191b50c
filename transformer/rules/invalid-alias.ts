import type { LiteralModel } from '../model/literal.js'
import type { Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import { entryCommand } from './entry-key.js'
import { freeLetter } from './free-letter.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** A short form of an option that nobody could type. */
export const invalidAlias: RuleImplementation = {
  code: 790092,
  name: 'invalid-alias',
  severity: 'error',
  title: 'A letter that stands for an option of a command is none, or stands for another one, too',
  messages: {
    letter: "'{alias}' is not one letter from A to Z, as what stands behind one dash is.",
    twice: "'-{alias}' stands for '{other}' already.",
    placed: "'{property}' is given by its place in the command, so it is no option, and no letter stands for it.",
    help: "'-h' is the help of every command.",
    fix: "Change it to '{free}'",
  },
  mend: "Give each option a letter of its own, other than 'h', and arguments none.",
  docs: 'docs/diagnostics/invalid-alias.md',
  about: 'cli',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const aliases = entry.transport === 'cli' ? entry.options?.['alias']?.written?.members : undefined
      if (aliases) yield* problemsOf(entry, aliases)
    }
  },
}

function* problemsOf(entry: EntryModel, aliases: ReadonlyMap<string, LiteralModel>): Iterable<Problem> {
  const command = entryCommand(entry)
  const placed = new Set(Array.isArray(command) ? [] : command.positionals.map(({ name }) => name))
  const owners = new Map<unknown, string>()
  const taken = new Set<unknown>([...aliases.values()].map(({ value }) => value))
  for (const [property, { value, span }] of aliases) {
    const message = placed.has(property) ? say(invalidAlias, 'placed', { property }) : flawOf(value, owners.get(value))
    if (!owners.has(value)) owners.set(value, property)
    if (message === undefined) continue
    const at = shownAt(entry, span)
    const free =
      !placed.has(property) && at === span && typeof value === 'string' ? freeLetter(property, taken) : undefined
    const fixes =
      free === undefined ? [] : [{ title: say(invalidAlias, 'fix', { free }), edits: [{ span, text: `'${free}'` }] }]
    yield problem(invalidAlias, message, at, { fixes })
  }
}

function flawOf(value: unknown, other: string | undefined): string | undefined {
  // Of anything but a text, TypeScript says so.
  if (typeof value !== 'string') return undefined
  if (!/^[A-Za-z]$/.test(value)) return say(invalidAlias, 'letter', { alias: value })
  if (value === 'h') return say(invalidAlias, 'help')
  return other === undefined ? undefined : say(invalidAlias, 'twice', { alias: value, other })
}
