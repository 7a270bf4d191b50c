import type { TypeId, TypeTable } from '../../model/types'

export const features = [
  'is',
  'exact',
  'report',
  'strip',
  'revive',
  'fromText',
  'plain',
  'encode',
  'nearest',
  'member',
  'schema',
] as const
export type Feature = (typeof features)[number]

/** Gives out identifiers that nothing else in the user's file has. */
export class Names {
  readonly #given = new Set<string>()
  readonly #bases = new Map<TypeId, string>()
  readonly #table: TypeTable
  readonly #isTaken: (identifier: string) => boolean

  constructor(table: TypeTable, isTaken: (identifier: string) => boolean) {
    this.#table = table
    this.#isTaken = isTaken
  }

  /** Of a function for a type: `is_NewTodo`. */
  ofFeature(feature: Feature, id: TypeId): string {
    return `${feature}_${this.#base(id)}`
  }

  /** Of the constant for a type: `NewTodo_type`. */
  ofType(id: TypeId): string {
    return `${this.#base(id)}_type`
  }

  /** Of anything else, as near to the wish as can be; it must contain `_`, so that no local variable hides it. */
  free(wish: string): string {
    let name = wish
    for (let n = 2; !this.#isFree(name); n++) name = `${wish}_${n}`
    this.#given.add(name)
    return name
  }

  /** A global object, also where the user's file has something of that name. */
  global(name: string): string {
    return this.#isTaken(name) ? `globalThis.${name}` : name
  }

  #isFree(name: string): boolean {
    return !this.#given.has(name) && !this.#isTaken(name)
  }

  #base(id: TypeId): string {
    const before = this.#bases.get(id)
    if (before !== undefined) return before
    const wish = readable(nameOf(this.#table, id))
    let base = wish
    for (let n = 2; !all(base).every((name) => this.#isFree(name)); n++) base = `${wish}_${n}`
    for (const name of all(base)) this.#given.add(name)
    this.#bases.set(id, base)
    return base
  }
}

function all(base: string): string[] {
  return [...features.map((feature) => `${feature}_${base}`), `${base}_type`]
}

/** What a type is called, whatever else has that name. */
export function nameOf(table: TypeTable, id: TypeId): string {
  return table.names?.get(id) ?? id
}

/** `Page<Todo>[]` → `Page_Todo_array`. */
function readable(name: string): string {
  const words = name.replace(/\[\]/gu, '_array').replace(/[^\w$]+/gu, '_')
  const word = words.replace(/^_+|_+$/gu, '').slice(0, 60)
  return word === '' ? 'type' : /^\d/u.test(word) ? `n${word}` : word
}
