import { entryKind } from '../model/entry-kind.js'
import { entryTemplate } from './entry-key.js'
import { malformedKeys } from './malformed-keys.js'
import type { RuleImplementation } from './rule.js'

/** A key of a resource that is neither a URI nor a template of one. */
export const invalidUri: RuleImplementation = {
  code: 790062,
  name: 'invalid-uri',
  severity: 'error',
  title: 'The key of a resource is no URI and no URI template',
  messages: {
    empty: "The key is empty; a resource is written like 'todo://list', and variables in it in braces.",
    noScheme: "'{uri}' has no scheme, or nothing after it; a resource is written like 'todo://list'.",
    colon: "A variable of a URI template is written '{variable}', not '{text}'.",
    open: "'{text}' opens a variable that no '}' closes.",
    close: "This '}' closes nothing.",
    noName: 'The braces have no name of a variable between them.',
    operator:
      "'{operator}' begins no expression of a URI template; those that there are begin with a name, or with one of '+#./;?&' before it.",
    name: "'{name}' is not a variable: its name is letters, digits, '_', '$', '.' and '-'.",
    cut: "'{name}' is cut off after some characters here, so that nobody can tell its value from the URI.",
    twice: "The variable '{name}' stands twice in this template.",
    runOn: "Nothing stands between '{first}' and '{second}', so that nobody can tell where the one ends.",
    greedy: "'{first}' and '{second}' can both hold slashes, so that nobody can tell where the one ends.",
    character: "A URI has no '{character}': write it as a percent-escape.",
    fix: "Change the key to '{mended}'",
  },
  mend: "Write a URI such as 'todo://list', or a template of RFC 6570 such as 'todo://{id}'.",
  docs: 'docs/diagnostics/invalid-uri.md',
  about: 'mcp',
  find: (scope) =>
    malformedKeys(invalidUri, scope, (entry) => {
      const template = entryKind(entry) === 'resource' ? entryTemplate(entry) : []
      return Array.isArray(template) ? template : []
    }),
}
