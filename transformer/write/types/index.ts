import type { TypeId, TypeModel, TypeTable } from '../../model/types'
import { displayName } from './describe'
import { hasDefaults } from './default-value'
import { Imports } from './imports'
import { inputSources } from './input-sources'
import { Names, type Feature } from './names'
import { declareMemory, memoryOf, writeInside, writeOnce, type Memory } from './once'
import { isLarge } from './rows/large-types'
import { TypeRows } from './rows/type-rows'
import { writeWalk } from './rows/write-walk'
import { Schemas } from './schema'
import { isSameInJson } from './same-in-json'
import type { Constant, Part, Sharing } from './sharing'
import { supportNames, writeSupport, type SupportName } from './support'
import { dataLiteral, indent, literal, type Lines } from './text'
import { Uses } from './uses'
import { textProperties, writeFromText } from './write-from-text'
import { writeEncode } from './write-encode'
import { writeExact } from './write-exact'
import { writeIs } from './write-is'
import { writeMember } from './write-member'
import { writeNearest } from './write-nearest'
import { canBePlain, writePlain } from './write-plain'
import { writeReport } from './write-report'
import { writeRevive } from './write-revive'
import { schemaGetter, writeSchema } from './write-schema'
import { writeStrip } from './write-strip'
import { Shapes, WrittenTexts } from './written'
import type { Writing } from './writing'

const writers: Record<Exclude<Feature, 'schema'>, (writing: Writing, id: TypeId, name: string) => Lines> = {
  is: writeIs,
  exact: writeExact,
  report: writeReport,
  strip: writeStrip,
  revive: writeRevive,
  fromText: writeFromText,
  plain: writePlain,
  encode: writeEncode,
  nearest: writeNearest,
  member: writeMember,
}

/** Kept as long as the process: a watcher writes the same files again and again. */
const texts = new WrittenTexts()

/** To be called by a process that has written before: it is likely to write the same again. */
export function keepTexts(): void {
  texts.keep()
}

