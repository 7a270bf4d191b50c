import { existsSync, readFileSync } from 'node:fs'

export interface Event {
  event: string
  name: string
  pid: number
}

/** What processes wrote down in their common file, whatever became of them. */
export class Ledger {
  constructor(readonly path: string) {}

  get events(): readonly Event[] {
    if (!existsSync(this.path)) return []
    // The last line may be half written: its process may have died over it.
    const lines = readFileSync(this.path, 'utf8').split('\n').slice(0, -1)
    return lines.map((line) => {
      const [event = '', ...rest] = line.split(' ')
      return { event, name: rest.slice(0, -1).join(' '), pid: Number(rest.at(-1)) }
    })
  }

  /** The names that come with an event, in order. */
  names(event: string): string[] {
    return this.events.filter((one) => one.event === event).map(({ name }) => name)
  }

  count(event: string, name?: string): number {
    return this.events.filter((one) => one.event === event && (name === undefined || one.name === name)).length
  }
}
