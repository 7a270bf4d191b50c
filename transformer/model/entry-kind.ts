import type { EntryModel, Transport } from './wiring.js'

/** What an entry is to people: MCP has three kinds, which share nothing but the protocol. */
export type EntryKind = Exclude<Transport, 'mcp'> | McpKind

type McpKind = 'tool' | 'resource' | 'prompt'

export function entryKind({ transport, slot }: Pick<EntryModel, 'transport' | 'slot'>): EntryKind {
  return transport === 'mcp' ? (slot as McpKind) : transport
}
