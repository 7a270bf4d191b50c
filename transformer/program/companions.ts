import { dirname, relative } from 'node:path/posix'
import type ts from 'typescript'
import type { FileModel } from '../model/file'
import type { DeclaredType, TypeId, TypeTable } from '../model/types'
import type { ProjectReader } from '../read/project-reader'
import { reachable } from '../model/reachable'
import { companionText } from '../write/companion-text'
import { typesNeeded } from '../write/types-needed'
import { TypeWriter } from '../write/types'
import { nameOf as nameOfType } from '../write/types/names'
import { definitionName, type DefinitionNames } from '../write/types/schema'
import type { ModuleFormat, Sharing, WrittenElsewhere, WrittenSupport } from '../write/types/sharing'
import { outputModule } from './output-module'

/** A module that is emitted beside a source file's own. */
export interface Companion {
  /** `todos.solder.mjs` */
  readonly name: string
  readonly text: string
}

/** A type that the contracts of several files need. */
interface SharedType {
  readonly id: TypeId
  readonly declared: DeclaredType
  readonly users: ts.SourceFile[]
}

/** The types that are written beside one source file. */
interface Home {
  readonly file: ts.SourceFile
  readonly ids: TypeId[]
  readonly modules: Map<ModuleFormat, TypeWriter>
  readonly prefix: string
}

const formats: readonly ModuleFormat[] = ['esm', 'cjs']

/**
 * Modules for what several files need: the functions of such a type are written once, beside the file that it belongs to. Everything
 * here follows from the program, whichever files of it are asked about.
 */
export class Companions {
  readonly #project: ProjectReader
  readonly #users = new Map<ts.SourceFile, ModuleFormat>()
  readonly #homes = new Map<ts.SourceFile, Home>()
  /** Where the shared types are written. */
  readonly #places = new Map<TypeId, Home>()
  /** What the schemas of shared types are called. */
  readonly #definitions = new Map<TypeId, string>()
  readonly #definitionNames = new Set<string>()
  readonly #prefixes = new Set<string>()
  /** What all modules call, beside the first home. */
  readonly #support = new Map<ModuleFormat, TypeWriter>()
  #isWritten = false

