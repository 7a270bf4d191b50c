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
