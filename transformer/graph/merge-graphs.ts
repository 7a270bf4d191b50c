import type { Graph } from './graph.js'

/** The graph of several projects. What two of them hold, because one references the other, is in it once. */
export function mergeGraphs(graphs: readonly Graph[]): Graph {
  const all = <K extends keyof Graph>(key: K): Graph[K][] => graphs.map((graph) => graph[key])
  return {
    version: 1,
    complete: graphs.every(({ complete }) => complete),
    apps: distinct(all('apps').flat()),
    entries: distinct(all('entries').flat()),
    functions: distinct(all('functions').flat()),
    services: distinct(all('services').flat()),
    topics: distinct(all('topics').flat()),
    calls: distinct(all('calls').flat()),
    messages: distinct(all('messages').flat()),
  }
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}
