import fc from 'fast-check'

/** A type as text, and values that most likely have it. */
export interface GeneratedType {
  text: string
  values: fc.Arbitrary<unknown>
}

const names = ['a', 'b', 'c', 'd', 'k']

const leaves: readonly GeneratedType[] = [
  leaf('string', fc.constantFrom('', 'a', 'x-1', 'a b', '1')),
  leaf('number', fc.constantFrom(0, 1, -1, 1.5, 1e21)),
  leaf('boolean', fc.boolean()),
  leaf('null', fc.constant(null)),
  leaf('undefined', fc.constant(undefined)),
  leaf('unknown', fc.constantFrom(0, null, {}, [])),
  leaf('{}', fc.constantFrom<unknown>(0, '', {}, [], { a: 1 })),
  leaf('object', fc.constantFrom<unknown>({}, [], { a: 1 })),
  leaf("'a'", fc.constant('a')),
  leaf("'b'", fc.constant('b')),
  leaf('1', fc.constant(1)),
  leaf('-1', fc.constant(-1)),
  leaf('true', fc.constant(true)),
  leaf('false', fc.constant(false)),
  leaf("'a' | 'b' | 1", fc.constantFrom<unknown>('a', 'b', 1)),
  leaf('`x-${number}`', fc.constantFrom('x-1', 'x-0.5', 'x--2')),
  leaf('`a${string}`', fc.constantFrom('a', 'a b')),
  leaf('Level', fc.constantFrom(0, 1)),
  leaf('Tree', fc.constantFrom<unknown>({ k: 1 }, { k: 1, a: { k: 2 } }, { k: 1, b: [{ k: 3 }] })),
]

/** Stands after the type of each thing that is optional. */
const mark = '/*?*/'

/** The same types where `exactOptionalPropertyTypes` is off, spelled out for a compiler where it is on. */
export function spelledOut(source: string): string {
  const loose = 'type Loose<V> = { [K in keyof V]?: V[K] | undefined }\n'
  return loose + source.replaceAll(mark, ' | undefined').replaceAll('Partial<', 'Loose<')
}

/** All generated object types have this optional property, no value has. */
export const sharedProperty = 'w'

/** What the texts of generated types refer to. */
export const preamble = `
enum Level { Low, High }
interface Tree { k: number; a?: Tree${mark}; b?: Tree[]${mark} }
`

function leaf(text: string, values: fc.Arbitrary<unknown>): GeneratedType {
  return { text, values }
}

/** Types of the grammar that TypeScript has, nested up to `depth`, with values of each. */
export function generatedTypes(depth: number, exact: boolean): fc.Arbitrary<GeneratedType> {
  if (depth === 0) return fc.constantFrom(...leaves)
  const inner = generatedTypes(depth - 1, exact)
  const object = objects(inner)
  const forms = exact ? exactForms : plainForms
  const flat = fc.constantFrom(...leaves.filter(({ text }) => text !== 'Tree' && !(exact && text === 'undefined')))
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...leaves) },
    { weight: 4, arbitrary: object },
    { weight: 1, arbitrary: inner.map(arrayOf) },
    { weight: 2, arbitrary: tuples(inner) },
    { weight: 3, arbitrary: fc.array(inner, { minLength: 2, maxLength: 3 }).map(unionOf) },
    { weight: 2, arbitrary: fc.array(object, { minLength: 2, maxLength: 3 }).map(unionOf) },
    { weight: 2, arbitrary: intersections(objects(flat, [...forms, 'tag'])) },
    { weight: 1, arbitrary: intersections(objects(objects(flat, forms), forms)) },
    { weight: 2, arbitrary: indexed(inner) },
    { weight: 1, arbitrary: object.map(partialOf) },
  )
}

type Form = 'required' | 'optional' | 'undefinable' | 'tag'
const plainForms: readonly Form[] = ['required', 'optional', 'undefinable']
/** What of an optional property and one that may be `undefined` is left in an intersection, the compiler itself answers in two ways when it is exact. */
const exactForms: readonly Form[] = ['required', 'optional']

