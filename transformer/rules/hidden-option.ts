import { kebabCase } from '../model/kebab-case.js'
import { entryCommand } from './entry-key.js'
import { propertiesOf } from './input-property.js'
import { indexOf } from './project-index.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** The options that every command has. */
const ofEvery: readonly string[] = ['help', 'json']

/** A property of an input that no option can give, as its option would be another one. */
export const hiddenOption: RuleImplementation = {
  code: 790094,
  name: 'hidden-option',
  severity: 'error',
  title: 'A property of the input would be an option that every command has',
  messages: {
    hidden:
      "'--{property}' is an option of every command, so it cannot give '{property}' in the input of '{function}'.",
    function: "'{function}' is declared here.",
    fix: "Change the key to '{mended}'",
  },
  mend: 'Give the property by its place in the command, or give it another name.',
  docs: 'docs/diagnostics/hidden-option.md',
  about: 'entries',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const { transport, target, address, span, raw } = entry
      const command = transport === 'cli' ? entryCommand(entry) : []
      const read = Array.isArray(command) || target === undefined ? undefined : project.functionOf(target)
      if (read === undefined || Array.isArray(command) || target === undefined) continue
      const { positionals } = command
      for (const { name, optional } of propertiesOf(read)) {
        if (!ofEvery.includes(kebabCase(name)) || positionals.some((each) => each.name === name)) continue
        const mended = `${address} ${optional ? `[${name}]` : `<${name}>`}`
        const isGood =
          raw === undefined &&
          (optional
            ? !positionals.some(({ isVariadic }) => isVariadic)
            : positionals.every(({ isRequired, isVariadic }) => isRequired && !isVariadic))
        const values = { property: name, function: read.model.name, mended }
        yield problem(hiddenOption, say(hiddenOption, 'hidden', values), shownAt(entry, target.span), {
          related: relatedFunction(hiddenOption, read.model, target),
          fixes: isGood ? [{ title: say(hiddenOption, 'fix', values), edits: [{ span, text: mended }] }] : [],
        })
      }
    }
  },
}
