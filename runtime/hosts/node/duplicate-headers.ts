import type { IncomingMessage } from 'node:http'

/** Whether the request has the header twice. Node keeps the first and says nothing, where a proxy may keep the last. */
export function hasTwo({ rawHeaders }: IncomingMessage, name: string): boolean {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const header = rawHeaders[at] as string
    if (header.length === name.length && header.toLowerCase() === name && ++count === 2) return true
  }
  return false
}
