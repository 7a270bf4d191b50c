import { entryName } from '../describe/entry-name.js'
import type { EntryNode, FunctionNode, Graph } from './graph.js'
import { goesBy } from './narrow-graph.js'

export type Shape = 'entry' | 'function' | 'service' | 'topic'

export interface DrawnNode {
  id: string
  shape: Shape
  /** Lines. */
  label: string[]
}

/** Nodes in a frame. */
export interface DrawnGroup {
  title: string
  nodes: DrawnNode[]
}

export interface DrawnEdge {
  from: string
  to: string
  label?: string
  /** Of what is needed rather than called. */
  isDashed?: true
}

/** A graph as it is drawn, in whatever language. */
export interface Drawing {
  groups: DrawnGroup[]
  edges: DrawnEdge[]
}

const titles: Record<EntryNode['kind'], string> = {
  http: 'HTTP',
  channel: 'Channels',
  rpc: 'RPC',
  queue: 'Queues',
  cron: 'Cron',
  workflow: 'Workflows',
  mcp: 'MCP',
  cli: 'Command line',
}

/** Lays out a graph: entries by their kind, functions by their file, then services and topics. */
export function drawingOf(graph: Graph): Drawing {
  const entry = numbered('entry')
  const fn = numbered('function')
  const service = numbered('service')
  const topic = numbered('topic')

  const groups = [
    ...grouped(graph.entries, ({ kind }) => titles[kind]).map(([title, entries]) => ({
      title,
      nodes: entries.map((each): DrawnNode => ({ id: entry(each.id), shape: 'entry', label: entryLabel(each) })),
    })),
    ...grouped(graph.functions, ({ file }) => file).map(([title, functions]) => ({
      title,
      nodes: functions.map((each): DrawnNode => ({ id: fn(each.id), shape: 'function', label: functionLabel(each) })),
    })),
    {
      title: 'Services',
      nodes: graph.services.map(({ name }): DrawnNode => ({ id: service(name), shape: 'service', label: [name] })),
    },
    {
      title: 'Topics',
      nodes: graph.topics.map(({ name }): DrawnNode => ({ id: topic(name), shape: 'topic', label: [name] })),
    },
  ]
  const edges: DrawnEdge[] = [
    ...graph.entries.flatMap((each) =>
      each.function === undefined ? [] : [{ from: entry(each.id), to: fn(each.function) }],
    ),
    ...graph.calls.map(({ by, from, to }) => {
      const way = graph.entries.find((each) => goesBy(each, by, to))
      return { from: fn(from), to: way ? entry(way.id) : fn(to), label: by }
    }),
    ...graph.messages.map(({ by, function: id, topic: name }) =>
      by === 'publish'
        ? { from: fn(id), to: topic(name), label: 'publish' }
        : { from: topic(name), to: fn(id), label: 'subscribe' },
    ),
    ...graph.functions.flatMap(({ id, services }) => services.map((name) => needs(fn(id), service(name)))),
    ...graph.services.flatMap(({ name, takes }) => takes.map((taken) => needs(service(name), service(taken)))),
  ]
  return { groups: groups.filter(({ nodes }) => nodes.length > 0), edges: distinct(edges) }
}

/** Names that every language of graphs takes: `entry1`, `entry2`, … */
function numbered(kind: string): (key: string) => string {
  const ids = new Map<string, string>()
  return (key) => {
    let id = ids.get(key)
    if (id === undefined) ids.set(key, (id = `${kind}${ids.size + 1}`))
    return id
  }
}

function needs(from: string, to: string): DrawnEdge {
  return { from, to, isDashed: true }
}

function entryLabel({ kind, address, slot, schedule }: EntryNode): string[] {
  if (kind === 'channel')
    return [entryName({ transport: kind, address, ...(slot === undefined ? {} : { slot }) }).replace('channel ', '')]
  if (slot === 'deadLetter') return [`dead letters of ${address}`]
  if (kind === 'mcp') return [`${slot ?? ''} ${address}`]
  return schedule === undefined ? [address] : [address, schedule]
}

function functionLabel({ name, session }: FunctionNode): string[] {
  if (session === undefined) return [name]
  if (session.type === 'undefined') return [name, 'session: none']
  return [name, session.isRequired ? `session: ${session.type}` : `session, if any: ${session.type}`]
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const known = groups.get(keyOf(item))
    if (known) known.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups]
}

/** Two calls of the same function are one arrow. */
function distinct(edges: readonly DrawnEdge[]): DrawnEdge[] {
  return [...new Map(edges.map((edge) => [JSON.stringify(edge), edge])).values()]
}
