import type { FunctionNode, Graph, ServiceNode } from './graph.js'

/**
 * The graph of several projects. What two of them hold, because one references the other, is in it once, with all that either tells:
 * one project wires a function or makes a service that another only names.
 */
export function mergeGraphs(graphs: readonly Graph[]): Graph {
  const all = <K extends keyof Graph>(key: K): Graph[K][] => graphs.map((graph) => graph[key])
  return {
    version: 1,
    complete: graphs.every(({ complete }) => complete),
    apps: distinct(all('apps').flat()),
    entries: distinct(all('entries').flat()),
    functions: merged(all('functions').flat(), ({ id }) => id, mergeFunctions),
    services: merged(all('services').flat(), ({ name }) => name, mergeServices),
    topics: distinct(all('topics').flat()),
    calls: distinct(all('calls').flat()),
    messages: distinct(all('messages').flat()),
  }
}

function mergeFunctions(one: FunctionNode, other: FunctionNode): FunctionNode {
  return { ...one, ...other, services: union(one.services, other.services), throws: union(one.throws, other.throws) }
}

function mergeServices(one: ServiceNode, other: ServiceNode): ServiceNode {
  return { ...one, ...other, takes: union(one.takes, other.takes) }
}

function merged<T>(items: readonly T[], keyOf: (item: T) => string, merge: (one: T, other: T) => T): T[] {
  const found = new Map<string, T>()
  for (const item of items) {
    const known = found.get(keyOf(item))
    found.set(keyOf(item), known === undefined ? item : merge(known, item))
  }
  return [...found.values()]
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])]
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}
