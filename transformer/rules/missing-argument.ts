import { keyText } from '../model/value-text.js'
import type { EntryModel } from '../model/wiring.js'
import type { Problem } from '../model/problem.js'
import type { ProjectModel } from '../model/project.js'
import { missingNames, namesIn, type StandIn } from './missing-names.js'
import { indexOf } from './project-index.js'
import type { RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** An argument of a command, or an alias, that stands for no property of the input. */
export const missingArgument: RuleImplementation = {
  code: 790091,
  name: 'missing-argument',
  severity: 'error',
  title: 'The input has no property for an argument or an alias of a command',
  messages: {
    noProperty: "The input of '{function}' has no property '{name}', which the command names.",
    noInput: "'{function}' takes no input, so nothing receives '{name}', which the command names.",
    notAnObject: "The input of '{function}' is not an object, so it has no property '{name}', which the command names.",
    function: "'{function}' is declared here.",
    rename: "Change '{name}' to '{nearest}'",
    fix: "Add the property '{property}' to {target}",
  },
  mend: "Name a property of the input, or add one with that name to the input's type.",
  docs: 'docs/diagnostics/missing-argument.md',
  about: 'cli',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      if (entry.transport === 'cli') yield* problemsOf(project, entry)
    }
  },
}

function* problemsOf(project: ProjectModel, entry: EntryModel): Iterable<Problem> {
  const names = namesIn(entry, ({ name, isMany, isOptional }) => {
    return `${keyText(name)}${isOptional ? '?' : ''}: string${isMany ? '[]' : ''}`
  })
  yield* missingNames(missingArgument, project, entry, [...names, ...aliasesOf(entry)])
}

/** The properties that have an alias. */
function aliasesOf(entry: EntryModel): StandIn[] {
  const aliases = entry.options?.['alias']?.written?.members ?? []
  return [...aliases].map(([name, { key, span }]) => {
    const place = key ?? span
    const at = shownAt(entry, place)
    return {
      name,
      span: at,
      member: `${keyText(name)}?: string`,
      isWritten: key !== undefined && at === key,
      isGuess: true,
    }
  })
}
