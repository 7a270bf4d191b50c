import type { TypeId, TypeTable } from '../model/types'

// Stands in until write/types has a writer.
export class TypeWriter {
  readonly #names = new Map<TypeId, string>()
  constructor(
    readonly table: TypeTable,
    readonly isTaken: (identifier: string) => boolean,
  ) {}
  reference(id: TypeId): string {
    const name = `${id}_type`
    this.#names.set(id, name)
    return name
  }
  declarations(): string {
    return [...this.#names]
      .map(([id, name]) => `const ${name} = { name: ${JSON.stringify(id)}, is() { return true } };`)
      .join('\n')
  }
}
