import type { Fix, Problem } from '../model/problem.js'
import type { ProjectModel, ReadFunction } from '../model/project.js'
import type { Property } from '../model/types.js'
import type { EntryModel } from '../model/wiring.js'
import { readCommand, type Positional } from './command-key.js'
import { entryCommand } from './entry-key.js'
import { propertiesOf } from './input-property.js'
import { placeIn } from './literal-place.js'
import { indexOf } from './project-index.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { takesNothing, takesSeveralTexts } from './text-types.js'
import { typeInWords } from './type-in-words.js'

/** An argument of a command that says something else than the type of its property. */
export const unfitArgument: RuleImplementation = {
  code: 790093,
  name: 'unfit-argument',
  severity: 'error',
  title: 'An argument of a command contradicts the type of its property',
  messages: {
    several:
      "'{argument}' takes several values, but '{property}' in the input of '{function}' is {what}, and no list of single values.",
    left: "'{argument}' may be left out, but '{property}' in the input of '{function}' is required.",
    function: "'{function}' is declared here.",
    fix: "Change '{argument}' to '{mended}'",
  },
  mend: "Write what is required in '<>', a list of texts or numbers with '...', and everything else without.",
  docs: 'docs/diagnostics/unfit-argument.md',
  about: 'cli',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      if (entry.transport === 'cli') yield* problemsOf(project, entry)
    }
  },
}

function* problemsOf(project: ProjectModel, entry: EntryModel): Iterable<Problem> {
  const { target } = entry
  const command = entryCommand(entry)
  if (Array.isArray(command) || target === undefined) return
  const said = command.positionals.filter(({ isRequired, isVariadic }) => isVariadic || !isRequired)
  const read = said.length > 0 ? project.functionOf(target) : undefined
  if (read === undefined || read.obstacles.length > 0) return
  for (const positional of said) {
    const property = propertiesOf(read).find(({ name }) => name === positional.name)
    const key = property && flawOf(positional, property, read)
    if (property && key) yield problemOf(entry, positional, property, read, key)
  }
}

function flawOf(
  { isRequired, isVariadic }: Positional,
  { type, optional, default: given }: Property,
  { types }: ReadFunction,
): 'several' | 'left' | undefined {
  if (isVariadic && !takesSeveralTexts(types, type)) return 'several'
  const isNeeded = !optional && given === undefined && !takesNothing(types, type)
  return !isRequired && isNeeded ? 'left' : undefined
}

function problemOf(
  entry: EntryModel,
  positional: Positional,
  { name, type }: Property,
  { model, types }: ReadFunction,
  key: 'several' | 'left',
): Problem {
  const argument = argumentText(positional)
  const mended = argumentText(
    key === 'several' ? { ...positional, isVariadic: false } : { ...positional, isRequired: true },
  )
  const values = { argument, property: name, function: model.name, what: typeInWords(types, type), mended }
  const span = placeIn({ ...entry, text: entry.address }, positional.start - 1, argument.length)
  const fix: Fix = { title: say(unfitArgument, 'fix', values), edits: [{ span, text: mended }] }
  const isGood = entry.raw === undefined && !Array.isArray(readCommand(entry.address.replace(argument, mended)))
  return problem(unfitArgument, say(unfitArgument, key, values), span, {
    related: relatedFunction(unfitArgument, model, entry.target),
    fixes: isGood ? [fix] : [],
  })
}

/** As it is written in a key. */
function argumentText({ name, isRequired, isVariadic }: Positional): string {
  const inside = isVariadic ? `${name}...` : name
  return isRequired ? `<${inside}>` : `[${inside}]`
}
