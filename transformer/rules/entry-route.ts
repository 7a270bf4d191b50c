import type { EntryModel } from '../model/wiring.js'
import type { Flaw } from './path-segments.js'
import { readChannelPath, readRoute, type Route } from './route-key.js'

const read = new WeakMap<EntryModel, Route | Flaw[]>()

/** What the key of an HTTP or channel entry says, read once. */
export function entryRoute(entry: EntryModel): Route | Flaw[] {
  let route = read.get(entry)
  if (!route) {
    route = entry.transport === 'http' ? readRoute(entry.address) : readChannelPath(entry.address)
    read.set(entry, route)
  }
  return route
}

/** An entry whose key is well formed. */
export interface RoutedEntry {
  entry: EntryModel
  route: Route
}

/** The HTTP routes and channel paths among entries; a channel counts once, however many functions it has. */
export function routedEntries(entries: readonly EntryModel[]): RoutedEntry[] {
  const seen = new Set<string>()
  return entries.flatMap((entry) => {
    if (entry.transport !== 'http' && entry.transport !== 'channel') return []
    if (entry.transport === 'channel') {
      const place = `${entry.span.file}:${entry.span.start}`
      if (seen.has(place)) return []
      seen.add(place)
    }
    const route = entryRoute(entry)
    return Array.isArray(route) ? [] : [{ entry, route }]
  })
}