  get #table(): TypeTable {
    return this.#project.types.table
  }

  /** `modelOf` gives what is to be written into a file. */
  constructor(project: ProjectReader, modelOf: (file: ts.SourceFile) => FileModel | undefined) {
    this.#project = project
    const { ts, program } = project.reading
    const models = new Map<ts.SourceFile, FileModel>()
    for (const file of project.filesInOrder()) {
      const format = outputModule(ts, program, file)
      const model = format === undefined ? undefined : modelOf(file)
      if (format === undefined || model === undefined) continue
      this.#users.set(file, format)
      models.set(file, model)
    }
    for (const shared of this.#sharedTypes(models)) this.#settle(shared)
  }

  /** The files whose contracts may be written in part in companions. */
  users(): readonly ts.SourceFile[] {
    return this.#homes.size === 0 ? [] : [...this.#users.keys()]
  }

  /** What a file has to know of types that it need not write. */
  sharingOf(file: ts.SourceFile): Sharing | undefined {
    const format = this.#users.get(file)
    return format === undefined || this.#homes.size === 0 ? undefined : this.#sharing(format, file, undefined)
  }

  /** The companions of a file. Only to be asked when all users have asked for what they need. */
  of(file: ts.SourceFile): readonly Companion[] {
    const home = this.#homes.get(file)
    if (home === undefined) return []
    this.#write()
    return formats.flatMap((format) => {
      const types = home.modules.get(format)
      const support = file === this.#supportHome() ? this.#support.get(format) : undefined
      const ofTypes = `what several files need of the types of ${baseName(file.fileName)}`
      return [
        ...(types === undefined ? [] : [companion(nameOf(file, format), types, format, ofTypes)]),
        ...(support === undefined
          ? []
          : [companion(supportName(file, format), support, format, 'what all of it calls')]),
      ]
    })
  }

  /** Writing one companion may ask for more of another. */
  #write(): void {
    if (this.#isWritten) return
    this.#isWritten = true
    const homes = [...this.#homes.values()]
    for (let more = true; more;) {
      more = false
      for (const { modules } of homes) for (const writer of modules.values()) more = writer.write() || more
    }
  }

  #sharedTypes(models: ReadonlyMap<ts.SourceFile, FileModel>): SharedType[] {
    const found = new Map<TypeId, SharedType>()
    for (const [file, model] of models) {
      for (const id of typesNeeded(model)) {
        const declared = this.#table.declared?.get(id)
        if (declared === undefined) continue
        const known = found.get(id)
        if (known === undefined) found.set(id, { id, declared, users: [file] })
        else known.users.push(file)
      }
    }
    return [...found.values()]
      .filter(({ users }) => users.length > 1)
      .sort((a, b) => compare(a.declared.key, b.declared.key))
  }

  #settle({ id, declared, users }: SharedType): void {
    const { program } = this.#project.reading
    const declaring = program.getSourceFile(declared.file)
    const [first] = users
    const file = declaring !== undefined && this.#project.isOwn(declaring) ? declaring : first
    if (file === undefined || !canHaveCompanion(program, file)) return
    const home = this.#homeAt(file)
    home.ids.push(id)
    this.#places.set(id, home)
    this.#definitions.set(id, freeName(definitionName(nameOfType(this.#table, id)), this.#definitionNames))
  }

  #homeAt(file: ts.SourceFile): Home {
    let home = this.#homes.get(file)
    if (home === undefined) {
      const prefix = `${freeName(definitionName(stemOf(file.fileName)), this.#prefixes)}--`
      home = { file, ids: [], modules: new Map(), prefix }
      this.#homes.set(file, home)
    }
    return home
  }

  #supportHome(): ts.SourceFile | undefined {
    const [first] = this.#homes.keys()
    return first
  }

  #supportIn(format: ModuleFormat): TypeWriter {
    let writer = this.#support.get(format)
    if (writer === undefined) this.#support.set(format, (writer = new TypeWriter({ types: new Map() }, () => false)))
    return writer
  }

  #moduleOf(home: Home, format: ModuleFormat): TypeWriter {
    let writer = home.modules.get(format)
    if (writer === undefined) {
      const sharing = this.#sharing(format, home.file, home)
      writer = new TypeWriter(
        this.#table,
        () => false,
        sharing,
        () => reachable(this.#table, home.ids),
      )
      home.modules.set(format, writer)
    }
    return writer
  }

  #sharing(format: ModuleFormat, from: ts.SourceFile, own: Home | undefined): Sharing {
    const definitions: DefinitionNames = {
      given: (id) => this.#definitions.get(id),
      isTaken: (name) => this.#definitionNames.has(name),
      prefix: own?.prefix ?? '',
    }
    const find = (id: TypeId): WrittenElsewhere | undefined => {
      const home = this.#places.get(id)
      if (home === undefined || home === own) return undefined
      return {
        module: specifier(from, home.file, nameOf(home.file, format)),
        exported: (part) => this.#moduleOf(home, format).exported(part, id),
      }
    }
    const supportHome = this.#supportHome()
    const support: WrittenSupport | undefined = supportHome && {
      module: specifier(from, supportHome, supportName(supportHome, format)),
      exported: (name) => this.#supportIn(format).exportedSupport(name),
    }
    return { format, find, definitions, support }
  }
}

function freeName(wish: string, taken: Set<string>): string {
  let name = wish
  for (let n = 2; taken.has(name); n++) name = `${wish}.${n}`
  taken.add(name)
  return name
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Not where an import could not name it, or where a module of the user's has its name. */
function canHaveCompanion(program: ts.Program, { fileName }: ts.SourceFile): boolean {
  if (/[%#?\\]/u.test(fileName)) return false
  const stem = `${dirname(fileName)}/${stemOf(fileName)}.solder`
  return ['.mts', '.mjs', '.cts', '.cjs'].every((ending) => program.getSourceFile(stem + ending) === undefined)
}

/** The compiler keeps the folders of the sources: what is beside a source file is beside its output. */
function specifier(from: ts.SourceFile, to: ts.SourceFile, name: string): string {
  const path = relative(dirname(from.fileName), dirname(to.fileName))
  return `${path === '' ? '.' : /^\.\.(?:\/|$)/u.test(path) ? path : `./${path}`}/${name}`
}

function companion(name: string, writer: TypeWriter, format: ModuleFormat, about: string): Companion {
  return { name, text: companionText(writer, format, about) }
}

function nameOf({ fileName }: ts.SourceFile, format: ModuleFormat): string {
  return `${stemOf(fileName)}.solder.${format === 'esm' ? 'mjs' : 'cjs'}`
}

function supportName({ fileName }: ts.SourceFile, format: ModuleFormat): string {
  return `${stemOf(fileName)}.solder-support.${format === 'esm' ? 'mjs' : 'cjs'}`
}

/** `todos.ts` → `todos`; a file with another ending keeps it, as there may be one of each. */
function stemOf(fileName: string): string {
  return baseName(fileName).replace(/\.ts$/u, '')
}

function baseName(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('/') + 1)
}
