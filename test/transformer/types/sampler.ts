import fc from 'fast-check'
import type { Constraints, Property, TypeId, TypeModel, TypeTable } from '../../../transformer/model/types.js'
import { Random } from './random.js'

const formatSamples: Readonly<Record<string, readonly string[]>> = {
  date: ['2024-02-29', '1999-12-31'],
  'date-time': ['2024-02-29T12:00:00Z', '1999-12-31T23:59:60Z', '2024-01-01T00:00:00+01:30'],
  email: ['a@b.de', 'first.last+tag@sub.example.org'],
  uuid: ['123e4567-e89b-12d3-a456-426614174000'],
}

const texts = [
  '',
  'a',
  'ab',
  'abc',
  '😀',
  '😀😀',
  '"',
  '\\',
  '\n',
  '\u2028',
  '</script>',
  '\ud800',
  'x'.repeat(60),
  '__proto__',
  '5',
  'true',
]
const numbers = [0, 1, -1, 0.5, 2, 3, 7, 10, 99, 100, 101, 1e21, -1e-7, 2 ** 53]
const junk: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  1.5,
  '',
  'a',
  'zzz',
  [],
  ['a'],
  [1],
  {},
  { a: 1 },
  { kind: 'x' },
]

/** Makes values of a type from its model, and spoils them. The same seed makes the same values. */
export class Sampler {
  readonly #table: TypeTable
  readonly random: Random

  constructor(table: TypeTable, seed: number) {
    this.#table = table
    this.random = new Random(seed)
  }

  /** A value that most likely has the type. */
  value(id: TypeId, depth = 0): unknown {
    const model = this.#model(id)
    switch (model.kind) {
      case 'string':
        return this.#text(model.constraints ?? {})
      case 'number':
        return this.#number(model.constraints ?? {})
      case 'boolean':
        return this.random.chance(0.5)
      case 'null':
        return null
      case 'undefined':
      case 'never':
      case 'obstacle':
        return undefined
      case 'literal':
        return model.value
      case 'date':
        return new Date(this.random.below(4e12) - 1e12)
      case 'bigint':
        return model.digits === undefined
          ? BigInt(this.random.below(1e9)) ** BigInt(this.random.below(4))
          : BigInt(model.digits)
      case 'url':
        return new URL(`https://example.org/${this.random.below(1000)}?q=%20`)
      case 'bytes': {
        const bytes = Uint8Array.from({ length: this.random.below(8) }, () => this.random.below(256))
        return model.name === 'Uint8Array' ? bytes : bytes.buffer
      }
      case 'toJson': {
        const json = this.value(model.json, depth + 1)
        return { toJSON: () => json }
      }
      case 'unknown':
        return this.pick(junk)
      case 'something':
        return this.pick(junk.slice(1))
      case 'anyObject':
        return this.pick([{}, [], { a: [1] }])
      case 'array': {
        const { minItems = 0, maxItems = 4 } = model.constraints ?? {}
        if (this.#model(model.element).kind === 'never') return []
        const most = depth > 4 ? minItems : Math.max(minItems, Math.min(maxItems, minItems + 3))
        return this.#many(minItems + this.random.below(most - minItems + 1), () => this.value(model.element, depth + 1))
      }
      case 'map':
      case 'set': {
        const { minItems = 0, maxItems = 4 } = model.constraints ?? {}
        const count = depth > 4 ? minItems : minItems + this.random.below(Math.min(maxItems - minItems, 3) + 1)
        const many = (type: TypeId): unknown[] => this.#many(count, () => this.value(type, depth + 1))
        if (model.kind === 'set') return new Set(many(model.element))
        const items = many(model.element)
        return new Map(many(model.key).map((key, i) => [key, items[i]]))
      }
      case 'tuple':
        return this.#tuple(model, depth)
      case 'object':
        return this.#object(model, depth)
      case 'union':
        return this.value(this.pick(depth > 4 ? this.#shallowest(model.members) : model.members), depth + 1)
    }
  }

  /** The value with one thing in it replaced, removed or added. */
  spoiled(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || value instanceof Date || this.random.chance(0.15))
      return this.pick(junk)
    const keys = Object.keys(value)
    if (keys.length === 0 || this.random.chance(0.1)) {
      return Array.isArray(value)
        ? [...(value as unknown[]), this.pick(junk)]
        : { ...value, [this.pick(['extra', 'a', 'p3'])]: this.pick(junk) }
    }
    const key = this.pick(keys)
    const inner = (value as Record<string, unknown>)[key]
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>
    if (this.random.chance(0.3)) {
      if (Array.isArray(copy)) copy.splice(Number(key), 1)
      else Reflect.deleteProperty(copy, key)
    } else define(copy, key, this.spoiled(inner))
    return copy
  }

  pick<V>(values: readonly V[]): V {
    return this.random.pick(values)
  }

  #model(id: TypeId): TypeModel {
    const model = this.#table.types.get(id)
    if (model === undefined) throw new Error(`no type '${id}'`)
    return model
  }

  #text({ minLength = 0, maxLength = Infinity, patterns = [], formats = [] }: Constraints): string {
    const [format] = formats
    if (format !== undefined)
      return this.pick((formatSamples[format] ?? texts).filter((text) => text.length <= maxLength))
    const [pattern] = patterns
    if (pattern !== undefined) {
      const found = textsMatching(pattern).filter((text) => patterns.every((each) => new RegExp(each, 'u').test(text)))
      return found.length === 0 ? '' : this.pick(found)
    }
    const fitting = texts.filter((text) => Array.from(text).length >= minLength && Array.from(text).length <= maxLength)
    return this.pick(fitting.length > 0 ? fitting : ['y'.repeat(minLength)])
  }

