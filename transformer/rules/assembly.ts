import type { AppModel } from '../model/project.js'
import type { EntryModel, WiringModel } from '../model/wiring.js'
import { entryKind } from '../model/entry-kind.js'
import { entryCommand } from './entry-key.js'
import { GroupMap } from './group-map.js'
import { RouteTable } from './route-table.js'

/** Wirings that are served together: those of an app, or one that no app is known to have. */
export class Assembly {
  readonly wirings = new Set<WiringModel>()
  /** Of all entries; those that are lost because a later key is the same are among them. */
  readonly shapes = new RouteTable()
  /** Of the entries that are served. */
  readonly routes = new RouteTable()
  /** By what they are called, of which there can be one: the same for two templates of URIs that differ in names of variables alone. */
  readonly names = new GroupMap<string, EntryModel>()
  /** The RPC methods. */
  readonly rpc = new Set<EntryModel>()
  /** The tools, resources and prompts. */
  readonly mcp = new Set<EntryModel>()

  constructor(public app?: AppModel) {}

  add(wiring: WiringModel): void {
    this.wirings.add(wiring)
    for (const entry of wiring.entries) {
      this.routes.add(entry)
      if (entry.transport === 'rpc') this.rpc.add(entry)
      else if (entry.transport === 'mcp') this.mcp.add(entry)
    }
    for (const entry of writtenIn(wiring)) {
      this.shapes.add(entry)
      this.names.add(nameOf(entry), entry)
    }
  }

  remove(wiring: WiringModel): void {
    this.wirings.delete(wiring)
    for (const entry of wiring.entries) {
      this.routes.remove(entry)
      this.rpc.delete(entry)
      this.mcp.delete(entry)
    }
    for (const entry of writtenIn(wiring)) {
      this.shapes.remove(entry)
      this.names.delete(nameOf(entry), entry)
    }
  }

  /** Other entries with the same name; those for which a later key is the same come first. */
  namesakes(entry: EntryModel): EntryModel[] {
    return [...this.names.get(nameOf(entry))].filter((other) => other !== entry && other.slot === entry.slot)
  }

  /** Whether an entry has that name already. */
  hasName(entry: EntryModel): boolean {
    return [...this.names.get(nameOf(entry))].some(({ slot }) => slot === entry.slot)
  }
}

/** The entries of a wiring, and those that are lost because a later key is the same. */
export function writtenIn({ entries, overwritten }: WiringModel): readonly EntryModel[] {
  return overwritten ? [...[...overwritten].sort((a, b) => a.span.start - b.span.start), ...entries] : entries
}

/** Templates tell URIs apart by the forms of their expressions; names do it in no pairs either, as each may be left out. */
function withoutNames(template: string): string {
  const form = (_: string, pairs: string | undefined, list: string): string => {
    return `{${pairs ?? list.replace(/(?!^[+#./])[^,*]/g, '')}}`
  }
  return template.replace(/\{([?&;])?([^}]*)\}/g, form)
}

function nameOf(entry: EntryModel): string {
  const { address } = entry
  const kind = entryKind(entry)
  if (kind === 'resource') return `resource ${withoutNames(address)}`
  const command = kind === 'cli' ? entryCommand(entry) : []
  // What follows the words is not looked at to find a command.
  return Array.isArray(command) ? `${kind} ${address}` : `cli ${command.words.join(' ')}`
}
