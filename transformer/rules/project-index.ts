import type { Span } from '../model/place.js'
import type { AppModel, ProjectModel, UseModel } from '../model/project.js'
import type { EntryModel, FunctionReference, StrangerModel, Transport, WiringModel } from '../model/wiring.js'
import { Assembly, writtenIn } from './assembly.js'
import { CountMap } from './count-map.js'
import { GroupMap } from './group-map.js'

/** An entry, and one of the apps that serve it. */
export interface Placed {
  assembly: Assembly
  entry: EntryModel
}

/**
 * What the rules want to know of a project's wirings. Made once, and then told of every change, so that what an edit costs does
 * not grow with the project.
 */
export class ProjectIndex {
  readonly #wirings = new Map<WiringModel, Assembly[]>()
  /** What is odd about wirings and apps: looked for when it is first asked for after a change. */
  #unread: readonly { what: string; span: Span }[] | undefined
  #strangers: readonly StrangerModel[] | undefined
  readonly #entryOf = new WeakMap<EntryModel, WiringModel>()
  readonly #apps = new Map<AppModel, Assembly>()
  /** By the files that their entries are written in. */
  readonly #byFile = new GroupMap<string, WiringModel>()
  /** The functions that contracts are needed of, by the file that declares them and by place. */
  readonly #functions = new GroupMap<string, FunctionReference>()
  /** Those declared outside of the project, by the file that names them. */
  readonly #outside = new GroupMap<string, FunctionReference>()
  readonly #wired = new GroupMap<string, EntryModel>()
  readonly #queued = new CountMap<string>()
  readonly #workflows = new CountMap<string>()
  readonly #uses = new Map<string, readonly UseModel[]>()
  /** The files whose functions are others than when they were last asked for. */
  readonly #changedFunctions = new Set<string>()
  /** The transports, or any, by which functions may be wired that the source does not tell: once for each wiring, app or entry. */
  readonly #unknown = new CountMap<Transport | 'any'>()

  /** Whether entries are written in a file, lost ones included. */
  hasEntries(file: string): boolean {
    return this.#byFile.has(file)
  }

  /** Whether entries name functions that are declared in a file. */
  hasWired(file: string): boolean {
    return this.#wired.has(file)
  }

  /** Whether there are calls through a context in a file. */
  hasUses(file: string): boolean {
    return this.#uses.has(file)
  }

  /** Entries that are written in a file, lost ones included, or all; once for each app that serves them. */
  *written(file?: string): Iterable<Placed> {
    for (const [wiring, assemblies] of this.#wiringsIn(file)) {
      for (const entry of writtenIn(wiring)) {
        if (file === undefined || entry.span.file === file) for (const assembly of assemblies) yield { assembly, entry }
      }
    }
  }

  /** Entries that are written in a file, or all, each once. */
  *entries(file?: string): Iterable<EntryModel> {
    for (const [{ entries }] of this.#wiringsIn(file)) {
      for (const entry of entries) if (file === undefined || entry.span.file === file) yield entry
    }
  }

