import type { ModuleFormat } from './sharing'
import { literal, type Lines } from './text'

/** The imports of a module that has been written, and what it calls the imported. */
export class Imports {
  readonly #format: ModuleFormat
  readonly #free: (wish: string) => string
  /** For each module, the names here of what it exports; for CommonJS, of the module. */
  readonly #named = new Map<string, Map<string, string>>()
  readonly #modules = new Map<string, string>()

  constructor(format: ModuleFormat, free: (wish: string) => string) {
    this.#format = format
    this.#free = free
  }

  /** The expression for something that a module exports. */
  take(module: string, exported: string): string {
    return this.#format === 'esm' ? this.#name(module, exported) : `${this.#module(module)}.${exported}`
  }

  lines(): Lines {
    const named = [...this.#named].map(([module, names]) => {
      const list = [...names].map(([exported, name]) => (exported === name ? name : `${exported} as ${name}`))
      return `import { ${list.join(', ')} } from ${literal(module)};`
    })
    // Not taken apart: where modules import each other, one of them has nothing yet.
    const required = [...this.#modules].map(([module, name]) => `const ${name} = require(${literal(module)});`)
    return [...named, ...required]
  }

  #name(module: string, exported: string): string {
    let names = this.#named.get(module)
    if (names === undefined) this.#named.set(module, (names = new Map<string, string>()))
    let name = names.get(exported)
    if (name === undefined) names.set(exported, (name = this.#free(exported)))
    return name
  }

  #module(module: string): string {
    let name = this.#modules.get(module)
    if (name === undefined) this.#modules.set(module, (name = this.#free(variableName(module))))
    return name
  }
}

/** `./my-todos.solder.cjs` → `my_todos_solder`. */
function variableName(module: string): string {
  const stem = (module.split('/').at(-1) ?? '').replace(/\.cjs$/u, '').replace(/\W+/gu, '_')
  return /^\d/u.test(stem) ? `_${stem}` : stem
}
