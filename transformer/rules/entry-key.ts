import { entryKind } from '../model/entry-kind.js'
import type { EntryModel } from '../model/wiring.js'
import { readCommand, type Command } from './command-key.js'
import type { Flaw } from './path-segments.js'
import { readChannelPath, readRoute, type Route } from './route-key.js'
import { readTemplate, type UriTemplate } from './uri-template.js'

/** What the key of an HTTP or channel entry says, read once. */
export const entryRoute = once<Route>(({ transport, address }) =>
  transport === 'http' ? readRoute(address) : readChannelPath(address),
)

/** What the key of a resource says, read once. */
export const entryTemplate = once<UriTemplate>(({ address }) => readTemplate(address))

/** What the key of a command says, read once. */
export const entryCommand = once<Command>(({ address }) => readCommand(address))

/** A name in a key that stands for a property of the input. */
export interface KeyName {
  name: string
  /** Of the name, in the key. */
  start: number
  /** Whether it stands for a list. */
  isMany: boolean
  /** Whether it may be left out. */
  isOptional: boolean
}

/** The names in the key of a resource or a command; none in one that is malformed, and in those of other entries. */
export function keyNames(entry: EntryModel): readonly KeyName[] {
  const kind = entryKind(entry)
  const key = kind === 'resource' ? entryTemplate(entry) : kind === 'cli' ? entryCommand(entry) : []
  if (Array.isArray(key)) return []
  return 'variables' in key
    ? key.variables.map(({ name, start, isList }) => ({ name, start, isMany: isList, isOptional: false }))
    : key.positionals.map(({ name, start, isVariadic, isRequired }) => ({
        name,
        start,
        isMany: isVariadic,
        isOptional: !isRequired,
      }))
}

function once<T extends object>(read: (entry: EntryModel) => T | Flaw[]): (entry: EntryModel) => T | Flaw[] {
  const known = new WeakMap<EntryModel, T | Flaw[]>()
  return (entry) => {
    let key = known.get(entry)
    if (!key) known.set(entry, (key = read(entry)))
    return key
  }
}