  /** Entries whose functions are declared in a file, or all; once for each app that serves them. */
  *served(file?: string): Iterable<Placed> {
    for (const key of file === undefined ? this.#wired.keys() : [file]) {
      for (const entry of this.#wired.get(key)) {
        for (const assembly of this.#assembliesOf(entry)) yield { assembly, entry }
      }
    }
  }

  /**
   * The functions declared in some files, or all, that contracts are needed of: those wired, and those named in a call through a
   * context. One that is declared outside of the project, or whose types only its use tells, comes each time that it is named.
   */
  *functions(files?: Iterable<string>): Iterable<FunctionReference> {
    for (const file of files ?? [...this.#functions.keys()]) {
      const seen = new Set<string>()
      for (const reference of this.#functions.get(file)) {
        const key = functionKey(reference)
        if (reference.isOutside || reference.isConcrete || !seen.has(key)) yield reference
        seen.add(key)
      }
    }
  }

  /** Entries that a function stands behind, each once. */
  entriesOf({ declaration }: FunctionReference): EntryModel[] {
    return [...this.#wired.get(declaration.file)].filter(
      ({ target }) => target?.declaration.start === declaration.start,
    )
  }

  /** The files that declare functions which were added or removed since this was last asked. */
  takeChangedFunctions(): string[] {
    const changed = [...this.#changedFunctions]
    this.#changedFunctions.clear()
    return changed
  }

  /** Lets all functions count as added. */
  markFunctionsChanged(): void {
    for (const file of this.#functions.keys()) this.#changedFunctions.add(file)
  }

  /** The functions from outside of the project that are named in a file. */
  outside(file: string): Iterable<FunctionReference> {
    return this.#outside.get(file)
  }

  /** Whether a function works off a queue. */
  isQueued(reference: FunctionReference): boolean {
    return this.#queued.has(functionKey(reference))
  }

  /** Whether a function is wired as a workflow. */
  isWorkflow(reference: FunctionReference): boolean {
    return this.#workflows.has(functionKey(reference))
  }

  /** Whether a function is wired anywhere. */
  isWired({ declaration: { file, start } }: { declaration: Pick<Span, 'file' | 'start'> }): boolean {
    for (const { target } of this.#wired.get(file)) if (target?.declaration.start === start) return true
    return false
  }

  /** Whether an app serves an entry. */
  serves({ wirings }: Assembly, entry: EntryModel): boolean {
    const wiring = this.#entryOf.get(entry)
    return wiring !== undefined && wirings.has(wiring)
  }

  /** Whether other functions may be wired, in a way that the source does not tell. */
  get hasUnknown(): boolean {
    return !this.#unknown.isEmpty
  }

  /** Whether other functions may be wired by a transport, in a way that the source does not tell. */
  mayWire(transport: Transport): boolean {
    return this.#unknown.has(transport) || this.#unknown.has('any')
  }

  /** The apps. */
  get apps(): readonly AppModel[] {
    return [...this.#apps.keys()]
  }

  /** What of the wirings and apps only shows at run time. */
  get unread(): readonly { what: string; span: Span }[] {
    return (this.#unread ??= [
      ...[...this.#wirings.keys()].flatMap(({ unread = [] }) => unread),
      ...[...this.#apps.keys()].flatMap(({ unread }) =>
        unread ? [{ what: unread.plain ? 'plain' : 'wiring', span: unread.span }] : [],
      ),
    ])
  }

  /** The parts of wirings that mean nothing. */
  get strangers(): readonly StrangerModel[] {
    return (this.#strangers ??= [...this.#wirings.keys()].flatMap(({ strangers = [] }) => strangers))
  }

  get isEmpty(): boolean {
    return this.#wirings.size === 0
  }

  addWiring(wiring: WiringModel): void {
    this.#wirings.set(wiring, [])
    for (const { span } of writtenIn(wiring)) this.#byFile.add(span.file, wiring)
    for (const entry of wiring.entries) {
      this.#entryOf.set(entry, wiring)
      this.#count(entry, 1)
    }
    for (const part of unknownIn(wiring)) this.#unknown.count(part, 1)
    this.#forgetOdd()
    this.#assemble(wiring)
  }

  removeWiring(wiring: WiringModel): void {
    for (const assembly of this.#wirings.get(wiring) ?? []) assembly.remove(wiring)
    this.#wirings.delete(wiring)
    for (const { span } of writtenIn(wiring)) this.#byFile.delete(span.file, wiring)
    for (const entry of wiring.entries) this.#count(entry, -1)
    for (const part of unknownIn(wiring)) this.#unknown.count(part, -1)
    this.#forgetOdd()
  }

  /** Gives an entry what stands behind its key now: another function or other options, or the same ones at another place. */
  replaceParts(entry: EntryModel, now: EntryModel): void {
    this.#count(entry, -1)
    const { target, schedule, options, ...key } = now
    delete entry.target
    delete entry.schedule
    delete entry.options
    Object.assign(entry, key, target && { target }, schedule && { schedule }, options && { options })
    this.#count(entry, 1)
  }

  addApp(app: AppModel): void {
    const assembly = new Assembly(app)
    this.#apps.set(app, assembly)
    this.#forgetOdd()
    if (app.partial) this.#unknown.count('any', 1)
    for (const wiring of new Set(app.wirings)) {
      if (this.#wirings.has(wiring)) this.#assemble(wiring)
    }
  }

  /** An app that is the same but for some of its wirings. */
  replaceApp(before: AppModel, after: AppModel): void {
    const assembly = this.#apps.get(before)
    if (!assembly) {
      this.addApp(after)
      return
    }
    this.#apps.delete(before)
    this.#apps.set(after, assembly)
    assembly.app = after
    this.#forgetOdd()
    if (before.partial) this.#unknown.count('any', -1)
    if (after.partial) this.#unknown.count('any', 1)
    const [olds, news] = [new Set(before.wirings), new Set(after.wirings)]
    for (const wiring of new Set([...olds, ...news])) {
      const isOther = !olds.has(wiring) || !news.has(wiring)
      if (isOther && this.#wirings.has(wiring)) this.#assemble(wiring)
    }
  }

  removeApp(app: AppModel): void {
    const assembly = this.#apps.get(app)
    this.#apps.delete(app)
    this.#forgetOdd()
    if (app.partial) this.#unknown.count('any', -1)
    for (const wiring of assembly ? [...assembly.wirings] : []) if (this.#wirings.has(wiring)) this.#assemble(wiring)
  }

  /** The calls through a context in a file. */
  setUses(file: string, uses: readonly UseModel[]): void {
    for (const { target } of this.#uses.get(file) ?? []) this.#removeFunction(target)
    for (const { target } of uses) this.#addFunction(target)
    if (uses.length > 0) this.#uses.set(file, uses)
    else this.#uses.delete(file)
  }

  /** The calls through a context in a file, or all. */
  *uses(file?: string): Iterable<UseModel> {
    for (const uses of file === undefined ? this.#uses.values() : [this.#uses.get(file) ?? []]) yield* uses
  }

  #assembliesOf(entry: EntryModel): readonly Assembly[] {
    const wiring = this.#entryOf.get(entry)
    return (wiring && this.#wirings.get(wiring)) ?? []
  }

  *#wiringsIn(file: string | undefined): Iterable<[WiringModel, Assembly[]]> {
    for (const wiring of file === undefined ? this.#wirings.keys() : this.#byFile.get(file)) {
      yield [wiring, this.#wirings.get(wiring) ?? []]
    }
  }

  /** Puts a wiring where it belongs: into each app that has it, else alone. */
  #assemble(wiring: WiringModel): void {
    const before = this.#wirings.get(wiring) ?? []
    const after = [...this.#apps.values()].filter((assembly) => assembly.isOfApp(wiring))
    const alone = before.find(({ app }) => app === undefined)
    if (after.length === 0) after.push(alone ?? new Assembly())
    for (const assembly of before) if (!after.includes(assembly)) assembly.remove(wiring)
    for (const assembly of after) if (!assembly.wirings.has(wiring)) assembly.add(wiring)
    this.#wirings.set(wiring, after)
  }

  #forgetOdd(): void {
    this.#unread = undefined
    this.#strangers = undefined
  }

  #addFunction(reference: FunctionReference): void {
    this.#changedFunctions.add(reference.declaration.file)
    this.#functions.add(reference.declaration.file, reference)
    if (reference.isOutside) this.#outside.add(reference.span.file, reference)
  }

  #removeFunction(reference: FunctionReference): void {
    this.#changedFunctions.add(reference.declaration.file)
    this.#functions.delete(reference.declaration.file, reference)
    if (reference.isOutside) this.#outside.delete(reference.span.file, reference)
  }

  #count(entry: EntryModel, by: 1 | -1): void {
    const { transport, slot, target } = entry
    const named =
      transport === 'workflow'
        ? this.#workflows
        : transport === 'queue' && slot === undefined
          ? this.#queued
          : undefined
    if (named && (target === undefined || target.alias)) this.#unknown.count(transport, by)
    if (!target) return
    const { file } = target.declaration
    named?.count(functionKey(target), by)
    if (by > 0) {
      this.#addFunction(target)
      this.#wired.add(file, entry)
    } else {
      this.#removeFunction(target)
      this.#wired.delete(file, entry)
    }
  }
}

const indexes = new WeakMap<ProjectModel, ProjectIndex>()

/** The index of a project. */
export function indexOf(project: ProjectModel): ProjectIndex {
  let index = indexes.get(project)
  if (!index) indexes.set(project, (index = makeIndex(project)))
  return index
}

/** Makes an index that is kept up to date elsewhere that of a project. */
export function useIndex(project: ProjectModel, index: ProjectIndex): void {
  indexes.set(project, index)
}

/** The transports of which a wiring does not tell everything. */
function unknownIn({ partial, unread = [] }: WiringModel): ReadonlySet<Transport | 'any'> {
  if (!partial) return new Set()
  return new Set(unread.length === 0 ? ['any'] : unread.map(({ transport }) => transport ?? 'any'))
}

/** Identifies the function behind a reference. */
export function functionKey({ declaration }: Pick<FunctionReference, 'declaration'>): string {
  return `${declaration.file}:${declaration.start}`
}

/** The same for one whose types only its use tells: then it is another one at each. */
export function functionUse(reference: FunctionReference): string {
  const { isConcrete, span } = reference
  return isConcrete ? `${functionKey(reference)} ${span.file}:${span.start}` : functionKey(reference)
}

function makeIndex(project: ProjectModel): ProjectIndex {
  const index = new ProjectIndex()
  for (const app of project.apps) index.addApp(app)
  for (const wiring of project.wirings) index.addWiring(wiring)
  const uses = new Map<string, UseModel[]>()
  for (const use of project.uses) {
    const { file } = use.target.span
    const known = uses.get(file)
    if (known) known.push(use)
    else uses.set(file, [use])
  }
  for (const [file, inFile] of uses) index.setUses(file, inFile)
  return index
}
