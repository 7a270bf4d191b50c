import type { Documentation } from '../model/functions.js'
import type { ProjectModel, ReadFunction, UseModel } from '../model/project.js'
import type { EntryModel, FunctionReference } from '../model/wiring.js'
import { functionKey, indexOf } from '../rules/project-index.js'
import { typeText } from './type-text.js'

/** What a project does with a function, and what the function asks for. */
export interface WiredFunction {
  name: string
  /** Everywhere it is reachable, each once. */
  entries: EntryModel[]
  /** The calls through a context that name it. */
  uses: UseModel[]
  /** The services that its code reaches. */
  services: string[]
  /** Absent when it does not look at the session; `undefined` when only those without one may call it. */
  session?: { type: string; isRequired: boolean }
  /** The names of the errors that its documentation says it throws. */
  errors: string[]
  documentation: Documentation
  read: ReadFunction
}

/** The whole story of a function; undefined when its declaration cannot be read. */
export function wiredFunction(project: ProjectModel, reference: FunctionReference): WiredFunction | undefined {
  const read = project.functionOf(reference)
  if (read === undefined) return undefined
  const { name, documentation, context } = read.model
  const session = sessionOf(read)
  return {
    name,
    entries: entriesOf(project, reference),
    uses: usesOf(project, reference),
    services: context?.used ?? [],
    ...(session === undefined ? {} : { session }),
    errors: documentation.throws,
    documentation,
    read,
  }
}

/** Those that name a generic function in the same way come first: it has their types. */
function entriesOf(project: ProjectModel, reference: FunctionReference): EntryModel[] {
  const entries = indexOf(project).entriesOf(reference)
  if (!reference.isConcrete) return entries
  const isAlike = ({ target }: EntryModel) => target?.written === reference.written
  return [...entries.filter(isAlike), ...entries.filter((entry) => !isAlike(entry))]
}

/** The calls through a context that name a function. */
export function usesOf(project: ProjectModel, reference: FunctionReference): UseModel[] {
  const key = functionKey(reference)
  return [...indexOf(project).uses()].filter(({ target }) => functionKey(target) === key)
}

function sessionOf({ model, types }: ReadFunction): WiredFunction['session'] {
  const id = model.context?.session
  if (id === undefined) return undefined
  const type = types.types.get(id)
  if (type?.kind === 'undefined') return { type: 'undefined', isRequired: false }
  const isOptional = (member: string) => types.types.get(member)?.kind === 'undefined'
  if (type?.kind !== 'union' || !type.members.some(isOptional)) return { type: typeText(types, id), isRequired: true }
  const present = type.members.filter((member) => !isOptional(member))
  return { type: present.map((member) => typeText(types, member)).join(' | '), isRequired: false }
}
