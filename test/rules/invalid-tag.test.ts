import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'invalid-tag'

const names =
  'Cookie, Default, Header, ExclusiveMinimum, ExclusiveMaximum, Format, Integer, MaxItems, Maximum, MaxLength, MinItems, Minimum, MinLength, MultipleOf, Pattern, UniqueItems'

const wired = (declarations: string) => `
  import { defineWiring, type ${names.replaceAll(', ', ', type ')} } from 'solder'
  ${declarations}
  export const wiring = defineWiring({ rpc: { run } })`

/** A function with one property of the type. */
const property = (type: string, before = '') =>
  wired(`interface Input {
    ${before}
    value?: ${type} }
    function «9|run»(input: Input): void { void input }`)

const inType: readonly (readonly [type: string, says: string])[] = [
  ["string & «1|Pattern<'['>»", "The pattern '[' is no regular expression: Unterminated character class."],
  ["string & «1|Pattern<'^(a+)+$'>»", "The pattern '^(a+)+$' can take exponential time"],
  ["string & «1|Pattern<'^(?:a|a)*$'>» & MaxLength<30>", 'can take exponential time'],
  ["string & «1|Pattern<'^.*a.*b$'>»", "grows with the square of a text's length"],
  ["string & «1|Pattern<'\\\\s+$'>»", "grows with the square of a text's length"],
  ['string & «1|Minimum<3>»', "'Minimum' is for numbers, not for 'string'."],
  ['number & «1|MinLength<3>»', "'MinLength' is for strings, not for 'number'."],
  ['boolean & «1|MinItems<3>»', "'MinItems' is for arrays, maps and sets, not for"],
  ['{ a: string } & «1|MinLength<3>»', "'MinLength' is for strings, not for"],
  ["string & «1|Format<'int32'>»", `'Format<"int32">' is for numbers, not for 'string'.`],
  ["number & «1|Format<'email'>»", `'Format<"email">' is for strings, not for 'number'.`],
  ['string[] & «1|MinLength<1>»', "'MinLength' is for strings, not for 'string[]'."],
  ['number & Minimum<5> & «1|Maximum<3>»', 'There is no number of at least 5 and of at most 3'],
  ['number & Minimum<5> & «1|ExclusiveMaximum<5>»', 'There is no number of at least 5 and less than 5'],
  ['number & ExclusiveMinimum<0> & ExclusiveMaximum<1> & «1|Integer»', 'There is no integer greater than 0 and less'],
  ['number & Minimum<1> & Maximum<9> & «1|MultipleOf<10>»', 'There is no multiple of 10 of at least 1'],
  [
    'string & MinLength<5> & «1|MaxLength<1>»',
    'There is no string of at least 5 characters and of at most 1 character:',
  ],
  ['string[] & MinItems<2> & «1|MaxItems<1>»', 'There is no array of at least 2 items and of at most 1 item:'],
  ['number & «1|MultipleOf<0>»', "'MultipleOf' needs a number greater than 0."],
  ['number & «1|MultipleOf<-1>»', "'MultipleOf' needs a number greater than 0."],
  ['string & «1|MinLength<-1>»', "'MinLength' needs a whole number that is not negative."],
  ['string & «1|MaxLength<1.5>»', "'MaxLength' needs a whole number that is not negative."],
  ['string & «1|MaxLength<number>»', "'MaxLength' needs a whole number that is not negative."],
  ["string & «1|Pattern<''>»", "'Pattern' needs a regular expression."],
  ['(string & «1|Minimum<3>»)[]', "'Minimum' is for numbers, not for 'string'."],
  ['(number & Minimum<3>) | (string & «1|Minimum<3>»)', "'Minimum' is for numbers, not for 'string'."],
  ['Record<string, string & «1|Minimum<3>»>', "'Minimum' is for numbers"],
  ['[number, string & «1|Minimum<3>»]', "'Minimum' is for numbers"],
  ['5 & «1|Minimum<6>»', "'Minimum' refuses 5, which the type allows: leave one of them out."],
  ["('abcd' | 'abc') & «1|MinLength<4>»", `'MinLength' refuses "abc", which the type allows`],
  ["('a@b.de' | 'a') & «1|Format<'email'>»", `'Format<"email">' refuses "a", which the type allows`],
  [
    "number & Format<'int32'> & «1|Minimum<3000000000>»",
    'There is no number of at least 3000000000 and of at most 2147483647',
  ],
]

