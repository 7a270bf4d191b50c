import type { TypeId, TypeTable } from '../../model/types'
import type { Component } from '../../model/components'
import { componentsOf } from './components'
import type { Writing } from './writing'

/** What a writer asked while it wrote, and what it was answered. */
interface Question {
  readonly ask: (writing: Writing) => string
  readonly answer: string
}

interface Written {
  text: string
  questions: Question[]
}

/** More texts than this are not kept: a watcher would collect those of every edit. */
const most = 50_000

/**
 * Texts of functions that were written before. Files share types, and a type that has the same parts under the same names
 * gets the same text; most of what a build would write, it has written already.
 */
export class WrittenTexts {
  /** Whether any are kept: a process that builds one program would write hardly a text twice. */
  #areKept = false
  readonly #texts = new Map<string, Written>()
  readonly #models = new Map<string, number>()

  /** From here on. */
  keep(): void {
    this.#areKept = true
  }

  /** The text that `write` gives, or gave for the same `name` and `shape` when all that it asked has the same answers. */
  text(name: string, shape: () => string, writing: Writing, write: (writing: Writing) => string): string {
    if (!this.#areKept) return write(writing)
    const key = `${name} ${shape()}`
    const known = this.#texts.get(key)
    // The questions are asked again, in their order, as they also say what else has to be written.
    if (known?.questions.every(({ ask, answer }) => ask(writing) === answer)) return known.text
    const questions: Question[] = []
    const text = write(noting(writing, questions))
    if (this.#texts.size >= most) this.#texts.clear()
    this.#texts.set(key, { text, questions })
    return text
  }

  /** A short text that is the same for models with the same content. */
  number(model: string): number {
    let number = this.#models.get(model)
    if (number === undefined) this.#models.set(model, (number = this.#models.size))
    return number
  }
}

function noting(writing: Writing, questions: Question[]): Writing {
  const note = (ask: Question['ask']): string => {
    const answer = ask(writing)
    questions.push({ ask, answer })
    return answer
  }
  return {
    table: writing.table,
    model: (id) => writing.model(id),
    row: (id) => note((each) => each.row(id) ?? '') || undefined,
    use: (feature, id) => note((each) => each.use(feature, id)),
    constant: (text, wish) => note((each) => each.constant(text, wish)),
    regex: (source, flags, wish) => note((each) => each.regex(source, flags, wish)),
    support: (name) => note((each) => each.support(name)),
    global: (name) => note((each) => each.global(name)),
  }
}

/** Tells types apart by everything that they are made of. */
export class Shapes {
  readonly #components = new Map<Component<TypeId>, number>()

  constructor(
    readonly table: TypeTable,
    readonly texts: WrittenTexts,
  ) {}

  shape(id: TypeId): string {
    const component = componentsOf(this.table).of(id)
    return `${this.#components.get(component) ?? this.#ofComponent(component)} ${id}`
  }

  #ofComponent(root: Component<TypeId>): number {
    // Those that it reaches first: each is numbered after all that it reaches, however deep they are.
    const waiting = [root]
    for (let at = waiting.at(-1); at !== undefined; at = waiting.at(-1)) {
      const missing = [...at.reached].filter((each) => !this.#components.has(each))
      if (missing.length > 0) waiting.push(...missing)
      else {
        waiting.pop()
        if (!this.#components.has(at)) this.#components.set(at, this.#number(at))
      }
    }
    const number = this.#components.get(root)
    if (number === undefined) throw new Error('a component without a number')
    return number
  }

  #number({ members, reached }: Component<TypeId>): number {
    const models = members.map((id) => `${id} ${JSON.stringify(this.table.types.get(id))}`).sort()
    const numbers = [...reached].map((each) => this.#components.get(each) ?? 0).sort((a, b) => a - b)
    return this.texts.number(`${models.join('\n')}\n${numbers.join()}`)
  }
}
