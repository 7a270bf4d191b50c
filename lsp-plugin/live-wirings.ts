import type ts from 'typescript'
import type { AppModel, ServicesModel } from '../transformer/model/project.js'
import type { EntryModel, WiringModel } from '../transformer/model/wiring.js'
import type { Consulted } from '../transformer/read/consulted.js'
import { fileFacts } from '../transformer/read/file-facts.js'
import type { ProjectReader } from '../transformer/read/project-reader.js'
import type { MemberReading } from '../transformer/read/read-wiring.js'
import { ProjectIndex } from '../transformer/rules/project-index.js'
import type { ChangedFile } from './changed-files.js'
import { Dependents } from './dependents.js'

/** What stands in one file, but for what its wirings name elsewhere. Most files have nothing to be remembered. */
interface FileThing {
  kind: 'file'
  file: ts.SourceFile
  files: Consulted
  wirings: { call: ts.CallExpression; model: WiringModel; members: MemberReading[] }[]
}

interface AppThing {
  kind: 'app'
  call: ts.CallExpression
  /** Where the call was when it was read: a node can move on into the tree of a later text. */
  file: ts.SourceFile
  model: AppModel
  files: Consulted
}

/** What has become of types. */
export interface TypeChanges {
  /** The files that see other types now. */
  seeOthers: Iterable<string>
  /** Whether other parameters may be contexts now. */
  usesToo: boolean
}

/** The wirings and apps of a project and their index, kept up to date as files change. */
export class LiveWirings {
  readonly index = new ProjectIndex()
  /** The files with calls of `codec` or `defineTopic`. */
  readonly typedCalls = new Set<string>()
  /** The files with calls of `defineServices`. */
  readonly #services = new Set<ts.SourceFile>()
  #reader: ProjectReader
  /** What has to be read again when a file changes, because it depends on it. */
  readonly #dependents = new Dependents<FileThing | MemberReading | AppThing>()
  readonly #files = new Map<string, FileThing>()
  readonly #apps = new Set<AppThing>()

