import { relative, resolve } from 'node:path'
import { dot } from '../graph/dot.js'
import type { EntryNode, Graph } from '../graph/graph.js'
import { mermaid } from '../graph/mermaid.js'
import { mergeGraphs } from '../graph/merge-graphs.js'
import { namedIn, narrowGraph } from '../graph/narrow-graph.js'
import { readGraph } from '../graph/read-graph.js'
import { UniqueNames } from '../graph/unique-names.js'
import { nearestName } from '../rules/nearest-name.js'
import { loadProgram } from './check-project.js'
import { pretty } from './formats/pretty.js'
import { projectsNamed } from './load-projects.js'
import { reportedDiagnostic, type Reported } from './report.js'
import type { Terminal } from './terminal.js'
import { UserError } from './user-error.js'

/** How `solder graph` can write a graph, by name; the first is the default. */
export const graphFormats: Readonly<Record<string, (graph: Graph) => string>> = {
  mermaid,
  dot,
  json: (graph) => JSON.stringify(graph, undefined, 2),
}

/** The kinds of entries. */
export const entryKinds: readonly EntryNode['kind'][] = [
  'http',
  'channel',
  'rpc',
  'queue',
  'cron',
  'workflow',
  'mcp',
  'cli',
]

export interface GraphOptions {
  /** Each a tsconfig.json or its folder; the nearest one when there are none. */
  projects: readonly string[]
  /** Only what is reached from these: functions, entries, files. */
  from: readonly string[]
  /** Only entries of these kinds, and what is reached from them. */
  kinds: readonly string[]
  format: string | undefined
}

/** `solder graph`: writes what projects are made of. Answers the exit code. */
export function graph(terminal: Terminal, { projects, from, kinds, format = 'mermaid' }: GraphOptions): number {
  const graphs: Graph[] = []
  const ids = new UniqueNames()
  const unreadable: Reported[] = []
  for (const { typescript, project } of projectsNamed(terminal.folder, projects)) {
    const { program, diagnostics } = loadProgram(typescript, project)
    unreadable.push(...diagnostics.map((each) => reportedDiagnostic(typescript, each)))
    graphs.push(readGraph(typescript, program, terminal.folder, ids))
  }
  const whole = mergeGraphs(graphs)
  const wanted = ofKinds(fromNames(whole, from, terminal.folder), kinds)
  terminal.out((graphFormats[format] ?? mermaid)(wanted))
  if (unreadable.length === 0) return 0
  terminal.error(pretty({ problems: unreadable, files: graphs.length, fixed: 0 }, terminal.folder))
  return 1
}

function fromNames(graph: Graph, names: readonly string[], folder: string): Graph {
  if (names.length === 0) return graph
  return narrowGraph(
    graph,
    names.flatMap((name) => {
      const path = relative(folder, resolve(folder, name)).replaceAll('\\', '/')
      const found = [...new Set([...namedIn(graph, name), ...namedIn(graph, path)])]
      if (found.length === 0) throw new UserError(notFound(graph, name))
      return found
    }),
  )
}

function notFound({ functions, entries }: Graph, name: string): string {
  const names = new Set([
    ...functions.flatMap((each) => [each.name, each.file]),
    ...entries.map(({ address }) => address),
  ])
  const nearest = nearestName(name, names)
  const hint = nearest === undefined ? "'solder graph' shows what there is." : `Did you mean '${nearest}'?`
  return `Nothing in the graph is called '${name}': --from takes a function, an entry such as 'GET /todos', or a file. ${hint}`
}

function ofKinds(graph: Graph, kinds: readonly string[]): Graph {
  if (kinds.length === 0) return graph
  return narrowGraph(
    graph,
    graph.entries.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id),
  )
}