  #number(constraints: Constraints): number {
    const { integer, minimum = -Infinity, maximum = Infinity, multipleOf = [] } = constraints
    const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = constraints
    const product = multipleOf.reduce((all, each) => all * each, 1)
    const fitting = [...numbers, ...numbers.map((each) => each * product)].filter(
      (each) =>
        each >= minimum &&
        each <= maximum &&
        each > exclusiveMinimum &&
        each < exclusiveMaximum &&
        (integer !== true || Number.isInteger(each)) &&
        multipleOf.every((divisor) => each % divisor === 0),
    )
    return this.pick(fitting.length > 0 ? fitting : [Number.isFinite(minimum) ? minimum : maximum])
  }

  #tuple({ elements }: Extract<TypeModel, { kind: 'tuple' }>, depth: number): unknown[] {
    const items: unknown[] = []
    let open = true
    for (const { type, presence } of elements) {
      if (presence === 'required') items.push(this.value(type, depth + 1))
      else if (presence === 'rest')
        items.push(...(open ? this.#many(this.random.below(3), () => this.value(type, depth + 1)) : []))
      else if (open && (open = this.random.chance(0.6))) items.push(this.value(type, depth + 1))
    }
    return items
  }

  #object({ properties, index }: Extract<TypeModel, { kind: 'object' }>, depth: number): object {
    const object = {}
    for (const property of properties) {
      if (property.optional && !this.#present(property, depth)) continue
      define(object, property.name, this.value(property.type, depth + 1))
    }
    const [signature] = index
    if (signature === undefined || depth > 4) return object
    for (let n = this.random.below(3); n > 0; n--) {
      const name =
        signature.names === undefined
          ? this.pick(['k1', 'k2', '__proto__', 'a b', ''])
          : this.#text({ patterns: [signature.names] })
      if (!properties.some((property) => property.name === name))
        define(object, name, this.value(signature.type, depth + 1))
    }
    return object
  }

  #present({ type }: Property, depth: number): boolean {
    return this.#model(type).kind !== 'never' && depth < 5 && this.random.chance(0.6)
  }

  #shallowest(members: readonly TypeId[]): readonly TypeId[] {
    const flat = members.filter((id) => !['object', 'array', 'tuple', 'map', 'set'].includes(this.#model(id).kind))
    if (flat.length > 0) return flat
    const leaves = members.filter((id) => {
      const model = this.#model(id)
      return model.kind === 'object' && model.properties.every(({ type }) => this.#model(type).kind !== 'union')
    })
    return leaves.length > 0 ? leaves : members
  }

  #many<V>(count: number, make: () => V): V[] {
    return Array.from({ length: count }, make)
  }
}

const matching = new Map<string, string[]>()

/** For patterns that look ahead, or with classes that nothing makes texts of in a short time. */
const knownTexts = [
  'ABC',
  'abc',
  'Abc',
  'aBC',
  '',
  '12',
  'A-1',
  'ABC-1.5',
  'x-a',
  'x-1',
  '😀',
  '1x2',
  '1-2',
  '0.5x-7',
  '-1--2',
  'aAbc',
  'A1',
  '1E5!',
  '213',
]

function textsMatching(pattern: string): string[] {
  let found = matching.get(pattern)
  if (found === undefined) {
    const regex = new RegExp(pattern, 'u')
    found = /\(\?[=!]|Changes_When/u.test(pattern)
      ? knownTexts.filter((text) => regex.test(text))
      : fc.sample(fc.stringMatching(regex), { numRuns: 200, seed: 1 })
    if (found.length === 0) throw new Error(`no text is known for ${pattern}`)
    matching.set(pattern, found)
  }
  return found
}

function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
}
