import { optionName } from '../model/option-name.js'
import type { Problem } from '../model/problem.js'
import type { ProjectModel } from '../model/project.js'
import type { Property } from '../model/types.js'
import type { EntryModel } from '../model/wiring.js'
import { readCommand } from './command-key.js'
import { entryCommand } from './entry-key.js'
import { propertiesOf } from './input-property.js'
import { isFlag } from './is-flag.js'
import { indexOf } from './project-index.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** The options that every command has. */
const ofEvery = ['help', 'json']

/** A property of an input that no option can give, as its option would be another one. */
export const hiddenOption: RuleImplementation = {
  code: 790094,
  name: 'hidden-option',
  severity: 'error',
  title: 'No option of a command can give a property of its input',
  messages: {
    hidden: "'--{option}' is an option of every command, so it cannot give '{property}' in the input of '{function}'.",
    same: "'--{option}' gives '{other}' in the input of '{function}', so it cannot give '{property}', too.",
    no: "'--no-{option}' says no to '{other}' in the input of '{function}', so it cannot give '{property}', too.",
    function: "'{function}' is declared here.",
    fix: "Change the key to '{mended}'",
  },
  mend: 'Give the property by its place in the command, or give it another name.',
  docs: 'docs/diagnostics/hidden-option.md',
  about: 'cli',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      if (entry.transport === 'cli') yield* problemsOf(project, entry)
    }
  },
}

function* problemsOf(project: ProjectModel, entry: EntryModel): Iterable<Problem> {
  const command = entryCommand(entry)
  const { target, span } = entry
  const read = target && !Array.isArray(command) ? project.functionOf(target) : undefined
  if (Array.isArray(command) || target === undefined || read === undefined) return
  const placed = new Set(command.positionals.map(({ name }) => name))
  /** What each option gives; nothing for those of every command. */
  const given = new Map<string, string | undefined>(ofEvery.map((option) => [option, undefined]))
  const options = propertiesOf(read).filter(({ name }) => !placed.has(name))
  /** What says no to a flag, with the flag. */
  const negations = new Map(
    options.filter((each) => isFlag(read, each)).map(({ name }) => [`no-${optionName(name)}`, name]),
  )
  for (const property of options) {
    const { name } = property
    const option = optionName(name)
    const flag = negations.get(option)
    if (!given.has(option)) {
      given.set(option, name)
      if (flag === undefined) continue
    }
    const other = flag ?? given.get(option)
    const key = flag === undefined ? (other === undefined ? 'hidden' : 'same') : 'no'
    const mended = withArgument(entry, property)
    const shown = flag === undefined ? option : optionName(flag)
    const values = {
      property: name,
      option: shown,
      other: other ?? '',
      function: read.model.name,
      mended: mended ?? '',
    }
    yield problem(hiddenOption, say(hiddenOption, key, values), shownAt(entry, target.span), {
      related: relatedFunction(hiddenOption, read.model, target),
      fixes: mended === undefined ? [] : [{ title: say(hiddenOption, 'fix', values), edits: [{ span, text: mended }] }],
    })
  }
}

/** The key with the property as its last argument, where it can have one. */
function withArgument({ address, raw }: EntryModel, { name, optional }: Property): string | undefined {
  const key = `${address} ${optional ? `[${name}]` : `<${name}>`}`
  return raw === undefined && !Array.isArray(readCommand(key)) ? key : undefined
}
