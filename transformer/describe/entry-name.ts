import { entryKind } from '../model/entry-kind.js'
import type { EntryModel } from '../model/wiring.js'

/** An entry as a person names it: `POST /todos`, `queue reminders`, `channel /live/:room say`, `tool createTodo`, `command todo list`. */
export function entryName(entry: Pick<EntryModel, 'transport' | 'address' | 'slot'>): string {
  const { transport, address, slot } = entry
  switch (transport) {
    case 'http':
      return address
    case 'channel':
      return `channel ${address} ${slot?.replace(/^on\./, '') ?? ''}`.trimEnd()
    case 'queue':
      return slot === 'deadLetter' ? `dead letters of queue ${address}` : `queue ${address}`
    case 'cli':
      return `command ${address}`
    default:
      return `${entryKind(entry)} ${address}`
  }
}
