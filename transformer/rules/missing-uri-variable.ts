import { entryKind } from '../model/entry-kind.js'
import { keyText } from '../model/value-text.js'
import { missingNames, namesIn } from './missing-names.js'
import { indexOf } from './project-index.js'
import type { RuleImplementation } from './rule.js'

/** A variable in the URI of a resource that the function would never see. */
export const missingUriVariable: RuleImplementation = {
  code: 790063,
  name: 'missing-uri-variable',
  severity: 'error',
  title: 'The input has no property for a variable of the URI',
  messages: {
    noProperty: "The input of '{function}' has no property '{name}' for this variable of the URI.",
    noInput: "'{function}' takes no input, so nothing receives the variable '{name}' of the URI.",
    notAnObject:
      "The input of '{function}' is not an object, so it has no property '{name}' for this variable of the URI.",
    function: "'{function}' is declared here.",
    rename: "Change the variable '{name}' to '{nearest}'",
    fix: "Add the property '{property}' to {target}",
  },
  mend: "Add a property with the variable's name to the input's type, or take the variable out of the URI.",
  docs: 'docs/diagnostics/missing-uri-variable.md',
  about: 'mcp',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      if (entryKind(entry) !== 'resource') continue
      const names = namesIn(entry, (each) => `${keyText(each.name)}: string${each.isMany ? '[]' : ''}`)
      yield* missingNames(missingUriVariable, project, entry, names)
    }
  },
}
