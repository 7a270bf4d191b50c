import { relative } from 'node:path'
import type ts from 'typescript'
import { entryName } from '../describe/entry-name.js'
import { wiredFunction } from '../describe/wired-function.js'
import type { Span } from '../model/place.js'
import type { EntryModel, FunctionReference } from '../model/wiring.js'
import { projectReader } from '../read/project.js'
import type { ProjectReader } from '../read/project-reader.js'
import { readLinks, type Caller, type Link } from '../read/read-links.js'
import { functionKey, indexOf } from '../rules/project-index.js'
import type { EntryNode, FunctionNode, Graph, GraphPlace, ServiceNode } from './graph.js'
import { UniqueNames } from './unique-names.js'

/** The graph of a program. `folder` is what paths are relative to; graphs that are made with the same `ids` can be merged. */
export function readGraph(typescript: typeof ts, program: ts.Program, folder: string, ids = new UniqueNames()): Graph {
  return new GraphReader(projectReader(typescript, program), program, folder, ids).read()
}

class GraphReader {
  readonly #reader: ProjectReader
  readonly #program: ts.Program
  readonly #folder: string
  readonly #functions = new Map<string, FunctionNode>()
  readonly #entries = new Map<EntryModel, EntryNode>()
  readonly #ids: UniqueNames

  constructor(reader: ProjectReader, program: ts.Program, folder: string, ids: UniqueNames) {
    this.#ids = ids
    this.#reader = reader
    this.#program = program
    this.#folder = folder
  }

  read(): Graph {
    const { model } = this.#reader
    const index = indexOf(model)
    // Entries first: what they name comes in the order of the wirings.
    for (const entry of index.entries()) this.#entries.set(entry, this.#entry(entry))
    for (const reference of index.functions()) this.#function(reference)
    const links = this.#reader.files().flatMap((file) => readLinks(this.#reader, file))
    const calls = links.flatMap((link) => this.#call(link))
    const messages = links.flatMap((link) => this.#message(link))
    return {
      version: 1,
      complete: !index.hasUnknown && model.services.every(({ partial }) => partial !== true),
      apps: model.apps.map(({ name = 'app', span, wirings }) => ({
        name,
        ...this.#place(span),
        entries: wirings.flatMap(({ entries }) => entries.flatMap((entry) => this.#entries.get(entry)?.id ?? [])),
      })),
      entries: [...this.#entries.values()],
      functions: [...this.#functions.values()],
      services: this.#services(),
      topics: model.topics().map(({ name, span }) => ({ name, ...this.#place(span) })),
      calls,
      messages,
    }
  }

  #entry(entry: EntryModel): EntryNode {
    const { transport, address, slot, schedule, span, slotSpan, target } = entry
    const name = transport === 'http' ? `http ${address}` : entryName(entry)
    return {
      id: this.#ids.unique(name, `${span.file}:${span.start}`),
      kind: transport,
      address,
      ...(slot === undefined ? {} : { slot }),
      ...(schedule === undefined ? {} : { schedule: schedule.text }),
      ...(target === undefined ? {} : { function: this.#function(target) }),
      ...this.#place(slotSpan ?? span),
    }
  }

  /** The id of a function, which becomes part of the graph when it is first named. */
  #function(reference: FunctionReference): string {
    return this.#node(reference.name, reference.declaration, () => {
      const described = wiredFunction(this.#reader.model, reference)
      const { summary } = described?.documentation ?? {}
      return {
        ...(summary === undefined ? {} : { summary }),
        services: described?.services ?? [],
        ...(described?.session === undefined ? {} : { session: described.session }),
        throws: described?.errors ?? [],
      }
    })
  }

  /** One that nobody wires is part of the graph as well when it calls others. */
  #caller({ name, places }: Caller): string {
    const declaration = places.find((place) => this.#functions.has(functionKey({ declaration: place }))) ?? places[0]
    return this.#node(name, declaration, () => ({ services: [], throws: [] }))
  }

  #node(name: string, declaration: Span, more: () => Omit<FunctionNode, 'id' | 'name' | keyof GraphPlace>): string {
    const key = functionKey({ declaration })
    let node = this.#functions.get(key)
    if (!node) {
      const place = this.#place(declaration)
      node = { id: this.#ids.unique(`${place.file}#${name}`, key), name, ...place, ...more() }
      this.#functions.set(key, node)
    }
    return node.id
  }

  #call({ verb, from, target, span }: Link): Graph['calls'] {
    if (verb === 'publish' || verb === 'subscribe' || from === undefined || target === undefined) return []
    return [{ by: verb, from: this.#caller(from), to: this.#function(target), ...this.#place(span) }]
  }

  #message({ verb, from, topic, span }: Link): Graph['messages'] {
    if ((verb !== 'publish' && verb !== 'subscribe') || from === undefined || topic === undefined) return []
    return [{ by: verb, function: this.#caller(from), topic, ...this.#place(span) }]
  }

  /** Those that have a factory, and those that functions take all the same. */
  #services(): ServiceNode[] {
    const services = new Map<string, ServiceNode>()
    for (const { factories } of this.#reader.model.services) {
      for (const { name, span, takes } of factories) {
        const known = services.get(name)
        services.set(name, { name, ...this.#place(span), takes: [...new Set([...(known?.takes ?? []), ...takes])] })
      }
    }
    const taken = [...this.#functions.values()].flatMap((each) => each.services)
    for (const name of taken) if (!services.has(name)) services.set(name, { name, takes: [] })
    return [...services.values()]
  }

  #place({ file, start }: Span): GraphPlace {
    const line = this.#program.getSourceFile(file)?.getLineAndCharacterOfPosition(start).line ?? 0
    return { file: relative(this.#folder, file).replaceAll('\\', '/'), line: line + 1 }
  }
}
