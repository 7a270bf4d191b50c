import type { Graph } from './graph.js'

/** The part of a graph that is reached from some entries and functions, by calls, messages and services. */
export function narrowGraph(graph: Graph, starts: Iterable<string>): Graph {
  const entries = new Set<string>()
  const functions = new Set<string>()
  const services = new Set<string>()
  const topics = new Set<string>()
  const waiting = [...starts]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) reach(id)
  for (const name of services) for (const taken of takenBy(name)) services.add(taken)
  return {
    version: 1,
    complete: graph.complete,
    apps: graph.apps
      .map((app) => ({ ...app, entries: app.entries.filter((id) => entries.has(id)) }))
      .filter((app) => app.entries.length > 0),
    entries: graph.entries.filter(({ id }) => entries.has(id)),
    functions: graph.functions.filter(({ id }) => functions.has(id)),
    services: graph.services.filter(({ name }) => services.has(name)),
    topics: graph.topics.filter(({ name }) => topics.has(name)),
    calls: graph.calls.filter(({ from, to }) => functions.has(from) && functions.has(to)),
    messages: graph.messages.filter((each) => functions.has(each.function) && topics.has(each.topic)),
  }

  function reach(id: string): void {
    const entry = graph.entries.find((each) => each.id === id)
    if (entry) {
      entries.add(id)
      if (entry.function !== undefined) waiting.push(entry.function)
      return
    }
    const found = functions.has(id) ? undefined : graph.functions.find((each) => each.id === id)
    if (!found) return
    functions.add(id)
    for (const name of found.services) services.add(name)
    for (const { by, from, to } of graph.calls) {
      if (from !== id) continue
      waiting.push(to)
      for (const each of graph.entries) if (goesBy(each, by, to)) waiting.push(each.id)
    }
    for (const { by, topic, function: sender } of graph.messages) {
      if (sender !== id) continue
      topics.add(topic)
      if (by === 'publish') waiting.push(...receivers(topic))
    }
  }

  function receivers(topic: string): string[] {
    return graph.messages.filter((each) => each.by === 'subscribe' && each.topic === topic).map((each) => each.function)
  }

  function takenBy(name: string): string[] {
    return graph.services.find((each) => each.name === name)?.takes ?? []
  }
}

/** Whether a call of a function goes by way of an entry: a job by its queue, a run by its workflow. */
export function goesBy(
  { kind, slot, function: worker }: Graph['entries'][number],
  by: Graph['calls'][number]['by'],
  id: string,
): boolean {
  const way = { call: undefined, step: undefined, enqueue: 'queue', start: 'workflow' }[by]
  return kind === way && slot === undefined && worker === id
}

/** The ids of what somebody names: a function or an entry by its name or id, or a file by its path. */
export function namedIn({ entries, functions }: Graph, name: string): string[] {
  const matching = functions.filter((each) => each.id === name || each.name === name || each.file === name)
  return [
    ...entries
      .filter(({ id, address, function: to }) => id === name || address === name || isAmong(to))
      .map(({ id }) => id),
    ...matching.map(({ id }) => id),
  ]

  function isAmong(id: string | undefined): boolean {
    return id !== undefined && matching.some((each) => each.id === id)
  }
}
