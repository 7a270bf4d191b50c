import type { Span } from '../model/place.js'
import type { Problem } from '../model/problem.js'
import type { ProjectModel, ReadFunction } from '../model/project.js'
import type { Property } from '../model/types.js'
import type { EntryModel, FunctionReference } from '../model/wiring.js'
import { entryRoute } from './entry-key.js'
import { placeIn } from './literal-place.js'
import type { Segment } from './path-segments.js'
import { indexOf } from './project-index.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'
import { isNameless, takesNothing, takesOneText, takesText } from './text-types.js'
import { typeInWords } from './type-in-words.js'
import { unsourcedNames } from './unsourced-names.js'

/** A part of an input that no path, query or body can give. */
export const noSource: RuleImplementation = {
  code: 790022,
  name: 'no-source',
  severity: 'error',
  title: 'A part of the input can come from nowhere in the request',
  messages: {
    parameter: "No text in a path can give '{property}', which is {what} in the input of '{function}'.",
    query:
      "Nothing in a {method} request can give '{property}', which is {what} in the input of '{function}': a query has only texts, and {method} has no body.",
    connection:
      "Nothing gives '{property}' in the input of '{function}': what opens or closes a connection gets the parameters of its path, and there is no ':{property}' among them.",
    whole: "The input of '{function}' is {what}, which only a body can give, and {method} has none.",
    variable: "No text in a URI can give '{property}', which is {what} in the input of '{function}'.",
    resource:
      "Nothing gives '{property}' in the input of '{function}': a resource gets the variables of its URI, and there is no '{{property}}' among them.",
    prompt:
      "No text can give '{property}', which is {what} in the input of '{function}', and the arguments of a prompt are texts.",
    names: "The input of '{function}' is {what}, but {giver} gives an object, whose properties have names.",
    function: "'{function}' is declared here.",
    add: "Add '{expression}' to the URI",
    post: "Change '{method}' to 'POST'",
  },
  mend: 'Give the property a type that a text can be converted to, make the route a POST, or take the property out of the input.',
  docs: 'docs/diagnostics/no-source.md',
  about: ['http', 'channel', 'mcp', 'cli'],
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const { transport, target } = entry
      if (!target) continue
      if (transport === 'channel') yield* problemsOfChannel(project, entry, target)
      if (transport === 'mcp' || transport === 'cli') yield* unsourcedNames(noSource, project, entry, target)
      const route = transport === 'http' ? entryRoute(entry) : []
      if (Array.isArray(route)) continue
      const parameters = route.segments.filter(({ parameter }) => parameter !== undefined)
      const hasBody = route.method !== 'GET' && route.method !== 'HEAD'
      const path = parameters.flatMap(({ parameter }) => parameter ?? [])
      if ((hasBody && path.length === 0) || project.surelyTextual(target, path, hasBody ? 'anything' : 'texts'))
        continue
      const read = project.functionOf(target)
      if (read) yield* problemsOf(entry, parameters, hasBody ? undefined : route.method, read)
    }
  },
}

function* problemsOf(
  entry: EntryModel,
  parameters: Segment[],
  method: string | undefined,
  read: ReadFunction,
): Iterable<Problem> {
  const { model, types } = read
  const input = model.input === undefined ? undefined : types.types.get(model.input)
  if (input === undefined || model.input === undefined) return
  if (input.kind !== 'object') {
    const isWhole =
      method !== undefined && parameters.length === 0 && isNameless(input) && !takesNothing(types, model.input)
    if (isWhole) yield problemOf(entry, read, 'whole', entry.span, { what: typeInWords(types, model.input), method })
    return
  }
  for (const property of input.properties) {
    const segment = parameters.find(({ parameter }) => parameter === property.name)
    if (property.source !== undefined || !isHindered(property, segment, read)) continue
    const values = { property: property.name, what: typeInWords(types, property.type), method: method ?? '' }
    if (segment) yield problemOf(entry, read, 'parameter', placeOf(entry, segment), values)
    else if (method !== undefined) yield problemOf(entry, read, 'query', entry.span, values)
  }
}

function placeOf(entry: EntryModel, { start, text }: Segment): Span {
  return placeIn({ ...entry, text: entry.address }, start, text.length)
}

/** What opens or closes a connection gets the parameters of its path, and nothing else. */
function* problemsOfChannel(project: ProjectModel, entry: EntryModel, target: FunctionReference): Iterable<Problem> {
  const route = entry.slot === 'open' || entry.slot === 'close' ? entryRoute(entry) : []
  const read = Array.isArray(route) ? undefined : project.functionOf(target)
  if (Array.isArray(route) || !read || read.model.input === undefined) return
  const input = read.types.types.get(read.model.input)
  if (input?.kind !== 'object') return
  for (const property of input.properties) {
    const values = { property: property.name, what: typeInWords(read.types, property.type) }
    const segment = route.segments.find(({ parameter }) => parameter === property.name)
    if (segment) {
      if (isHindered(property, segment, read))
        yield problemOf(entry, read, 'parameter', placeOf(entry, segment), values)
    } else if (!property.optional && property.default === undefined && !takesNothing(read.types, property.type))
      yield problemOf(entry, read, 'connection', shownAt(entry, target.span), values)
  }
}

function isHindered({ type }: Property, segment: Segment | undefined, { types, obstacles }: ReadFunction): boolean {
  return obstacles.length === 0 && !(segment ? takesOneText(types, type) : takesText(types, type))
}

function problemOf(
  entry: EntryModel,
  { model }: ReadFunction,
  key: string,
  span: Problem['span'],
  values: Record<string, string>,
): Problem {
  const { method = '' } = values
  const isMended = method === 'GET' && entry.raw === undefined && key !== 'parameter'
  const verb = { file: entry.span.file, start: entry.span.start, length: method.length }
  return problem(noSource, say(noSource, key, { ...values, function: model.name }), span, {
    related: relatedFunction(noSource, model, entry.target),
    fixes: isMended ? [{ title: say(noSource, 'post', { method }), edits: [{ span: verb, text: 'POST' }] }] : [],
  })
}
