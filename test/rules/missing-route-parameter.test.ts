import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'missing-route-parameter'

const wired = (declarations: string, route = "'GET /todos/«1|:id»'", run = 'get') => `
  import { defineWiring } from 'solder'
  ${declarations}
  export const wiring = defineWiring({ http: { ${route}: ${run} } })`

describe('the rule missing-route-parameter', () => {
  it('reports the parameter, related to the function, and adds the property to an interface', () => {
    const source = {
      'app.ts': `
        import { defineWiring } from 'solder'
        import { getTodo } from './todos.js'
        export const wiring = defineWiring({ http: { 'GET /todos/«1|:id»/x': { run: getTodo, status: 200 } } })`,
      'todos.ts': `
        export interface GetTodo {
          name: string
        }
        export function «2|getTodo»(input: GetTodo): string { return input.name }`,
    }
    expectProblems(source, [
      {
        rule,
        at: 1,
        related: [2],
        says: "The input of 'getTodo' has no property 'id' for this parameter of the route.",
        fixes: ["Add the property 'id' to 'GetTodo'"],
      },
    ])
    const files = expectMended(source, "Add the property 'id' to 'GetTodo'")
    expect(files['todos.ts']).to.match(/name: string\n\s+id: string\n\s+\}/)
  })

  for (const [what, declaration, title] of [
    ['an empty interface', 'interface Q {}\nfunction «2|get»(q: Q): string { return typeof q }', "'Q'"],
    ['an interface on one line', 'interface Q { a: string; }\nfunction «2|get»(q: Q): string { return q.a }', "'Q'"],
    ['a type alias', 'type Q = {\n  a: string,\n}\nfunction «2|get»(q: Q): string { return q.a }', "'Q'"],
    ['an inline type', 'function «2|get»(q: { a: string }): string { return q.a }', "the input of 'get'"],
    ['an empty inline type', 'function «2|get»(q: {}): string { return typeof q }', "the input of 'get'"],
    ['an optional input', 'interface Q { a?: string }\nfunction «2|get»(q?: Q): string { return q?.a ?? "" }', "'Q'"],
    ['an arrow function', 'const «2|get» = (q: { a: string }): string => q.a', "the input of 'get'"],
    [
      'a class with members of an interface',
      'interface P { a: string }\ninterface Q extends P { b: string }\nfunction «2|get»(q: Q): string { return q.a }',
      "'Q'",
    ],
  ] as const) {
    it(`reports and mends ${what}`, () => {
      const source = wired(declaration)
      expectProblems(source, [{ rule, at: 1, related: [2], fixes: [`Add the property 'id' to ${title}`] }])
      expectMended(source, `Add the property 'id' to ${title}`)
    })
  }

  for (const [what, before, after] of [
    ['a function', 'function get(): string { return "" }', 'function get(input: { id: string }): string { return "" }'],
    [
      'an arrow function',
      'const get = async (): Promise<string> => ""',
      'const get = async (input: { id: string }): Promise<string> => ""',
    ],
    [
      'a function with a context',
      'function get(ctx: Context): string { return ctx.id }',
      'function get(input: { id: string }, ctx: Context): string { return ctx.id }',
    ],
  ] as const) {
    it(`gives an input to ${what} that takes none`, () => {
      const source = (declaration: string) =>
        wired(declaration, "'GET /todos/:id'").replace('{ defineWiring }', '{ defineWiring, type Context }')
      const title = "Add an input with the property 'id' to 'get'"
      expect(expectMended(source(before), title)['app.ts']).to.equal(source(after))
    })
  }

  it('gives none to a function whose type is written elsewhere', () => {
    for (const declaration of [
      'type Get = () => string\nconst «2|get»: Get = () => ""',
      'function get(): string\nfunction «2|get»(): string { return "" }',
      'declare function «2|get»(): string',
      'const input = ""\nfunction «2|get»(): string { return input }',
    ])
      expectProblems(wired(declaration), [{ rule, at: 1, related: [2], fixes: [] }])
  })

  for (const [type, declaration] of [
    ["string & Header<'x-id'>", ''],
    ['Id', "type Id = string & Header<'x-id'>"],
  ] as const) {
    it(`reports one that is taken from a header: ${type}`, () => {
      expectProblems(
        wired(`import type { Header } from 'solder'
          ${declaration}
          function «2|get»(q: { id: ${type}; name?: string }): string { return q.id }`),
        [
          {
            rule,
            at: 1,
            related: [2],
            says: "The input of 'get' takes 'id' from the header 'x-id', so nothing receives this parameter of the route.",
            fixes: [],
          },
        ],
      )
    })
  }

  it('is silent where one member of a union takes it', () => {
    expectNone(
      wired(`import type { Cookie } from 'solder'
        function get(q: { id: string & Cookie<'id'>; a: 1 } | { id: string; a: 2 }): string { return q.id }`),
    )
  })

  it('reports each of several parameters', () => {
    expectProblems(wired('function «3|get»(q: { b: string }): string { return q.b }', "'GET /«1|:a»/:b/«2|:c»'"), [
      { rule, at: 1, related: [3] },
      { rule, at: 2, related: [3] },
    ])
  })

  it('reports a function without input, and one whose input is not an object', () => {
    expectProblems(wired('function «2|get»(): string { return "" }'), [
      {
        rule,
        at: 1,
        related: [2],
        says: "'get' takes no input, so nothing receives the route's parameter 'id'.",
        fixes: ["Add an input with the property 'id' to 'get'"],
      },
    ])
    expectProblems(
      wired(
        "import type { Ctx } from './services.js'\nfunction «2|get»({ store }: Ctx): string { return store.get('') }",
      ),
      [{ rule, at: 1, related: [2], says: 'takes no input' }],
    )
    expectProblems(wired('function «2|get»(input: string): string { return input }'), [
      { rule, at: 1, related: [2], says: 'is not an object' },
    ])
  })

  it('points into keys with escapes, and reports inline functions at the key alone', () => {
    expectProblems(wired('function «2|get»(): string { return "" }', "'GET /\\x61/«1|:\\u{69}d»/b'"), [
      { rule, at: 1, related: [2] },
    ])
    expectProblems(wired('', "'GET /«1|:id»'", '(input: { a: string }): string => input.a'), [{ rule, at: 1 }])
  })

  it('offers no edit of a type that is not in the project', () => {
    expectProblems(wired('function «2|get»(q: Pick<{ a: string; b: string }, "a">): string { return q.a }'), [
      { rule, at: 1, related: [2], fixes: [] },
    ])
  })

  for (const [what, declaration] of [
    ['a declared property', 'function get({ id }: { id: string }): string { return id }'],
    ['an optional one', 'function get({ id }: { id?: string }): string { return id ?? "" }'],
    [
      'a property of one member of a union',
      'type A = { kind: "a"; id: string } | { kind: "b" }\nfunction get(a: A): string { return a.kind }',
    ],
    [
      'an inherited one',
      'interface P { id: string }\ninterface Q extends P { b: string }\nfunction get(q: Q): string { return q.id }',
    ],
    ['an intersection', 'function get(q: { id: string } & { a: string }): string { return q.id }'],
    ['a mapped type', 'function get(q: Partial<Record<"id" | "a", string>>): string { return q.id ?? "" }'],
    ['an index signature', 'function get(q: Record<string, string>): string { return q["id"] ?? "" }'],
    ['an unknown input', 'function get(q: unknown): string { return typeof q }'],
  ] as const) {
    it(`is silent about ${what}`, () => {
      expectNone(wired(declaration, "'GET /todos/:id'"))
    })
  }

  it('is silent about channels, whose parameters are in the context as well', () => {
    expectNone(`
      import { defineWiring } from 'solder'
      const open = (): void => undefined
      export const wiring = defineWiring({ channels: { '/live/:room': { open } } })`)
  })

  it('changes a parameter to the property that was probably meant', () => {
    const source = `import { defineWiring } from 'solder'
      export const wiring = defineWiring({ http: { 'GET /:todoID': (input: { todoId: string }): string => input.todoId } })`
    expect(expectMended(source, "Change ':todoID' to ':todoId'")['app.ts']).to.include("'GET /:todoId'")
  })
})
