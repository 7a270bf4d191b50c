import type { Property } from '../../../model/types'
import type { ObjectModel } from '../union-plan'

/** A property as rows have it; the same number for the same property in another object. */
export type PropertyNumber = number

/** Properties that objects have in common, in their order. */
export interface SharedList {
  readonly properties: readonly Property[]
  readonly number: number
}

/** Of an object: lists that it shares with others, and properties of its own between them. */
export type ListedPart = SharedList | Property

/**
 * What objects of a large graph have in common: runs of properties that come one after the other in most of the objects that
 * have any of them, as those of an interface that others extend do.
 */
export class SharedLists {
  readonly #numbers = new Map<string, Map<string | undefined, PropertyNumber>>()
  #count = 0
  readonly #objects = new Map<ObjectModel, PropertyNumber[]>()
  /** In how many objects a property is, and in how many one comes right after another. */
  readonly #counts = new Map<PropertyNumber, number>()
  readonly #pairs = new Map<string, number>()
  readonly #runs = new Map<string, { times: number; list: SharedList | undefined }>()
  readonly #lists: SharedList[] = []

  constructor(objects: Iterable<ObjectModel>) {
    for (const model of objects)
      this.#objects.set(
        model,
        model.properties.map((each) => this.#number(each)),
      )
    for (const numbers of this.#objects.values()) this.#countRuns(numbers)
    for (const numbers of this.#objects.values()) {
      for (const run of this.#runsOf(numbers)) {
        const known = this.#runs.get(run.join())
        if (known === undefined) this.#runs.set(run.join(), { times: 1, list: undefined })
        else known.times++
      }
    }
  }

  partsOf(model: ObjectModel): ListedPart[] {
    const numbers = this.#objects.get(model)
    if (numbers === undefined) return [...model.properties]
    let at = 0
    return this.#runsOf(numbers).flatMap((run): ListedPart[] => {
      const properties = model.properties.slice(at, (at += run.length))
      const known = this.#runs.get(run.join())
      if (known === undefined || known.times < 2) return properties
      if (known.list === undefined) this.#lists.push((known.list = { properties, number: this.#lists.length }))
      return [known.list]
    })
  }

  /** Those that have been asked for. */
  lists(): readonly SharedList[] {
    return this.#lists
  }

  #number(property: Property): PropertyNumber {
    const { name, type, optional, exact, deprecated, description } = property
    const key = `${name} ${type} ${optional} ${exact} ${deprecated}`
    let known = this.#numbers.get(key)
    if (known === undefined) this.#numbers.set(key, (known = new Map<string | undefined, PropertyNumber>()))
    let number = known.get(description)
    if (number === undefined) known.set(description, (number = this.#count++))
    return number
  }

  #countRuns(numbers: readonly PropertyNumber[]): void {
    for (const [i, number] of numbers.entries()) {
      this.#counts.set(number, (this.#counts.get(number) ?? 0) + 1)
      const pair = `${number} ${numbers[i + 1] ?? ''}`
      this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + 1)
    }
  }

  #runsOf(numbers: readonly PropertyNumber[]): PropertyNumber[][] {
    const runs: PropertyNumber[][] = []
    for (const [i, number] of numbers.entries()) {
      const before = numbers[i - 1]
      const run = runs.at(-1)
      if (run !== undefined && before !== undefined && this.#belong(before, number)) run.push(number)
      else runs.push([number])
    }
    return runs
  }

  /** Whether two properties are found next to each other wherever one of them is, or nearly so. */
  #belong(first: PropertyNumber, second: PropertyNumber): boolean {
    const together = this.#pairs.get(`${first} ${second}`) ?? 0
    return together >= 0.9 * Math.max(this.#counts.get(first) ?? 0, this.#counts.get(second) ?? 0)
  }
}
