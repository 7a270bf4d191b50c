import { reachable } from '../../../model/reachable'
import type { Property, TypeId, TypeModel, TypeTable } from '../../../model/types'
import { describe } from '../describe'
import { nameOf, type Names } from '../names'
import type { Schemas } from '../schema'
import { block, filled, indent, literal, type Lines } from '../text'
import type { Writing } from '../writing'
import { leafText } from './leaf-text'
import { NestedUnions } from './nested-unions'
import { SharedLists } from './shared-lists'
import { isWalkable, walkableUnion } from './walkable'

/** What rows have to know of the module that they are written into. */
export interface RowsModule {
  readonly table: TypeTable
  readonly names: Names
  readonly schemas: Schemas
  writing(): Writing
  /** Types that the module may have to write. */
  needed(): Iterable<TypeId>
  /** Whether a type is described by a row, and with it what it leads to. */
  isWalked(table: TypeTable, id: TypeId): boolean
  isElsewhere(id: TypeId): boolean
  /** To be called when more is to be written. */
  later(write: () => void): void
}

/** What all types of a module have in common, found out when it is first asked for. */
interface Plan {
  readonly walked: ReadonlySet<TypeId>
  readonly lists: SharedLists
  readonly unions: NestedUnions
}

/**
 * The types of large graphs as rows of one table, each row a line that says what a type consists of, which a few functions walk: a function for
 * each type and feature would take megabytes. `support-nodes.ts` says what a row looks like.
 */
export class TypeRows {
  readonly #module: RowsModule
  readonly #rows: string[] = []
  readonly #indexes = new Map<TypeId, number>()
  /** What other schemas call the types. */
  readonly #definitions: string[] = []
  readonly #listNames: string[] = []
  readonly #listTexts: string[] = []
  #plan: Plan | undefined
  #name: string | undefined

  constructor(module: RowsModule) {
    this.#module = module
  }

  /** The table and the row of a type, as arguments of a function; undefined for a type that has functions of its own. */
  place(id: TypeId): string | undefined {
    const { table } = this.#module
    const kind = table.types.get(id)?.kind
    if (kind !== 'object' && kind !== 'union' && kind !== 'array') return undefined
    if (!this.#planned().walked.has(id) || !isWalkable(table, id)) return undefined
    this.#name ??= this.#module.names.free('type_rows')
    return `${this.#name}, ${this.#row(id)}`
  }

  /** The table's declaration, when there is one. */
  declaration(): Lines {
    if (this.#name === undefined) return []
    const list = (name: string, texts: readonly string[]): Lines =>
      texts.length === 0 ? [`  ${name}: [],`] : [`  ${name}: [`, ...texts.map((text) => `    ${text},`), '  ],']
    const names = this.#definitions.flatMap((name, row) => (name === '' ? [] : [`${row}: ${literal(name)},`]))
    return [
      '// Types with very many parts, a line each, for the functions that walk these.',
      `const ${this.#name} = {`,
      ...list('rows', this.#rows),
      ...list('shared', this.#listTexts),
      ...list(
        'sharedNames',
        this.#listNames.map((name) => literal(name)),
      ),
      ...block('  names:', indent(filled(names))).map((line) => (line === '}' ? '  },' : line)),
      '  nodes: [],',
      '  lists: [],',
      '  running: 0,',
      '  remembering: [],',
      '};',
    ]
  }

  #planned(): Plan {
    if (this.#plan !== undefined) return this.#plan
    const { table } = this.#module
    const walked = reachable(
      table,
      [...this.#module.needed()].filter((id) => this.#module.isWalked(table, id)),
    )
    const models = [...walked].flatMap((id) => table.types.get(id) ?? [])
    const unions = [...walked].filter((id) => table.types.get(id)?.kind === 'union' && this.#isRow(id))
    this.#plan = {
      walked,
      lists: new SharedLists(models.filter((model) => model.kind === 'object')),
      unions: new NestedUnions(table, unions),
    }
    return this.#plan
  }

  #row(id: TypeId): number {
    let row = this.#indexes.get(id)
    if (row === undefined) {
      const index = (row = this.#rows.length)
      this.#indexes.set(id, index)
      this.#rows.push('')
      this.#definitions.push('')
      this.#module.later(() => {
        this.#write(id, index)
      })
    }
    return row
  }

  #write(id: TypeId, index: number): void {
    const model = this.#module.table.types.get(id)
    const isRow = this.#isRow(id)
    this.#rows[index] = (isRow && model !== undefined ? this.#text(id, model) : undefined) ?? this.#leaf(id)
    const kind = model?.kind
    // A leaf's own functions refer to it by its name.
    if (isRow && (kind === 'object' || kind === 'union' || kind === 'array'))
      this.#definitions[index] = this.#module.schemas.nameOf(id, headOf(nameOf(this.#module.table, id))) ?? ''
  }

  #isRow(id: TypeId): boolean {
    const { table } = this.#module
    const model = table.types.get(id)
    const parts = model?.kind === 'union' ? model.members : []
    return [id, ...parts].every((each) => !this.#module.isElsewhere(each)) && isWalkable(table, id)
  }

  #text(id: TypeId, model: TypeModel): string | undefined {
    switch (model.kind) {
      case 'null':
        return 'null'
      case 'literal':
        return literal(model.value)
      case 'array':
        return `[${this.#row(model.element)}]`
      case 'object': {
        const parts = this.#planned().lists.partsOf(model)
        const texts = parts.map((part) => ('number' in part ? `[${this.#list(part.number)}]` : this.#property(part)))
        return `[${[literal(shortName(model.name)), ...texts].join(', ')}]`
      }
      case 'union': {
        const members = this.#planned().unions.of(id) ?? model.members
        const tag = walkableUnion(this.#module.table, model)?.tag
        const more = tag === undefined ? '' : `, tag: ${literal(tag)}`
        return `{ members: [${members.map((member) => this.#row(member)).join(', ')}]${more} }`
      }
      default:
        return undefined
    }
  }

  #property({ name, type, optional, exact, description, deprecated }: Property): string {
    const mark = optional ? (exact === true ? '!:' : '?:') : ':'
    const said = [
      ...(description === undefined ? [] : [`description: ${literal(description)}`]),
      ...(deprecated === undefined ? [] : [`deprecated: ${deprecated}`]),
    ]
    return `${literal(name + mark)}, ${this.#row(type)}${said.length === 0 ? '' : `, { ${said.join(', ')} }`}`
  }

  #list(number: number): number {
    if (this.#listTexts[number] === undefined) {
      const properties = this.#planned().lists.lists()[number]?.properties ?? []
      this.#listTexts[number] = `[${properties.map((each) => this.#property(each)).join(', ')}]`
      this.#listNames[number] = this.#module.schemas.freeName('properties')
    }
    return number
  }

  #leaf(id: TypeId): string {
    const { schemas, table } = this.#module
    return leafText(this.#module.writing(), schemas, id, describe(table, id))
  }
}

/** Names with all their type arguments would be half of the text. */
const longestName = 30

function shortName(name: string): string {
  return name.length > longestName && name.includes('<') ? `${headOf(name)}<…>` : name
}

function headOf(name: string): string {
  return name.length > longestName ? name.replace(/<.*/su, '') : name
}
