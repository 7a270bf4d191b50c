import type { EntryModel } from '../model/wiring.js'

/** An entry as a person names it: `POST /todos`, `queue reminders`, `channel /live/:room say`. */
export function entryName({ transport, address, slot }: Pick<EntryModel, 'transport' | 'address' | 'slot'>): string {
  switch (transport) {
    case 'http':
      return address
    case 'channel':
      return `channel ${address} ${slot?.replace(/^on\./, '') ?? ''}`.trimEnd()
    case 'queue':
      return slot === 'deadLetter' ? `dead letters of queue ${address}` : `queue ${address}`
    default:
      return `${transport} ${address}`
  }
}
