import type { Fix } from '../model/problem.js'
import type { ProjectModel, ReadFunction } from '../model/project.js'
import type { InputSource, Property, TypeId, TypeTable } from '../model/types.js'
import type { EntryModel } from '../model/wiring.js'
import { nearestName } from './nearest-name.js'
import { say, type Rule } from './rule.js'

/** Whether an input has a property: an `InputSource` where a header or a cookie has it. */
export type Verdict = 'found' | 'noProperty' | 'notAnObject' | 'noInput' | 'unsure' | InputSource

/** Whether the input of a function can have a property. What cannot be read is another rule's business. */
export function inputProperty({ model, types, obstacles }: ReadFunction, name: string): Verdict {
  if (obstacles.some(({ role, path }) => role === 'input' && path.length === 0)) return 'unsure'
  return model.input === undefined ? 'noInput' : lookUp(types, model.input, name)
}

/** Whether a value of the type can have the property. A union can when one of its members can. */
function lookUp(types: TypeTable, id: TypeId, property: string, seen = new Set<TypeId>()): Verdict {
  const type = types.types.get(id)
  if (!type || seen.has(id)) return 'unsure'
  seen.add(id)
  switch (type.kind) {
    case 'unknown':
    case 'never':
    case 'anyObject':
    case 'obstacle':
      return 'unsure'
    case 'something':
      return 'noProperty'
    case 'object': {
      const declared = type.properties.find(({ name }) => name === property)
      if (declared !== undefined) return declared.source ?? 'found'
      return type.index.some(({ names }) => names === undefined || new RegExp(names, 'u').test(property))
        ? 'found'
        : 'noProperty'
    }
    case 'union': {
      const verdicts = type.members.map((member) => lookUp(types, member, property, seen))
      const sure = (['found', 'unsure'] as const).find((verdict) => verdicts.includes(verdict))
      const elsewhere = verdicts.find((verdict) => typeof verdict === 'object')
      return sure ?? elsewhere ?? (verdicts.includes('noProperty') ? 'noProperty' : 'notAnObject')
    }
    default:
      return 'notAnObject'
  }
}

/** The properties of an input that is an object. */
export function propertiesOf({ model, types }: ReadFunction): readonly Property[] {
  const input = model.input === undefined ? undefined : types.types.get(model.input)
  return input?.kind === 'object' ? input.properties : []
}

/** The property that was probably meant by a name, when nothing stands for it yet; one that can be written in a key. */
export function nearestProperty(read: ReadFunction, name: string, taken: Iterable<string>): string | undefined {
  const used = new Set(taken)
  const free = propertiesOf(read)
    .map((property) => property.name)
    .filter((each) => !used.has(each) && /^[A-Za-z_$][\w$]*$/.test(each))
  return nearestName(name, free)
}

/** What a property is added for: a name in the key of an entry. */
export interface AddedProperty {
  rule: Rule
  project: ProjectModel
  entry: EntryModel
  read: ReadFunction
  name: string
  /** As it is declared: `id: string`. */
  member: string
}

/**
 * Adds a property to the type of an input, as the rule's text `fix` says it. Somebody has to choose it where anything else would have to
 * give the property from then on, or where the name may be a misspelling of another property's.
 */
export function addProperty({ rule, project, entry, read, name, member }: AddedProperty): Fix[] {
  const { inputMembers, model } = read
  if (!inputMembers) return []
  const { at, before, after, name: type } = inputMembers
  const target = type === undefined ? `the input of '${model.name}'` : `'${type}'`
  const title = say(rule, 'fix', { property: name, target })
  const isCertain =
    nearestProperty(read, name, []) === undefined &&
    isOnlyFor(project, entry) &&
    (type === undefined || project.timesNamed(type) === 2)
  const fix = { title, edits: [{ span: at, text: `${before}${member}${after}` }] }
  return [isCertain ? { ...fix, automatic: true } : fix]
}

/** Whether nothing names a function but its declaration and an entry. */
function isOnlyFor(project: ProjectModel, { target }: EntryModel): boolean {
  if (target === undefined) return false
  const isInline = target.span.file === target.declaration.file && target.span.start === target.declaration.start
  return isInline || (target.written === target.name && project.timesNamed(target.name) === 2)
}
