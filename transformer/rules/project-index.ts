import type { AppModel, ProjectModel } from '../model/project.js'
import type { EntryModel, FunctionReference, WiringModel } from '../model/wiring.js'

/** Entries that are served together. */
export interface Assembly {
  /** Absent for a wiring that no app is known to have. */
  app?: AppModel
  entries: EntryModel[]
  /** The entries, and those that are lost because a later key is the same. */
  written: EntryModel[]
}

/** What several rules want to know of a project, made once. */
export interface ProjectIndex {
  assemblies: Assembly[]
  /** All entries, each once. */
  entries: EntryModel[]
  /** The functions that contracts are needed of: those wired and those named in a call through a context. */
  functions: Map<string, FunctionReference>
  /** The functions that work off a queue. */
  queued: Set<string>
  /** Whether other functions may be wired to queues, in a way that the source does not tell. */
  hasUnknownQueues: boolean
}

const indexes = new WeakMap<ProjectModel, ProjectIndex>()

/** The index of a project. */
export function indexOf(project: ProjectModel): ProjectIndex {
  let index = indexes.get(project)
  if (!index) indexes.set(project, (index = makeIndex(project)))
  return index
}

/** Identifies the function behind a reference. */
export function functionKey({ declaration }: FunctionReference): string {
  return `${declaration.file}:${declaration.start}`
}

function makeIndex(project: ProjectModel): ProjectIndex {
  const entries = project.wirings.flatMap((wiring) => wiring.entries)
  const queues = entries.filter(({ transport, slot }) => transport === 'queue' && slot === undefined)
  const targets = entries.flatMap(({ target }) => (target ? [target] : []))
  const functions = [...targets, ...project.uses.map(({ target }) => target)]
  return {
    assemblies: assembliesOf(project),
    entries,
    functions: new Map(functions.map((reference) => [functionKey(reference), reference])),
    queued: new Set(queues.flatMap(({ target }) => (target ? functionKey(target) : []))),
    hasUnknownQueues:
      [...project.wirings, ...project.apps].some(({ partial }) => partial) ||
      queues.some(({ target }) => target === undefined || target.alias),
  }
}

function assembliesOf(project: ProjectModel): Assembly[] {
  const inApps = new Set<WiringModel>()
  const assemblies: Assembly[] = project.apps.map((app) => {
    const wirings = new Set(app.wirings)
    for (const wiring of wirings) inApps.add(wiring)
    return { app, ...entriesOf([...wirings]) }
  })
  for (const wiring of project.wirings) if (!inApps.has(wiring)) assemblies.push(entriesOf([wiring]))
  return assemblies
}

function entriesOf(wirings: WiringModel[]): Assembly {
  return {
    entries: wirings.flatMap(({ entries }) => entries),
    written: wirings.flatMap(({ entries, overwritten = [] }) => [...[...overwritten].sort(bySpan), ...entries]),
  }
}

function bySpan(a: EntryModel, b: EntryModel): number {
  return a.span.start - b.span.start
}
