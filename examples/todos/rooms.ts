/** Knows which connections are in which room. */
export class Rooms {
  readonly #members = new Map<string, Set<string>>()

  enter(room: string, member: string): void {
    const members = this.#members.get(room)
    if (members) members.add(member)
    else this.#members.set(room, new Set([member]))
  }

  leave(room: string, member: string): void {
    const members = this.#members.get(room)
    members?.delete(member)
    if (members?.size === 0) this.#members.delete(room)
  }

  count(room: string): number {
    return this.#members.get(room)?.size ?? 0
  }
}