/** Writes the JavaScript of a module's types: one function for each type and feature, and no more than are needed. */
export class TypeWriter {
  readonly #names: Names
  readonly #writing: Writing
  readonly #schemas: Schemas
  readonly #shapes: Shapes
  readonly #rows: TypeRows
  readonly #sharing: Sharing | undefined
  readonly #imports: Imports
  readonly #roots = new Map<TypeId, string>()
  /** What they are asked for. */
  readonly #constantsAsked: Readonly<Record<Constant, Set<TypeId>>> = {
    type: new Set(),
    writtenType: new Set(),
    exactType: new Set(),
  }
  readonly #exports = new Set<string>()
  /** What has been asked for and is not yet written. */
  readonly #waiting: (() => void)[] = []
  readonly #asked = new Set<string>()
  /** The functions of each type. */
  readonly #functions = new Map<TypeId, string[]>()
  readonly #constants: Lines[] = []
  readonly #support = new Map<SupportName, string>()
  /** Regular expressions and lists of names. */
  readonly #hoisted = new Map<string, string>()
  /** What functions remember by. */
  readonly #memories = new Map<string, Memory>()

  /**
   * `isTaken` tells the identifiers of the user's file, none of which is used again; `needed` tells those of the types that the
   * module may have to write; `isWalked` which of these are described by rows, with all that they lead to, for lack of room for functions.
   */
  constructor(
    table: TypeTable,
    isTaken: (identifier: string) => boolean,
    sharing?: Sharing,
    needed: () => Iterable<TypeId> = () => table.types.keys(),
    isWalked = isLarge,
  ) {
    this.#names = new Names(table, isTaken)
    this.#sharing = sharing
    this.#imports = new Imports(sharing?.format ?? 'esm', (wish) => this.#names.free(wish))
    this.#schemas = new Schemas(table, new Uses(table, needed), sharing?.definitions)
    this.#shapes = new Shapes(table, texts)
    this.#rows = new TypeRows({
      table,
      names: this.#names,
      schemas: this.#schemas,
      writing: () => this.#writing,
      needed,
      isWalked,
      isElsewhere: (id) => this.#sharing?.find(id) !== undefined,
      later: (write) => this.#waiting.push(write),
    })
    this.#writing = {
      table,
      model: (id) => modelOf(table, id),
      row: (id) => (this.#sharing?.find(id) === undefined ? this.#rows.place(id) : undefined),
      use: (feature, id) => this.#use(feature, id),
      // `source` of a regular expression escapes what would end the literal.
      regex: (source, flags, wish) => this.#hoist(`/${new RegExp(source, flags).source}/${flags}`, wish),
      constant: (text, wish) => this.#hoist(text, wish),
      support: (name) => this.#supportName(name),
      global: (name) => this.#names.global(name),
    }
  }

  /**
   * The expression for the `EmittedType` constant of a type, which will be declared, here or in the module that has it.
   */
  reference(id: TypeId, constant: Constant = 'type'): string {
    return this.#elsewhere(constant, id) ?? this.#constantOf(constant, id)
  }

  /** The name under which other modules can import a part of a type, which will be written. */
  exported(part: Part, id: TypeId): string {
    const name = isConstant(part) ? this.#constantOf(part, id) : this.#functionOf(part, id)
    this.#exports.add(name)
    return name
  }

  /** The same for a function that several types call. */
  exportedSupport(support: SupportName): string {
    const name = this.#ownSupport(support)
    this.#exports.add(name)
    return name
  }

  /** Writes what has been asked for; false when there is nothing. Writing asks for more, here and in other modules. */
  write(): boolean {
    if (this.#waiting.length === 0) return false
    for (const write of this.#waiting) write()
    this.#waiting.length = 0
    return true
  }

  /** What other modules import. */
  exports(): { functions: readonly string[]; constants: readonly string[] } {
    const constants = new Set(this.#roots.values())
    const names = [...this.#exports].sort()
    return {
      functions: names.filter((name) => !constants.has(name)),
      constants: names.filter((name) => constants.has(name)),
    }
  }

  /** Statements that declare everything that has been asked for, in working order: ES2018. */
  declarations(): string {
    this.write()
    const support: Lines[] = []
    for (const [name, identifier] of this.#support) support.push(writeSupport(this.#writing, name, identifier))
    const hoisted = [...this.#hoisted].map(([text, name]) => `const ${name} = ${text};`)
    const functions = [...this.#functions.values()].flat()
    const constants = this.#constants.flat()
    const memories = [...this.#memories.values()].flatMap((each) => declareMemory(each, this.#names.global('Map')))
    const rows = this.#rows.declaration()
    return [
      ...this.#imports.lines(),
      ...hoisted,
      ...memories,
      ...support.flat(),
      ...rows,
      ...functions,
      ...constants,
    ].join('\n')
  }

  #elsewhere(part: Part, id: TypeId): string | undefined {
    const found = this.#sharing?.find(id)
    return found && this.#imports.take(found.module, found.exported(part))
  }

  #constantOf(constant: Constant, id: TypeId): string {
    this.#constantsAsked[constant].add(id)
    let name = this.#roots.get(id)
    if (name === undefined) {
      const made = (name = this.#names.ofType(id))
      this.#roots.set(id, made)
      this.#waiting.push(() => this.#constants.push(this.#constant(id, made)))
    }
    return name
  }

  #function(name: string, feature: Feature, id: TypeId): string {
    const walk = writeWalk(this.#writing, feature, id, name)
    if (walk !== undefined) return walk.join('\n')
    if (feature === 'schema') return writeSchema(this.#writing, this.#schemas, id, name).join('\n')
    const shape = (): string => this.#shapes.shape(id)
    const write = (called: string) =>
      texts.text(called, shape, this.#writing, (writing) => writers[feature](writing, id, called).join('\n'))
    const memory = memoryOf(this.#writing.table, feature, id)
    if (memory === undefined) return write(name)
    const each = this.#names.free(`${name}_each`)
    const held = feature === 'is' ? undefined : this.#memory(this.#functionOf('is', id))
    const parameters = feature === 'report' ? 'value, reporter' : 'value'
    const lines =
      memory === 'inside' && held !== undefined
        ? writeInside(name, each, parameters, held)
        : writeOnce(name, each, this.#memory(name), held)
    return [...lines, write(each)].join('\n')
  }

  /** The memory of a function, which will be declared. */
  #memory(name: string): Memory {
    let memory = this.#memories.get(name)
    if (memory === undefined) {
      memory = { known: this.#names.free(`${name}_known`), depth: this.#names.free(`${name}_depth`) }
      this.#memories.set(name, memory)
    }
    return memory
  }

  #constant(id: TypeId, name: string): Lines {
    const { writtenType, exactType } = this.#constantsAsked
    const isExact = exactType.has(id)
    const features: Feature[] = ['is', ...(isExact ? (['exact'] as const) : [])]
    features.push('report', 'strip', 'revive', 'encode')
    if ((isExact || writtenType.has(id)) && canBePlain(this.#writing, id)) features.push('plain')
    const nameOf = (feature: Feature): string =>
      this.#use(feature === 'revive' && isSameInJson(this.#writing.table, id) ? 'strip' : feature, id)
    const members = features.map((feature) => `${feature}: ${nameOf(feature)},`)
    if (textProperties(this.#writing, id) !== undefined) members.push(`fromText: ${this.#use('fromText', id)},`)
    if (hasDefaults(this.#writing, id)) members.push('defaults: true,')
    const sources = inputSources(this.#writing, id)
    if (sources.size > 0) {
      const lines = dataLiteral(Object.fromEntries(sources))
      members.push(...lines.map((line, i) => (i === 0 ? 'sources: ' : '') + line + (i === lines.length - 1 ? ',' : '')))
    }
    const getter = schemaGetter(this.#writing, this.#schemas, id)
    getter.push(`${getter.pop() ?? ''},`)
    const lines = [`name: ${literal(displayName(this.#writing.table, id))},`, ...members, ...getter]
    return [`const ${name} = {`, ...indent(lines), '};']
  }

  #use(feature: Feature, id: TypeId): string {
    return this.#elsewhere(feature, id) ?? this.#functionOf(feature, id)
  }

  #functionOf(feature: Feature, id: TypeId): string {
    const name = this.#names.ofFeature(feature, id)
    if (!this.#asked.has(name)) {
      this.#asked.add(name)
      this.#waiting.push(() => {
        const text = this.#function(name, feature, id)
        const known = this.#functions.get(id)
        if (known === undefined) this.#functions.set(id, [text])
        else known.push(text)
      })
    }
    return name
  }

  #hoist(text: string, wish: string): string {
    let name = this.#hoisted.get(text)
    if (name === undefined) this.#hoisted.set(text, (name = this.#names.free(wish)))
    return name
  }

  #supportName(support: SupportName): string {
    const elsewhere = this.#sharing?.support
    return elsewhere === undefined
      ? this.#ownSupport(support)
      : this.#imports.take(elsewhere.module, elsewhere.exported(support))
  }

  #ownSupport(support: SupportName): string {
    let name = this.#support.get(support)
    if (name === undefined) this.#support.set(support, (name = this.#names.free(supportNames[support])))
    return name
  }
}

function isConstant(part: Part): part is Constant {
  return part === 'type' || part === 'writtenType' || part === 'exactType'
}

function modelOf(table: TypeTable, id: TypeId): TypeModel {
  const model = table.types.get(id)
  if (model === undefined) throw new Error(`no type '${id}'`)
  return model
}
