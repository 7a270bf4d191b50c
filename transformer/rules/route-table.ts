import type { Span } from '../model/place.js'
import type { EntryModel } from '../model/wiring.js'
import { entryRoute } from './entry-key.js'
import { GroupMap } from './group-map.js'
import type { Route } from './route-key.js'

/** An entry whose key is a well-formed route or channel path. */
export interface Routed {
  entry: EntryModel
  route: Route
}

/** One that is in a table. */
export interface RoutedEntry extends Routed {
  /** The same for two routes exactly when they match the same requests. */
  shape: string
  mask: Mask
}

/** One character a segment: `:` for a parameter, `/` for a fixed one. */
type Mask = string

/** The routes and channels of an app, by what they match. Kept up to date as entries come and go. */
export class RouteTable {
  /** A channel is here once, however many functions it has. */
  readonly #routed = new Map<EntryModel, RoutedEntry>()
  readonly #channels = new Map<string, EntryModel[]>()
  readonly #shapes = new GroupMap<string, RoutedEntry>()
  readonly #comparable = new Map<string, Comparable>()

  /** Adds an entry, if it is a route or a channel. */
  add(entry: EntryModel): void {
    if (entry.transport === 'channel' ? this.#joinChannel(entry) : entry.transport !== 'http') return
    const route = entryRoute(entry)
    if (Array.isArray(route)) return
    const routed = { entry, route, shape: shapeOf(entry, route), mask: maskOf(route) }
    this.#routed.set(entry, routed)
    this.#shapes.add(routed.shape, routed)
    const key = comparableKey(routed)
    let comparable = this.#comparable.get(key)
    if (!comparable) this.#comparable.set(key, (comparable = new Comparable()))
    comparable.add(routed)
  }

  remove(entry: EntryModel): void {
    const heir = entry.transport === 'channel' ? this.#leaveChannel(entry) : undefined
    const routed = this.#routed.get(entry)
    if (!routed) return
    this.#routed.delete(entry)
    this.#shapes.delete(routed.shape, routed)
    this.#comparable.get(comparableKey(routed))?.remove(routed)
    if (heir) this.#moveTo(heir)
  }

  /** Others that match exactly the same requests. */
  same(routed: RoutedEntry): EntryModel[] {
    const isAlone = this.#shapes.count(routed.shape) === (this.#routed.has(routed.entry) ? 1 : 0)
    if (isAlone) return []
    return sorted([...this.#shapes.get(routed.shape)].filter((other) => other !== routed)).map((each) => each.entry)
  }

  /** Whether the entry could have another key: no other matches the same requests, nor some that are as much its own. */
  isFree(entry: EntryModel, address: string): boolean {
    const renamed = { ...entry, address }
    const route = entryRoute(renamed)
    if (Array.isArray(route)) return false
    const routed = { entry: renamed, route, mask: maskOf(route) }
    const isOther = (other: RoutedEntry) => placeOf(other.entry) !== placeOf(entry)
    return ![...this.#shapes.get(shapeOf(renamed, route)), ...this.rivals(routed)].some(isOther)
  }

  /** The entry as a route. */
  routed(entry: EntryModel): RoutedEntry | undefined {
    return this.#routed.get(entry)
  }

  /** Others that match some of the same requests, which no route of their own has, and are neither more specific nor less. */
  rivals(routed: Omit<RoutedEntry, 'shape'>): RoutedEntry[] {
    const rivals = this.#comparable.get(comparableKey(routed))?.rivals(routed) ?? []
    if (rivals.length === 0) return rivals
    return sorted(rivals.filter((rival) => !this.#shapes.has(shapeOfBoth(routed, rival))))
  }

  /** Others that match those of its requests that have certain texts in place of the parameter `at`. */
  narrowed(routed: RoutedEntry, at: number): RoutedEntry[] {
    return this.#comparable.get(comparableKey(routed))?.narrowed(routed, at) ?? []
  }

  /** Whether another function of the same channel stands for it. */
  #joinChannel(entry: EntryModel): boolean {
    const place = placeOf(entry)
    const members = this.#channels.get(place)
    if (members) members.push(entry)
    else this.#channels.set(place, [entry])
    return members !== undefined
  }

  /** The function that stands for the channel when this one did. */
  #leaveChannel(entry: EntryModel): EntryModel | undefined {
    const place = placeOf(entry)
    const left = (this.#channels.get(place) ?? []).filter((each) => each !== entry)
    this.#channels.delete(place)
    if (left.length > 0) this.#channels.set(place, left)
    return left[0]
  }

  #moveTo(heir: EntryModel): void {
    const place = placeOf(heir)
    const members = this.#channels.get(place) ?? []
    this.#channels.delete(place)
    for (const member of members) this.add(member)
  }
}

/** Another kind of routes, and where both kinds have fixed segments. */
interface Clash {
  other: Mask
  both: Mask
}

/** Routes of one transport and method that have equally many segments. */
class Comparable {
  readonly #byMask = new GroupMap<Mask, RoutedEntry>()
  /** Routes of a mask by the texts of some of their segments: made when they are first asked for. */
  readonly #tables = new Map<Mask, Map<Mask, GroupMap<string, RoutedEntry>>>()
  /** By mask; true as long as there are the same masks. */
  readonly #clashes = new Map<Mask, readonly Clash[]>()

  add(routed: RoutedEntry): void {
    const { mask } = routed
    if (!this.#byMask.has(mask)) this.#clashes.clear()
    this.#byMask.add(mask, routed)
    for (const [fixed, table] of this.#tables.get(mask) ?? []) table.add(textsAt(routed, fixed), routed)
  }

  remove(routed: RoutedEntry): void {
    const { mask } = routed
    this.#byMask.delete(mask, routed)
    if (!this.#byMask.has(mask)) this.#clashes.clear()
    for (const [fixed, table] of this.#tables.get(mask) ?? []) table.delete(textsAt(routed, fixed), routed)
  }

  rivals(routed: Omit<RoutedEntry, 'shape'>): RoutedEntry[] {
    const found: RoutedEntry[] = []
    for (const { other, both } of this.#clashesOf(routed.mask)) {
      found.push(...this.#table(other, both).get(textsAt(routed, both)))
    }
    return found
  }

  /** The kinds of routes that are neither more specific nor less: they clash when they agree wherever both have a fixed segment. */
  #clashesOf(mask: Mask): readonly Clash[] {
    let clashes = this.#clashes.get(mask)
    if (clashes === undefined) {
      clashes = [...this.#byMask.keys()].flatMap((other): Clash[] => {
        if (isMoreSpecific(mask, other) || isMoreSpecific(other, mask)) return []
        const both = Array.from(mask, (character, at) => (character === '/' && other[at] === '/' ? '/' : ':')).join('')
        return [{ other, both }]
      })
      this.#clashes.set(mask, clashes)
    }
    return clashes
  }

  narrowed(routed: RoutedEntry, at: number): RoutedEntry[] {
    const { mask } = routed
    const narrower = `${mask.slice(0, at)}/${mask.slice(at + 1)}`
    if (!this.#byMask.has(narrower)) return []
    return [...this.#table(narrower, mask).get(textsAt(routed, mask))]
  }

  #table(mask: Mask, fixed: Mask): GroupMap<string, RoutedEntry> {
    let tables = this.#tables.get(mask)
    if (!tables) this.#tables.set(mask, (tables = new Map<Mask, GroupMap<string, RoutedEntry>>()))
    let table = tables.get(fixed)
    if (!table) {
      tables.set(fixed, (table = new GroupMap<string, RoutedEntry>()))
      for (const routed of this.#byMask.get(mask)) table.add(textsAt(routed, fixed), routed)
    }
    return table
  }
}

function sorted(routes: RoutedEntry[]): RoutedEntry[] {
  return routes.sort((a, b) => comparePlaces(a.entry.span, b.entry.span))
}

/** Which of two places comes first. */
export function comparePlaces(a: Span, b: Span): number {
  return a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1
}

function placeOf({ span }: EntryModel): string {
  return `${span.file}:${span.start}`
}

function comparableKey({ entry, route }: Routed): string {
  return `${entry.transport} ${route.method ?? ''} ${route.segments.length}`
}

function shapeOf(entry: EntryModel, route: Route): string {
  const path = route.segments.map(({ fixed, parameter }) => (parameter === undefined ? encodeURIComponent(fixed) : ':'))
  return [entry.transport, route.method ?? '', ...path].join('/')
}

/** The shape of the requests that both match. */
function shapeOfBoth(one: Routed, other: Routed): string {
  const segments = one.route.segments.map((segment, at) =>
    segment.parameter === undefined ? segment : (other.route.segments[at] ?? segment),
  )
  return shapeOf(one.entry, { ...one.route, segments })
}

/** Each mask once: many routes have the same. */
const masks = new Map<string, Mask>()

function maskOf({ segments }: Route): Mask {
  let mask = ''
  for (const { parameter } of segments) mask += parameter === undefined ? '/' : ':'
  const known = masks.get(mask)
  if (known === undefined) masks.set(mask, mask)
  return known ?? mask
}

function textsAt({ route }: Routed, fixed: Mask): string {
  return route.segments
    .flatMap((segment, at) => (fixed[at] === '/' ? [encodeURIComponent(segment.fixed)] : []))
    .join('/')
}

/** Whether a route of the one kind has a fixed segment wherever one of the other kind has. */
function isMoreSpecific(mask: Mask, than: Mask): boolean {
  return Array.from(mask).every((character, at) => character === '/' || than[at] === ':')
}
