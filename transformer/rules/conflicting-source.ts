import type { Problem } from '../model/problem.js'
import { hinders, type ReadFunction } from '../model/project.js'
import type { Property } from '../model/types.js'
import type { EntryModel } from '../model/wiring.js'
import { grouped } from './grouped.js'
import { indexOf } from './project-index.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** Two properties of an input that one header or cookie gives. */
export const conflictingSource: RuleImplementation = {
  code: 790031,
  name: 'conflicting-source',
  severity: 'error',
  title: 'Two properties of an input are taken from one header or cookie',
  messages: {
    twice: "The properties {properties} in the input of '{function}' are all taken from {source}.",
    function: "'{function}' is declared here.",
  },
  mend: 'Take the tag from one of the properties, or give it another name.',
  docs: 'docs/diagnostics/conflicting-source.md',
  about: 'http',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const { transport, target } = entry
      const read =
        transport === 'http' && target && project.inputMayHinder(target) ? project.functionOf(target) : undefined
      if (read) yield* problemsOf(entry, read)
    }
  },
}

type Sourced = Property & Required<Pick<Property, 'source'>>

/** The properties of a function's input that HTTP takes from a header or a cookie; none where a mistake is in the way. */
export function sourcedProperties({ model, types, obstacles }: ReadFunction): Sourced[] {
  const input = model.input === undefined || hinders(obstacles) ? undefined : types.types.get(model.input)
  return input?.kind === 'object'
    ? input.properties.filter((property): property is Sourced => property.source !== undefined)
    : []
}

function* problemsOf(entry: EntryModel, read: ReadFunction): Iterable<Problem> {
  for (const [source, same] of grouped(sourcedProperties(read), sourceText)) {
    if (same.length < 2) continue
    const names = same.map(({ name }) => `'${name}'`)
    const listed = `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
    const values = { properties: listed, function: read.model.name, source }
    yield problem(conflictingSource, say(conflictingSource, 'twice', values), entry.span, {
      related: relatedFunction(conflictingSource, read.model, entry.target),
    })
  }
}

/** `the header 'x-key'` */
export function sourceText({ source: { from, name } }: Sourced): string {
  return `the ${from} '${name}'`
}