const defaults: readonly (readonly [type: string, says: string])[] = [
  ["number & «1|Default<'x'>»", 'The default is not of the type that it stands for: expected number.'],
  ['number & Maximum<5> & «1|Default<6>»', 'expected number of at most 5.'],
  ['number & «1|Default<number>»', "'Default' needs one value, written as a type."],
  ["('a' | 'b') & «1|Default<'c'>»", "expected 'a' | 'b'."],
  ["Date & «1|Default<'tomorrow'>»", 'expected Date'],
  ['string[] & «1|Default<[1]>»', 'expected array.'],
  ["string & «1|Header<''>»", "'Header' needs a name."],
  ["string & «1|Cookie<'a b'>»", "'Cookie' needs a name."],
  [
    "string & Header<'x-a'> & «1|Cookie<'a'>»",
    "'Header' and 'Cookie' both say where the property comes from: keep one.",
  ],
  [
    "string & Header<'x-a'> & «1|Header<'x-b'>»",
    "'Header' and 'Header' both say where the property comes from: keep one.",
  ],
  ["(string & Header<'x-a'>) | (number & «1|Cookie<'a'>»)", 'both say where the property comes from'],
  [
    "Map<string, number> & «1|Header<'x-a'>»",
    "'Header' is for what one text or a list of texts can say, not for 'Map<string, number>'.",
  ],
  [
    "{ a: string } & «1|Cookie<'a'>»",
    "'Cookie' is for what one text or a list of texts can say, not for '{ a: string; }'.",
  ],
  ["string[][] & «1|Header<'x-a'>»", "'Header' is for what one text or a list of texts can say, not for 'string[][]'."],
]

const inComment: readonly (readonly [tag: string, type: string, says: string])[] = [
  ['@format nonsense', 'string', "'nonsense' is not a known format."],
  ['@format e-mail', 'string', "'e-mail' is not a known format: did you mean 'email'?"],
  ['@format email', 'number', "'@format email' is for strings, not for"],
  ['@minimum many', 'number', "'@minimum' needs a number."],
  ['@minimum', 'number', "'@minimum' needs a number."],
  ['@minimum 3', 'string', "'@minimum' is for numbers, not for"],
  ['@minLength 3', 'string[]', "'@minLength' is for strings, not for"],
  ['@multipleOf 0', 'number', "'@multipleOf' needs a number greater than 0."],
  ['@pattern [', 'string', "The pattern '[' is no regular expression"],
  ['@pattern ^(a+)+$', 'string', 'can take exponential time'],
  ['@pattern ^a*a*$', 'string', "grows with the square of a text's length"],
  ['@default many', 'number', 'The default is not of the type that it stands for: expected number.'],
  ['@default [1]', 'string[]', 'expected array.'],
  ['@uniqueItems perhaps', 'string[]', "'@uniqueItems' needs no value but 'true'."],
  ['@items.minimum 3', 'string[]', "'@items.minimum' is for numbers, not for"],
  ['@minimum 5', '1 | 7', "'@minimum' refuses 1, which the type allows"],
  ['@items.pattern ^a', "('a' | 'b')[] | null", `'@items.pattern' refuses "b", which the type allows`],
]

/** It repeats nothing, so it is fast however long it is. */
const longAlternatives = `^(?:${Array.from({ length: 1500 }, (_, i) => `word${i}`).join('|')})$`

