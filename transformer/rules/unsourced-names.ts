import { entryKind } from '../model/entry-kind.js'
import type { Fix, Problem } from '../model/problem.js'
import type { ProjectModel, ReadFunction } from '../model/project.js'
import type { Property } from '../model/types.js'
import type { EntryModel, FunctionReference } from '../model/wiring.js'
import { entryTemplate, keyNames, type KeyName } from './entry-key.js'
import { propertiesOf } from './input-property.js'
import { placeIn } from './literal-place.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type Rule } from './rule.js'
import { shownAt } from './shown-at.js'
import { hasNames, takesNothing, takesOneText, takesText } from './text-types.js'
import { typeInWords } from './type-in-words.js'

const givers = { tool: 'a call of a tool', resource: 'the URI of a resource', prompt: 'a prompt', cli: 'a command' }

/** What nothing can give of the input of a tool, a resource, a prompt or a command. */
export function* unsourcedNames(
  rule: Rule,
  project: ProjectModel,
  entry: EntryModel,
  target: FunctionReference,
): Iterable<Problem> {
  const kind = entryKind(entry) as keyof typeof givers
  if (kind === 'resource' && Array.isArray(entryTemplate(entry))) return
  const names = kind === 'resource' ? keyNames(entry) : []
  const rest = kind === 'resource' ? 'nothing' : kind === 'prompt' ? 'texts' : 'anything'
  if (
    project.surelyTextual(
      target,
      names.map(({ name }) => name),
      rest,
    )
  )
    return
  const read = project.functionOf(target)
  if (read === undefined || read.obstacles.length > 0) return
  const of = (key: string, span: Problem['span'], property?: Property): Problem => {
    const type = property?.type ?? read.model.input ?? ''
    const values = {
      property: property?.name ?? '',
      function: read.model.name,
      what: typeInWords(read.types, type),
      giver: givers[kind],
    }
    return problem(rule, say(rule, key, values), span, {
      related: relatedFunction(rule, read.model, target),
      fixes: key === 'resource' && property ? expressionFix(rule, entry, property, read) : [],
    })
  }
  if (isUnnamed(read)) yield of('names', shownAt(entry, target.span))
  else if (kind === 'resource') yield* ofResource(entry, names, read, of)
  else if (kind === 'prompt') {
    for (const property of propertiesOf(read))
      if (!takesText(read.types, property.type)) yield of('prompt', shownAt(entry, target.span), property)
  }
}

function isUnnamed({ model: { input }, types }: ReadFunction): boolean {
  return input !== undefined && !hasNames(types, input)
}

function* ofResource(
  entry: EntryModel,
  names: readonly KeyName[],
  read: ReadFunction,
  of: (key: string, span: Problem['span'], property: Property) => Problem,
): Iterable<Problem> {
  for (const property of propertiesOf(read)) {
    const { type, optional, default: given } = property
    const variable = names.find(({ name }) => name === property.name)
    if (variable === undefined) {
      const isNeeded = !optional && given === undefined && !takesNothing(read.types, type)
      if (isNeeded) yield of('resource', entry.span, property)
      continue
    }
    const isGiven = variable.isMany ? takesText(read.types, type) : takesOneText(read.types, type)
    if (!isGiven) {
      yield of('variable', placeIn({ ...entry, text: entry.address }, variable.start, variable.name.length), property)
    }
  }
}

/** Lets the query of the URI have the property. */
function expressionFix(rule: Rule, { address, span, raw }: EntryModel, property: Property, read: ReadFunction): Fix[] {
  const isName = /^[\p{L}\p{N}_$.-]+$/u.test(property.name)
  if (raw !== undefined || !isName || !takesText(read.types, property.type) || address.includes('#')) return []
  const list = takesOneText(read.types, property.type) ? '' : '*'
  const expression = `{${/\?/.test(address) ? '&' : '?'}${property.name}${list}}`
  const end = { file: span.file, start: span.start + span.length, length: 0 }
  return [{ title: say(rule, 'add', { expression }), edits: [{ span: end, text: expression }] }]
}
