import { join } from 'node:path'
import { expect } from 'chai'
import { blocksOf } from '../../docs/markdown-blocks.js'
import { root } from '../../running/repository.js'
import { done, offered } from './refactored.js'

const app = `import { defineWiring } from 'solder'
export const wiring = defineWiring({ rpc: { ping: () => 'pong' } })
`
/** What a file with a schema is when that is a type. */
function turned(
  source: string,
  title = "Turn the schema 'NewTodo' into the type 'NewTodo'",
  more = {},
): string | undefined {
  return done({ 'app.ts': app, 'todo.ts': `import { z } from 'zod'\n${source}`, ...more }, title)['todo.ts']
}
const imported = (tags: string) => `import type { ${tags} } from 'solder'\n`

describe('turning a Zod schema into a type', () => {
  it('takes the place of the schema and of the type that is inferred from it', () => {
    expect(
      turned(`
export const New/*here*/Todo = z.object({
  title: z.string().min(1).max(200, 'too long'),
  due: z.date().optional(),
  'a-tag': z.enum(['a', 'b']).nullable(),
  owner: z.object({ email: z.email(), age: z.number().int().positive() }),
  tags: z.array(z.string().regex(/^\\w+$/)).nonempty(),
})
export type NewTodo = z.infer<typeof NewTodo>
export const title = ({ title }: NewTodo): string => title
`),
    ).to.equal(`${imported('ExclusiveMinimum, Format, Integer, MaxLength, MinItems, MinLength, Pattern')}
export interface NewTodo {
  title: string & MinLength<1> & MaxLength<200>
  due?: Date
  'a-tag': 'a' | 'b' | null
  owner: {
    email: string & Format<'email'>
    age: number & Integer & ExclusiveMinimum<0>
  }
  tags: (string & Pattern<"^\\\\w+$">)[] & MinItems<1>
}
export const title = ({ title }: NewTodo): string => title
`)
  })

  it('does what its page says', () => {
    const page = blocksOf(join(root, 'docs/editor-features.md'))
    const text = (file: string) => page.find((block) => block.file === file)?.text.replace(`// ${file}\n`, '') ?? ''
    const before = text('before.ts').replace('const New', 'const New/*here*/')
    const files = done({ 'app.ts': app, 'todo.ts': before }, "Turn the schema 'NewTodo' into the type 'NewTodo'")
    expect(files['todo.ts']).to.equal(text('after.ts'))
  })

  it('stands before a schema that something still uses', () => {
    const kept = turned(
      `const todo/*here*/Schema = z.object({ id: z.uuid(), limit: z.number().default(20) })
export const read = (value: unknown): string => todoSchema.parse(value).id
`,
      "Turn the schema 'todoSchema' into the type 'Todo'",
    )
    expect(kept).to.equal(`${imported('Default, Format')}import { z } from 'zod'
export interface Todo {
  id: string & Format<'uuid'>
  limit: number & Default<20>
}

const todoSchema = z.object({ id: z.uuid(), limit: z.number().default(20) })
export const read = (value: unknown): string => todoSchema.parse(value).id
`)
    const used = turned(
      `export const New/*here*/Todo = z.object({ id: z.string() })\nexport type NewTodo = z.infer<typeof NewTodo>\n`,
      undefined,
      { 'other.ts': "import { NewTodo } from './todo.js'\nexport const parsed = NewTodo.parse({})\n" },
    )
    expect(used).to.include(
      'export const NewTodo = z.object({ id: z.string() })\nexport interface NewTodo {\n  id: string\n}',
    )
  })

  it('keeps comments and descriptions', () => {
    expect(
      turned(`/** What somebody is to do. */
export const New/*here*/Todo = z.object({
  /**
   * In few words,
   *   but not in none.
   */
  title: z.string().describe('said already'), // what to do
  // Which Format it has is told elsewhere.
  kind: z.string().describe('of this Format'),
  tags: z.array(z.string().describe('none twice')).optional(), /* the first counts */
  owner: z.object({ /** Of the team. */ name: z.string().describe('as he signs\\nit') }).describe('whose it is'),
  // That is all.
})

export type NewTodo = z.infer<typeof NewTodo>
`),
    ).to.equal(`
/** What somebody is to do. */
export interface NewTodo {
  /**
   * In few words,
   *   but not in none.
   */
  title: string // what to do
  // Which Format it has is told elsewhere.
  /** of this Format */
  kind: string
  /** none twice */
  tags?: string[] /* the first counts */
  /** whose it is */
  owner: {
    /** Of the team. */
    name: string
  }
  // That is all.
}
`)
    expect(turned("export const New/*here*/Todo = z.object({ a: z.date() }).describe('what to\\ndo')\n")).to.equal(
      '/**\n * what to\n * do\n */\nexport interface NewTodo {\n  a: Date\n}\n',
    )
  })

  it('gives what has a default a type that is always there', () => {
    expect(
      turned(`export const New/*here*/Todo = z.object({ s: z.string().default('x'), n: z.number().nullable().default(1) })
export type NewTodo = z.infer<typeof NewTodo>
export const size = (a: NewTodo): number => a.s.length + (a.n ?? 0)
`),
    ).to.equal(`${imported('Default')}export interface NewTodo {
  s: string & Default<'x'>
  n: (number & Default<1>) | null
}
export const size = (a: NewTodo): number => a.s.length + (a.n ?? 0)
`)
  })

  it('is not offered where the file has a name that it needs for something else', () => {
    const at = (source: string) => offered({ 'app.ts': app, 'todo.ts': `import { z } from 'zod'\n${source}` })
    const schema = 'export const new/*here*/Todo = z.object({ n: z.int() })\n'
    expect(at(schema)).to.deep.equal(["Turn the schema 'newTodo' into the type 'NewTodo'"])
    expect(at(`${schema}export interface Integer { n: number }\n`)).to.deep.equal([])
    expect(at(`${schema}export interface NewTodo { n: number }\n`)).to.deep.equal([])
    const same = schema.replace('new', 'New')
    expect(at(`${same}export type NewTodo = z.input<typeof NewTodo>\n`)).to.deep.equal([])
    expect(at(`import type { Integer } from 'solder'\n${schema}export const n: Integer[] = []\n`)).to.have.length(1)
  })

  it('is not offered in JavaScript, where no code says a type', () => {
    const source = "import { z } from 'zod'\nexport const New/*here*/Todo = z.object({ id: z.string() })\n"
    expect(offered({ 'app.ts': app, 'todo.js': source })).to.deep.equal([])
    expect(offered({ 'app.ts': app, 'todo.ts': source })).to.have.length(1)
  })

  for (const [schema, type] of [
    ['z.union([z.string(), z.number()])', 'string | number'],
    [
      'z.discriminatedUnion("k", [z.object({ k: z.literal("a") }), z.object({ k: z.literal("b") })])',
      '{\n  k: "a"\n} | {\n  k: "b"\n}',
    ],
    ['z.record(z.string(), z.boolean())', 'Record<string, boolean>'],
    ['z.map(z.string(), z.set(z.bigint()))', 'Map<string, Set<bigint>>'],
    ['z.tuple([z.string(), z.number().min(0).lt(10)])', '[string, number & Minimum<0> & ExclusiveMaximum<10>]'],
    ['z.string().or(z.null())', 'string | null'],
    ['z.string().email().array()', "(string & Format<'email'>)[]"],
    ['z.iso.datetime()', "string & Format<'date-time'>"],
    ['z.number().multipleOf(0.5)', 'number & MultipleOf<0.5>'],
    ['Other.nullable()', 'z.infer<typeof Other> | null'],
    ['z.string().length(2)', 'string & MinLength<2> & MaxLength<2>'],
  ] as const) {
    it(`makes ${type.replaceAll('\n', ' ')} of ${schema}`, () => {
      const text = turned(`const Other = z.string()\nconst New/*here*/Todo = ${schema}\nexport const other = Other\n`)
      expect(text).to.include(`const Other = z.string()\nexport type NewTodo = ${type}\n`)
    })
  }

  for (const schema of [
    'z.string().transform((text) => text.length)',
    'z.coerce.number()',
    'z.object({ a: z.string().refine((text) => text !== "") })',
    'z.string().optional()',
    'z.string().regex(/a/i)',
    'z.object({ a: z.string() }).catchall(z.number())',
    'z.number().min(Number(1))',
    'z.strictObject({ a: z.string() })',
    'z.object({ a: z.string() }).strict()',
    'z.object({ a: z.string().describe(String(1)) })',
    'z.union([z.string().describe("a"), z.number()])',
    'z.string().nullable().default(null)',
  ]) {
    it(`is not offered for ${schema}`, () => {
      const sources = {
        'app.ts': app,
        'todo.ts': `import { z } from 'zod'\nexport const New/*here*/Todo = ${schema}\n`,
      }
      expect(offered(sources)).to.deep.equal([])
    })
  }

  it('is not offered for what only looks like one', () => {
    const source = 'const z = { string: () => "" }\nexport const New/*here*/Todo = z.string()\n'
    expect(offered({ 'app.ts': app, 'todo.ts': source })).to.deep.equal([])
  })
})