function objects(
  inner: fc.Arbitrary<GeneratedType>,
  forms: readonly Form[] = [...plainForms, 'required', 'optional', 'tag'],
): fc.Arbitrary<GeneratedType> {
  const property = fc.record({
    name: fc.constantFrom(...names),
    type: inner,
    form: fc.constantFrom(...forms),
    tag: fc.constantFrom("'a'", "'b'", '1', 'true', 'null'),
  })
  return fc.uniqueArray(property, { minLength: 1, maxLength: 4, selector: ({ name }) => name }).map((properties) => {
    const members = properties.map(({ name, type, form, tag }) => {
      if (form === 'tag') return `${name}: ${tag}`
      if (form === 'undefinable') return `${name}: ${grouped(type.text)} | undefined`
      return form === 'optional' ? `${name}?: ${type.text}${mark}` : `${name}: ${type.text}`
    })
    const values = properties.map(({ name, type, form, tag }) => {
      const value = form === 'tag' ? fc.constant(JSON.parse(tag.replaceAll("'", '"')) as unknown) : type.values
      const given = value.map((each): object => ({ [name]: each }))
      if (form === 'undefinable') return fc.oneof(given, fc.constant({ [name]: undefined }))
      return form === 'optional' ? fc.oneof(given, fc.constant({})) : given
    })
    return { text: `{ ${members.join('; ')}; ${sharedProperty}?: 1${mark} }`, values: merged(values) }
  })
}

function merged(parts: fc.Arbitrary<unknown>[]): fc.Arbitrary<unknown> {
  return fc.tuple(...parts).map((each) => Object.assign({}, ...each) as unknown)
}

function arrayOf({ text, values }: GeneratedType): GeneratedType {
  return { text: `${grouped(text)}[]`, values: fc.array(values, { maxLength: 3 }) }
}

function tuples(inner: fc.Arbitrary<GeneratedType>): fc.Arbitrary<GeneratedType> {
  const some = fc.array(inner, { maxLength: 2 })
  const rest = fc.option(inner, { nil: undefined })
  return fc.tuple(some, some, rest, some, fc.boolean()).map(([first, optional, rest, last, readonly]) => {
    // A required element cannot follow an optional one.
    const middle = last.length > 0 && rest !== undefined ? [] : optional
    const end = rest === undefined ? [] : last
    const texts = [
      ...first.map(({ text }) => text),
      ...middle.map(({ text }) => `(${text}${mark})?`),
      ...(rest === undefined ? [] : [`...${grouped(rest.text)}[]`]),
      ...end.map(({ text }) => text),
    ]
    const items = [
      ...[...first, ...middle].map(({ values }) => values.map((value) => [value])),
      ...(rest === undefined ? [] : [fc.array(rest.values, { maxLength: 2 })]),
      ...end.map(({ values }) => values.map((value) => [value])),
    ]
    const values = fc.tuple(...items).map((parts) => parts.flat())
    return { text: `${readonly ? 'readonly ' : ''}[${texts.join(', ')}]`, values }
  })
}

function unionOf(members: readonly GeneratedType[]): GeneratedType {
  return {
    text: members.map(({ text }) => grouped(text)).join(' | '),
    values: fc.oneof(...members.map(({ values }) => values)),
  }
}

/**
 * What has primitives and objects under the same name is left out: TypeScript takes such an intersection for a brand, which no plain value
 * has.
 */
function intersections(object: fc.Arbitrary<GeneratedType>): fc.Arbitrary<GeneratedType> {
  const union = fc.array(object, { minLength: 2, maxLength: 2 }).map(unionOf)
  return fc.tuple(object, fc.oneof(object, union)).map(([a, b]) => {
    return { text: `${grouped(a.text)} & ${grouped(b.text)}`, values: merged([a.values, b.values]) }
  })
}

function indexed(inner: fc.Arbitrary<GeneratedType>): fc.Arbitrary<GeneratedType> {
  const keys = fc.constantFrom('string', 'number', '`x-${string}`', "'a' | 'b'", 'declared')
  return fc.tuple(keys, inner, fc.constantFrom(...leaves)).map(([key, inside, other]) => {
    const type = key === 'declared' ? other : inside
    const named = (...from: string[]): fc.Arbitrary<unknown> =>
      fc.dictionary(fc.constantFrom(...from), type.values, { maxKeys: 2, noNullPrototype: true })
    if (key === "'a' | 'b'") {
      const values = fc.record({ a: type.values, b: type.values }, { noNullPrototype: true })
      return { text: `Record<${key}, ${type.text}>`, values }
    }
    if (key === 'declared') {
      const text = `{ a: ${type.text}; [key: string]: ${grouped(type.text)} | ${grouped(inside.text)} }`
      return { text, values: merged([type.values.map((a) => ({ a })), named('b', 'q')]) }
    }
    const from = key === 'string' ? ['a', 'q', 'x-1'] : key === 'number' ? ['1', '0.5', '-3', 'q'] : ['x-1', 'x-', 'q']
    return { text: `{ [key: ${key}]: ${type.text} }`, values: named(...from) }
  })
}

function partialOf({ text, values }: GeneratedType): GeneratedType {
  return { text: `Partial<${text}>`, values: fc.oneof(values, fc.constant({})) }
}

function grouped(text: string): string {
  return /[|& ]/.test(text) ? `(${text})` : text
}
