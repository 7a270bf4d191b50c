import type { AppModel } from '../model/project.js'
import type { EntryModel, WiringModel } from '../model/wiring.js'
import { entryKind } from '../model/entry-kind.js'
import { entryCommand } from './entry-key.js'
import { GroupMap } from './group-map.js'
import { comparePlaces, RouteTable } from './route-table.js'

/** Wirings that are served together: those of an app, or one that no app is known to have. */
export class Assembly {
  readonly wirings = new Set<WiringModel>()
  /** Of the entries that are served. */
  readonly routes = new RouteTable()
  /** Of those that are lost because a later key is the same. */
  readonly #lost = new RouteTable()
  /**
   * By what they are called, of which there can be one, but for those that are routes: the same for two templates of URIs that differ
   * in names of variables alone.
   */
  readonly #names = new GroupMap<string, EntryModel>()
  /** The RPC methods. */
  readonly rpc = new Set<EntryModel>()
  /** The tools, resources and prompts. */
  readonly mcp = new Set<EntryModel>()

  #app: AppModel | undefined
  #ofApp: ReadonlySet<WiringModel>

  constructor(app?: AppModel) {
    this.#app = app
    this.#ofApp = new Set(app?.wirings)
  }

  get app(): AppModel | undefined {
    return this.#app
  }

  /** The app as it is now. */
  set app(app: AppModel | undefined) {
    this.#app = app
    this.#ofApp = new Set(app?.wirings)
  }

  /** Whether the app names a wiring. */
  isOfApp(wiring: WiringModel): boolean {
    return this.#ofApp.has(wiring)
  }

  add(wiring: WiringModel): void {
    this.wirings.add(wiring)
    for (const entry of wiring.entries) {
      this.routes.add(entry)
      if (entry.transport === 'rpc') this.rpc.add(entry)
      else if (entry.transport === 'mcp') this.mcp.add(entry)
    }
    for (const entry of wiring.overwritten ?? []) this.#lost.add(entry)
    for (const entry of writtenIn(wiring)) if (!isRouted(entry)) this.#names.add(nameOf(entry), entry)
  }

  remove(wiring: WiringModel): void {
    this.wirings.delete(wiring)
    for (const entry of wiring.entries) {
      this.routes.remove(entry)
      this.rpc.delete(entry)
      this.mcp.delete(entry)
    }
    for (const entry of wiring.overwritten ?? []) this.#lost.remove(entry)
    for (const entry of writtenIn(wiring)) if (!isRouted(entry)) this.#names.delete(nameOf(entry), entry)
  }

  /** Other entries that match exactly the same requests, lost ones included. */
  same(entry: EntryModel): EntryModel[] {
    const routed = this.routes.routed(entry) ?? this.#lost.routed(entry)
    if (routed === undefined) return []
    const [served, lost] = [this.routes.same(routed), this.#lost.same(routed)]
    return lost.length === 0 ? served : [...served, ...lost].sort((a, b) => comparePlaces(a.span, b.span))
  }

  /** Whether a route could have another key: no other matches the same requests, nor some that are as much its own. */
  isFree(entry: EntryModel, address: string): boolean {
    return this.routes.isFree(entry, address) && this.#lost.isFree(entry, address)
  }

  /** Other entries with the same name; those for which a later key is the same come first. */
  namesakes(entry: EntryModel): EntryModel[] {
    return [...this.#names.get(nameOf(entry))].filter((other) => other !== entry && other.slot === entry.slot)
  }

  /** Whether an entry has that name already. */
  hasName(entry: EntryModel): boolean {
    return [...this.#names.get(nameOf(entry))].some(({ slot }) => slot === entry.slot)
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

function isRouted({ transport }: EntryModel): boolean {
  return transport === 'http' || transport === 'channel'
}

function nameOf(entry: EntryModel): string {
  const { address } = entry
  const kind = entryKind(entry)
  if (kind === 'resource') return `resource ${withoutNames(address)}`
  const command = kind === 'cli' ? entryCommand(entry) : []
  // What follows the words is not looked at to find a command.
  return Array.isArray(command) ? `${kind} ${address}` : `cli ${command.words.join(' ')}`
}