describe('the rule invalid-tag', () => {
  for (const [type, says] of [...inType, ...defaults]) {
    it(`reports ${type.slice(0, 100)}`, () => {
      expectProblems(property(type), [{ rule, at: 1, related: [9], says }])
    })
  }

  for (const [tag, type, says] of inComment) {
    it(`reports ${tag} of ${type}`, () => {
      expectProblems(property(type, `/**\n * A value.\n * «1|${tag}»\n * @deprecated\n */`), [
        { rule, at: 1, related: [9], says },
      ])
      expectProblems(property(type, `/** «1|${tag}» */`), [{ rule, at: 1, related: [9], says }])
    })
  }

  it('reports a comment in the line of the brace or the property before it', () => {
    const says = "'@minimum' is for numbers, not for 'string'."
    expectProblems(
      wired(`interface Input { /** «1|@minimum 3» */ a: string; /** A text. «2|@minimum 4» @deprecated */ b: string }
    function «9|run»(input: Input): void { void input }`),
      [
        { rule, at: 1, related: [9], says },
        { rule, at: 2, related: [9], says },
      ],
    )
  })

  it('leaves a comment at the end of a line to the property before it', () => {
    expectNone(
      wired(`interface Input { a: number; /** @minimum 3 */
      b: string }
    function run(input: Input): void { void input }`),
    )
  })

  it('reports what contradicts a comment at the type', () => {
    expectProblems(property('number & «1|Maximum<3>»', '/** @exclusiveMinimum 3 */'), [
      { rule, at: 1, related: [9], says: 'There is no number greater than 3 and of at most 3' },
    ])
  })

  it('reports tags of a comment that contradict one another at the last of them', () => {
    expectProblems(property('string', '/**\n * @minLength 3\n * «1|@maxLength 2»\n */'), [
      { rule, at: 1, related: [9], says: 'There is no string' },
    ])
  })

  it('reports a tag once, in the shared type that has it', () => {
    expectProblems(
      {
        'app.ts': `
          import { codec, defineWiring } from 'solder'
          import { createTodo, listTodos, type Todo } from './todos.js'
          export const Todos = codec<«4|Todo[]»>()
          export const wiring = defineWiring({ rpc: { createTodo }, http: { 'GET /todos': listTodos } })`,
        'todos.ts': `
          import type { Title } from './types.js'
          export interface Todo { title: Title; old?: Title | null; titles: Title[] }
          export function «2|createTodo»(input: Todo): string { return input.title }
          export function «3|listTodos»(): Todo[] { return [] }`,
        'types.ts': `
          import type { MinLength, Maximum } from 'solder'
          export type Title = string & MinLength<1> & «1|Maximum<100>»`,
      },
      [{ rule, at: 1, related: [4, 2, 3] }],
    )
  })

  it('reports a comment of an alias once, whatever is made of it', () => {
    expectProblems(
      wired(`/** «1|@maxLength -1» */
        type Title = string
        interface Input { title: Title; titles?: Title[]; other?: Title | null }
        function «9|run»(input: Input): Title { return input.title }`),
      [{ rule, at: 1, related: [9] }],
    )
  })

  it('reports an input, an output and a type argument that are no objects', () => {
    expectProblems(
      wired(`import { codec } from 'solder'
        export const Name = codec<«3|string & «1|Minimum<1>»»>()
        function «8|run»(input: string & «2|Minimum<2>»): number & «4|MinLength<1>» { return input.length }`),
      [
        { rule, at: 1, related: [3] },
        { rule, at: 2, related: [8] },
        { rule, at: 4, related: [8] },
      ],
    )
  })

  it('reports a tag that a type argument makes wrong where the argument is', () => {
    expectProblems(
      property('«1|AtLeast<number>»', 'before: AtLeast<2>;').replace(
        'interface',
        'type AtLeast<N extends number> = string & MinLength<N>\n interface',
      ),
      [{ rule, at: 1, related: [9] }],
    )
  })

  it('reports comments in JavaScript', () => {
    expectProblems(
      {
        'app.js': `
          import { defineWiring } from 'solder'
          /**
           * «1|@minimum low»
           * @typedef {number} Level
           */
          /**
           * @typedef {object} Input
           * @property {Level} level
           * @property {string & «2|import('solder').Minimum<3>»} name
           */
          /** @param {Input} input */
          function «3|run»(input) { return input.name }
          export const wiring = defineWiring({ rpc: { run } })`,
      },
      [
        { rule, at: 1, related: [3] },
        { rule, at: 2, related: [3] },
      ],
    )
  })

  describe('about headers and cookies further in', () => {
    const nested = (type: string) => wired(`function «9|run»(input: ${type}): void { void input }`)
    const says = "'Header' is for a property of the input itself, not for one further in."

    for (const [what, type] of [
      ['an object in the input', "{ a: { b: string & «1|Header<'x-b'>» } }"],
      ['the items of an array', "{ a?: { b?: string & «1|Header<'x-b'>» }[] }"],
      ['what an index signature holds', "Record<string, { b: string & «1|Header<'x-b'>» }>"],
      ['a Map', "{ a: Map<string, { b: string & «1|Header<'x-b'>» }> }"],
      ['an array that is the input', "{ b: string & «1|Header<'x-b'>» }[]"],
      ['a member of a union', "{ a: 1 } | { a: 2; c: { b: string & «1|Header<'x-b'>» } | null }"],
    ] as const) {
      it(`reports one in ${what}`, () => {
        expectProblems(nested(type), [{ rule, at: 1, related: [9], says }])
      })
    }

    it('reports one of a type that has itself as a part', () => {
      expectProblems(
        wired(`interface Node { key: string & «1|Header<'x-key'>»; next?: Node }
          function «9|run»(input: Node): void { void input }`),
        [{ rule, at: 1, related: [9], says }],
      )
    })

    it('names a cookie as one', () => {
      expectProblems(nested("{ a: { b: string & «1|Cookie<'b'>» } }"), [
        { rule, at: 1, related: [9], says: "'Cookie' is for a property of the input itself, not for one further in." },
      ])
    })

    it('is silent in every member of an input that is a union, and in what is no input', () => {
      expectNone(
        wired(`import { codec } from 'solder'
          interface Upload { key?: string & Header<'x-key'>; tags?: (string & MinLength<1>)[] & Header<'x-tags'> }
          export const Uploads = codec<{ uploads: Upload[] }>()
          function run(input: Upload | { kind: 'b'; session: (string & Cookie<'sid'>) | null }): Upload[] { return [input as Upload] }`),
      )
    })
  })

  it('is silent about tags that make sense', () => {
    expectNone(
      wired(`
        /** @minLength 2 */
        type Name = string
        interface Input {
          name: Name & MaxLength<2>
          /** @format date-time */
          due?: Date
          /** @minimum 0 */
          count?: number | string | null
          /** @items.minimum 0.3 */
          levels?: number[]
          code?: string & Pattern<'^[A-Z]{2}(?:-[a-z]+)*$'>
          word?: string & Pattern<'${longAlternatives}'>
          free?: string & Pattern<'\\\\s+$'> & MaxLength<100>
          price?: number & Minimum<0.3> & Maximum<0.3> & MultipleOf<0.1>
          level?: number & Integer & ExclusiveMinimum<0> & ExclusiveMaximum<2>
          id?: number & Format<'int32'>
          size?: (5 | 7) & Minimum<5> & Integer
          /** @maxLength 3 */
          kind?: 'one' | 'two' | null
          list?: unknown[] & UniqueItems & MinItems<1> & MaxItems<1>
        }
        function run(input: Input): void { void input }`),
    )
  })

  it('is silent about types that no contract has', () => {
    expectNone(
      wired(`export type Unused = string & Minimum<1>
        export function unwired(input: Unused): void { void input }
        function run(): void { return }`),
    )
  })
})
