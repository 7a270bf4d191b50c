import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'not-transferable'

const wired = (declarations: string) => `
  import { defineWiring } from 'solder'
  ${declarations}
  export const wiring = defineWiring({ rpc: { run } })`

describe('the rule not-transferable', () => {
  it('reports a property of an input, in the file that declares it', () => {
    expectProblems(
      {
        'app.ts': `
          import { defineWiring } from 'solder'
          import { createTodo, listTodos } from './todos.js'
          export const wiring = defineWiring({ rpc: { createTodo }, http: { 'GET /todos': listTodos } })`,
        'todos.ts': `
          import type { NewTodo } from './types.js'
          export function «2|createTodo»(input: NewTodo): string { return input.title }
          export function «3|listTodos»(): NewTodo[] { return [] }`,
        'types.ts': `
          export interface NewTodo { title: string; «1|onDone»: () => void }`,
      },
      [{ rule, at: 1, related: [2, 3], says: "'onDone' is a function, which cannot cross the wire" }],
    )
  })

  it('reports methods, symbols, and what is nested', () => {
    expectProblems(
      wired(`interface Part { «1|key»: symbol }
        interface Input { parts: Part[]; deep: { «2|run»(): void } }
        function «3|run»(input: Input): void { void input }`),
      [
        { rule, at: 1, related: [3], says: "'key' is a symbol" },
        { rule, at: 2, related: [3], says: "'run' is a function" },
      ],
    )
  })

  it('reports outputs, promises unwrapped', () => {
    expectProblems(
      wired(
        `async function «2|run»(): Promise<{ id: string; «1|stop»: () => void }> { return { id: '', stop: () => undefined } }`,
      ),
      [{ rule, at: 1, related: [2], says: "in the output of 'run'" }],
    )
  })

  it('reports functions that are only called or enqueued through a context', () => {
    expectProblems(
      `import { defineWiring, type Context } from 'solder'
       export function «2|helper»(input: { «1|callback»: () => void }, { log }: Context): void { input.callback(); log.info('') }
       async function run(ctx: Context): Promise<void> { await ctx.call(helper, { callback: () => undefined }) }
       export const wiring = defineWiring({ rpc: { run } })`,
      [{ rule, at: 1, related: [2] }],
    )
  })

  it('reports a function of another package where it is wired', () => {
    expectProblems(
      `import { defineWiring, type AnyFunction } from 'solder'
       declare const functions: Record<string, AnyFunction>
       export const wiring = defineWiring({ http: { 'GET /:id': «1|functions['get'] as AnyFunction» } })`,
      [{ rule, at: 1, related: [1], says: 'has a rest parameter, but is given one input, and its context' }],
    )
  })

  it('lets methods of a class and toJSON go out, and not come in', () => {
    const classes = `
      class User { id = 1n; greet(): string { return 'hello' } }
      class Money { cents = 1; toJSON(): string { return String(this.cents) } }`
    expectNone(
      wired(`${classes}
      function run(): { user: User; total: Money } {
        return { user: new User(), total: new Money() }
      }`),
    )
    expectProblems(
      wired(`class User { id = 1n; «1|greet»(): string { return 'hello' } }
        class Money { cents = 1; toJSON(): string { return String(this.cents) } }
        interface Input { user: User; «2|total»: Money }
        function «3|run»(input: Input): void { void input }`),
      [
        { rule, at: 1, related: [3], says: "'greet' is a function" },
        { rule, at: 2, related: [3], says: "'total' is 'Money' with a method 'toJSON'" },
      ],
    )
  })

  it('is silent about what can cross', () => {
    expectNone(
      wired(`interface Node { value: string | number | null; children: Node[]; at?: Date; pair: [string, boolean?] }
        type Kind = 'a' | 'b'
        enum Level { Low, High }
        function run(input: { nodes: Record<Kind, Node>; level: Level; any: unknown }): Promise<Node | undefined> {
          return Promise.resolve(input.nodes.a)
        }`),
    )
  })

  it('is silent about functions that are wired nowhere, with or without a context', () => {
    expectNone(`
      import { defineWiring, type Context } from 'solder'
      export function map(input: { callback: () => void }, ctx: Context): () => void { ctx.log.info('mapped'); return input.callback }
      export function storeOf(ctx: Context<{ store: { get(): string } }>): { get(): string } { return ctx.store }
      function run(ctx: Context): void { map({ callback: () => undefined }, ctx) }
      export const wiring = defineWiring({ rpc: { run } })`)
  })

  it('says what to leave out of a type of a package', () => {
    expectProblems(
      `import { codec } from 'solder'
       import type { BuildOptions } from 'esbuild'
       export const all = codec<«1|BuildOptions»>()
       export const most = codec<Omit<BuildOptions, 'plugins' | 'mangleProps' | 'reserveProps' | 'stdin'>>()`,
      [
        {
          rule,
          at: 1,
          related: [1],
          says: /^The type of 'codec' has the built-in type 'RegExp' \(its 'source' and 'flags' can, as strings\) at 'mangleProps', which cannot cross the wire, and the like at \d more places: leave them out with Omit<BuildOptions, 'mangleProps' \| .*'plugins'.*>\.$/u,
        },
      ],
    )
  })

  it('leaves that out where the type is written', () => {
    const source = (type: string) => `
      import { defineWiring } from 'solder'
      import type { BuildOptions } from 'esbuild'
      export function first(input: { all: ${type}[] }): void { void input }
      export const wiring = defineWiring({ rpc: { first } })`
    const part = "Omit<BuildOptions, 'mangleProps' | 'reserveProps' | 'stdin'>"
    const mended = expectMended(source(part), "Leave 'plugins' out of the type")['app.ts']
    expect(mended).to.equal(source(`Omit<${part}, 'plugins'>`))
  })

  it('says so at the property that has such a type', () => {
    expectProblems(
      `import { codec } from 'solder'
       import type { BuildOptions } from 'esbuild'
       interface Job { id: string; «1|options»: Omit<BuildOptions, 'mangleProps' | 'reserveProps' | 'stdin'> }
       export const job = codec<«2|Job»>()`,
      [
        {
          rule,
          at: 1,
          related: [2],
          says: /'options.plugins\[\].setup', which cannot cross the wire: leave it out with Omit<Omit<BuildOptions, .*, 'plugins'>\.$/u,
        },
      ],
    )
  })

  it('shows what a function without a written output comes to at the function, when it is declared elsewhere', () => {
    expectProblems(
      {
        'app.ts': `
          import { defineWiring } from 'solder'
          import { store, type Stored } from './store.js'
          const «1|made» = (input: { id: string }) => ({ input, found: { store } })
          const «2|local» = () => ({ «3|run»: () => 1 })
          const «5|written» = (): Stored => store
          export const wiring = defineWiring({ rpc: { made, local, written } })`,
        'store.ts': `
          export interface Stored { «4|get»: () => string }
          export const store: Stored = { get: () => '' }`,
      },
      [
        {
          rule,
          at: 1,
          related: [1],
          says: "The output of 'made' has a function at 'found.store.get', which cannot cross the wire.",
        },
        {
          rule,
          at: 3,
          related: [2],
          says: "'run' is a function, which cannot cross the wire in the output of 'local'.",
        },
        {
          rule,
          at: 4,
          related: [5],
          says: "'get' is a function, which cannot cross the wire in the output of 'written'.",
        },
      ],
    )
  })

  it('shows what is wrong with a function that the project does not declare wherever it is wired', () => {
    expectProblems(
      {
        'app.ts': `
          import { defineWiring } from 'solder'
          import { watch } from './watch.js'
          import { more } from './more.js'
          export const wiring = defineWiring({ rpc: { one: «1|watch», ...more } })`,
        'more.ts': `
          import { watch } from './watch.js'
          export const more = { two: «2|watch» }`,
        'watch.d.ts': 'export declare function «3|watch»(options: { onChange: () => void }): void',
      },
      [
        { rule, at: 1, related: [3], says: "'onChange'" },
        { rule, at: 2, related: [3], says: "'onChange'" },
      ],
    )
  })

  it('names the member of a union of a package', () => {
    expectProblems(
      `import { codec } from 'solder'
       import type { Node } from 'estree'
       export const node = codec<«1|Node»>()`,
      [{ rule, at: 1, related: [1], says: "at 'value'" }],
    )
  })
})