  constructor(reader: ProjectReader, interrupt: () => void) {
    this.#reader = reader
    for (const file of reader.files()) {
      interrupt()
      for (const call of this.#callsOf(file, 'defineApp')) this.#addApp(call)
    }
    for (const file of reader.files()) this.#addFile(file)
  }

  get wirings(): WiringModel[] {
    return [...this.#files.values()].flatMap(({ wirings }) => wirings.map(({ model }) => model))
  }

  get services(): ServicesModel[] {
    return [...this.#services].flatMap((file) =>
      this.#callsOf(file, 'defineServices').map((call) => this.#reader.servicesOf(call)),
    )
  }

  get apps(): AppModel[] {
    return [...this.#apps].map(({ model }) => model)
  }

  /** Goes on with the reader of a program in which some files are others. */
  follow(reader: ProjectReader, changed: readonly ChangedFile[], { seeOthers, usesToo }: TypeChanges): void {
    this.#reader = reader
    const latest = new Map(changed.map(({ before, after }) => [before, after]))
    const ours = changed.filter(({ after }) => reader.isOwn(after))
    if (ours.length > 0) reader.kept.replace(latest)

    const files = new Set(ours.flatMap(({ after: { fileName } }) => this.#files.get(fileName) ?? []))
    const apps = new Set<AppThing>()
    const dirty = this.#dependents.of(
      changed.map(({ after }) => after.fileName),
      seeOthers,
    )
    if (usesToo) for (const thing of this.#files.values()) if (this.#hasUses(thing.file)) dirty.add(thing)
    for (const thing of dirty) {
      if (isMember(thing)) continue
      if (thing.kind === 'file') files.add(thing)
      else apps.add(thing)
    }
    const names = new Set([...files].map(({ file }) => file.fileName))
    for (const thing of dirty) {
      if (!isMember(thing) || names.has(thing.file) || this.#readAgain(thing)) continue
      const whole = this.#files.get(thing.file)
      if (whole) files.add(whole)
    }
    // What is no more goes; then apps are read, which read the wirings that they name; then the rest.
    for (const thing of files) this.#removeFile(thing)
    const gone = new Set([...files].flatMap(({ wirings }) => wirings.map(({ model }) => model)))
    for (const app of this.#apps) if (app.model.wirings.some((wiring) => gone.has(wiring))) apps.add(app)
    const reread = new Set([
      ...ours.map(({ after }) => after),
      ...[...files].map(({ file }) => latest.get(file) ?? file),
    ])
    for (const { before } of ours) this.#forgetFile(before)
    this.#replaceApps(apps, [...reread], latest)
    for (const file of reread) this.#addFile(file)
  }

  /** Whether a file may have calls through a context: which parameters are one is a matter of types. */
  #hasUses(file: ts.SourceFile): boolean {
    return fileFacts(this.#reader.reading.ts, file).uses.length > 0
  }

  #callsOf(file: ts.SourceFile, name: 'defineApp' | 'defineServices' | 'defineWiring'): ts.CallExpression[] {
    return [...this.#reader.callsIn(file)].flatMap(([call, each]) => (each === name ? [call] : []))
  }

  #addFile(file: ts.SourceFile): void {
    const { kept } = this.#reader
    const uses = this.#reader.usesIn(file)
    const calls = this.#reader.callsIn(file)
    const readings = this.#callsOf(file, 'defineWiring').map((call) => ({ call, ...this.#reader.wiringReading(call) }))
    const sources = [kept.calls.get(file), kept.uses.get(file), ...readings]
    const consulted = new Set(sources.flatMap((each) => [...(each?.files ?? [])]))
    if (calls.size === 0 && consulted.size === 0 && !this.#hasUses(file)) return
    const wirings = readings.map(({ call, model, members }) => ({ call, model, members }))
    const thing: FileThing = { kind: 'file', file, files: [...consulted], wirings }
    this.#files.set(file.fileName, thing)
    for (const name of calls.values()) {
      if (name === 'codec' || name === 'defineTopic') this.typedCalls.add(file.fileName)
      else if (name === 'defineServices') this.#services.add(file)
    }
    this.#dependents.add(thing, thing.files)
    this.index.setUses(file.fileName, uses)
    for (const { model, members } of thing.wirings) {
      this.index.addWiring(model)
      for (const each of members) this.#dependents.add(each, each.files)
    }
  }

  #removeFile(thing: FileThing): void {
    const { kept } = this.#reader
    this.#dependents.remove(thing, thing.files)
    this.#files.delete(thing.file.fileName)
    this.typedCalls.delete(thing.file.fileName)
    this.#services.delete(thing.file)
    this.#forgetFile(thing.file)
    this.index.setUses(thing.file.fileName, [])
    for (const { call, model, members } of thing.wirings) {
      kept.wirings.delete(call)
      this.index.removeWiring(model)
      for (const each of members) this.#dependents.remove(each, each.files)
    }
  }

  #forgetFile(file: ts.SourceFile): void {
    const { kept } = this.#reader
    for (const call of kept.calls.get(file)?.value.keys() ?? []) kept.services.delete(call)
    kept.calls.delete(file)
    kept.uses.delete(file)
  }

  /** Reads apps again, and those of some files, where there may be others now. */
  #replaceApps(
    stale: ReadonlySet<AppThing>,
    files: readonly ts.SourceFile[],
    latest: ReadonlyMap<ts.SourceFile, ts.SourceFile>,
  ): void {
    const before = new Map(files.map((file) => [file, [] as AppModel[]]))
    for (const app of this.#apps) {
      const file = latest.get(app.file) ?? app.file
      const models = before.get(file) ?? (stale.has(app) ? [] : undefined)
      if (models === undefined) continue
      models.push(app.model)
      before.set(file, models)
      this.#removeApp(app)
    }
    for (const [file, models] of before) {
      const known = new Set([...this.#apps].map(({ call }) => call))
      for (const call of this.#callsOf(file, 'defineApp')) if (!known.has(call)) this.#addApp(call, models.shift())
      for (const model of models) this.index.removeApp(model)
    }
  }

  #addApp(call: ts.CallExpression, before?: AppModel): void {
    const { kept } = this.#reader
    const model = this.#reader.appOf(call)
    const services = [...kept.services.values()].find(({ value }) => value === model.services)
    const files = [...new Set([...(kept.apps.get(call)?.files ?? []), ...(services?.files ?? [])])]
    const thing: AppThing = { kind: 'app', call, file: call.getSourceFile(), model, files }
    this.#apps.add(thing)
    this.#dependents.add(thing, files)
    if (before) this.index.replaceApp(before, model)
    else this.index.addApp(model)
  }

  #removeApp(thing: AppThing): void {
    const { kept } = this.#reader
    this.#apps.delete(thing)
    this.#dependents.remove(thing, thing.files)
    kept.apps.delete(thing.call)
    for (const [call, { value }] of kept.services) if (value === thing.model.services) kept.services.delete(call)
  }

  /** What a key stands for may have moved, or be another function. False when the key stands for other things than before. */
  #readAgain(member: MemberReading): boolean {
    const { read, files } = this.#reader.readMember(member)
    if (!hasSameSlots(member.read.entries, read.entries) || isOdd(member.read) || isOdd(read)) return false
    this.#dependents.remove(member, member.files)
    member.files = files
    this.#dependents.add(member, files)
    for (const [at, entry] of member.read.entries.entries()) {
      const now = read.entries[at]
      if (now) this.index.replaceParts(entry, now)
    }
    return true
  }
}

function isMember(thing: FileThing | MemberReading | AppThing): thing is MemberReading {
  return 'member' in thing
}

/** Whether there is more to say of it than its entries. */
function isOdd({ unread, strangers }: MemberReading['read']): boolean {
  return unread.length > 0 || strangers.length > 0
}

function hasSameSlots(a: readonly EntryModel[], b: readonly EntryModel[]): boolean {
  return a.length === b.length && a.every(({ slot }, at) => slot === b[at]?.slot)
}
