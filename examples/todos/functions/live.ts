import { defineTopic, type MaxLength, type MinLength } from 'solder'
import type { RoomCtx } from '../services.js'

/** Something said in a room. */
export interface Said {
  room: string
  from: string
  text: string
}

/** What is said, by room. */
export const said = defineTopic<Said, string>('said')

/** Enters a room: from now on its messages arrive. */
export async function joinRoom({ room }: { room: string }, { channel, rooms, subscribe }: RoomCtx): Promise<void> {
  await subscribe(said, room)
  rooms.enter(room, channel.id)
}

/** Says something to everyone in the room, the speaker included. */
export async function postMessage(
  { text }: { text: string & MinLength<1> & MaxLength<2000> },
  { channel, rooms, session, publish }: RoomCtx,
): Promise<{ members: number }> {
  const room = channel.params['room'] ?? ''
  await publish(said, { room, from: session?.name ?? 'anonymous', text }, room)
  return { members: rooms.count(room) }
}

/** Leaves the room. */
export function leaveRoom({ room }: { room: string }, { channel, rooms }: RoomCtx): void {
  rooms.leave(room, channel.id)
}
