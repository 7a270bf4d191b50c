import type { EntryModel } from '../model/wiring.js'
import { entryRoute } from './entry-key.js'
import { malformedKeys } from './malformed-keys.js'
import type { Flaw } from './path-segments.js'
import type { RuleImplementation } from './rule.js'

/** A key of `http` or `channels` that no request can be compared with. */
export const invalidRoute: RuleImplementation = {
  code: 790003,
  name: 'invalid-route',
  severity: 'error',
  title: 'The key of a route or channel is malformed',
  messages: {
    empty: "The key is empty; a route is written like 'GET /todos/:id', a channel like '/live/:room'.",
    method: "'{method}' is not a method that a route can have; those are {methods}.",
    lowerCase: "Write the method in capitals: '{method}'.",
    noMethod: "The method is missing before '{path}': write 'GET {path}', for example.",
    noPath: "The path is missing after '{key}': write '{key} /path'.",
    noSpace: "A space is missing between the method '{method}' and the path '{path}'.",
    space: 'Exactly one space stands between the method and the path, and none before the method.',
    noSlash: "The path '{path}' does not start with '/'.",
    emptySegment: 'The path has two slashes in a row, with nothing between them.',
    trailingSlash: "The path ends with '/', and would never match the path without it; leave it out.",
    parameterName:
      "'{parameter}' is not a parameter: its name is letters, digits and '_', and does not start with a digit.",
    twice: "The parameter ':{parameter}' stands twice in this path.",
    braces: "A parameter is written '{parameter}', not '{text}'.",
    brace: "'{text}' has a brace, but a parameter is a whole segment and is written ':name'.",
    spaceInPath: "The path has a space in '{text}', which no request can have.",
    query:
      "'{text}' has a query or a fragment, which is no part of a route; the input's properties are read from the query.",
    wildcard: "'{text}' has a '*', but a path has no wildcards: use a parameter such as ':name' for one segment.",
    dots: "'{text}' stands for another folder, and is gone from a request's path before it is compared.",
    percent: "'{text}' has a '%' that begins no escape of a UTF-8 character, such as '%20'.",
    fix: "Change the key to '{mended}'",
  },
  mend: "Write a route as 'METHOD /path/:parameter', and a channel as '/path/:parameter'.",
  docs: 'docs/diagnostics/invalid-route.md',
  about: ['http', 'channel'],
  find: (scope) => malformedKeys(invalidRoute, scope, flawsOf),
}

function flawsOf(entry: EntryModel): Flaw[] {
  const route = entry.transport === 'http' || entry.transport === 'channel' ? entryRoute(entry) : []
  return Array.isArray(route) ? route : []
}
