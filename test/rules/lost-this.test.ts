import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'lost-this'
const wired = (method: string, value: string) => `
  import { defineWiring } from 'solder'
  export class Todos {
    titles = ['a']
    ${method}
    static count = 1
  }
  export const held = { todos: new Todos() }
  const todos = new Todos()
  void todos
  export const wiring = defineWiring({ rpc: { list: ${value} } })`

describe('the rule lost-this', () => {
  it('reports a method that is taken from its object, and binds it', () => {
    const list = '«2|list»(): string[] { return [1].flatMap(() => this.titles) }'
    expectProblems(wired(list, '«1|todos.list»'), [
      {
        rule,
        at: 1,
        related: [2],
        says: "The method 'list' uses 'this', and is called without its object from here.",
        fixes: ["Bind it to 'todos'"],
      },
    ])
    expect(expectMended(wired(list, 'todos.list'), "Bind it to 'todos'")['app.ts']).to.include(
      'list: todos.list.bind(todos)',
    )
    expectMended(wired(list, 'held.todos.list'), "Bind it to 'held.todos'")
    expectProblems(wired(list, '«1|new Todos().list»'), [{ rule, at: 1, related: [2], fixes: [] }])
    expectProblems(wired('static «2|list»(): number { return this.count }', '«1|Todos.list»'), [
      { rule, at: 1, related: [2] },
    ])
  })

  it('reports a method of an object, and one that is called through the context', () => {
    expectProblems(
      `import { defineWiring, type Context } from 'solder'
       const todos = { title: 'a', «2|get»(ctx: Context): string { return this.title + ctx.id } }
       const run = (ctx: Context): Promise<string> => ctx.call(«3|todos.get»)
       export const wiring = defineWiring({ rpc: { run, get: «1|todos.get» } })`,
      [
        { rule, at: 1, related: [2] },
        { rule, at: 3, related: [2] },
      ],
    )
  })

  it('reports a function that a property holds, and one that is taken by its name in quotes', () => {
    const held = (body: string) => `
      import { defineWiring } from 'solder'
      const todos = { n: 1, «2|get»: function (): number { ${body} } }
      export const wiring = defineWiring({ rpc: { get: «1|todos.get» } })`
    expectProblems(held('return this.n'), [{ rule, at: 1, related: [2], fixes: ["Bind it to 'todos'"] }])
    expectNone(held('return todos.n').replace(/«\d\||»/g, ''))
    const list = '«2|list»(): string[] { return this.titles }'
    expectProblems(wired(list, "«1|todos['list']»"), [{ rule, at: 1, related: [2], fixes: ["Bind it to 'todos'"] }])
    const mended = expectMended(wired(list, "todos['list']"), "Bind it to 'todos'")['app.ts']
    expect(mended).to.include("list: todos['list'].bind(todos)")
  })

  it("is silent about methods without 'this', those that declare it, bound ones, arrows and calls in place", () => {
    expectNone(wired('list(): string[] { return [] }', 'todos.list'))
    expectNone(wired('list(): string[] { class A { b = this }; return [String(new A().b)] }', 'todos.list'))
    expectNone(wired('list = (): string[] => this.titles', 'todos.list'))
    expectNone(wired('list(): string[] { return this.titles }', 'todos.list.bind(todos)'))
    expectNone(wired('list(): string[] { return this.titles }', '() => todos.list()'))
  })
})
