import { entryCommand } from './entry-key.js'
import { malformedKeys } from './malformed-keys.js'
import type { RuleImplementation } from './rule.js'

/** A key of a command that nobody could type. */
export const invalidCommand: RuleImplementation = {
  code: 790090,
  name: 'invalid-command',
  severity: 'error',
  title: 'The key of a command is malformed',
  messages: {
    empty: "The key is empty; a command is written like 'todo add <title>'.",
    noWord: "A command begins with a word, such as 'add <title>'.",
    space: 'Exactly one space stands between two parts of a command, and none before the first or after the last.',
    word: "'{text}' is no word of a command: that is letters, digits, '-', '_', '.' and ':', and begins with a letter or a digit.",
    option:
      "'{text}' is an option: those are the properties of the input that are no arguments, and are not written in the key.",
    wordAfter: "The word '{text}' stands behind an argument; all words come first.",
    argument: "An argument is written '{argument}', not '{text}'.",
    noName: "The brackets have no name between them; an argument is written like '<title>' or '[note]'.",
    open: "'{text}' begins an argument that no '{close}' closes.",
    dots: "An argument that takes several values is written '{argument}', not '{text}'.",
    name: "'{name}' is not the name of an argument: that is the name of a property of the input.",
    twice: "The argument '{name}' stands twice in this command.",
    order:
      "'{name}' is required, and stands behind '{optional}', which may be left out: nobody can tell which one is given.",
    variadic: "'{name}' takes all values that follow, so it has to be the last argument.",
    variadics: "'{name}' takes all values that follow, and only the last argument can do that.",
    fix: "Change the key to '{mended}'",
  },
  mend: "Write a command as its words, then '<required>' and '[optional]' arguments, of which the last may be '[several...]'.",
  docs: 'docs/diagnostics/invalid-command.md',
  about: 'cli',
  find: (scope) =>
    malformedKeys(invalidCommand, scope, (entry) => {
      const command = entry.transport === 'cli' ? entryCommand(entry) : []
      return Array.isArray(command) ? command : []
    }),
}
