import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'duplicate-route'

describe('the rule duplicate-route', () => {
  it('reports both of two wirings of an app, each related to the other', () => {
    expectProblems(
      {
        'app.ts': `
          import { defineApp, defineWiring } from 'solder'
          import { admin } from './admin.js'
          function list(): string[] { return [] }
          const todos = defineWiring({ http: { '«1|GET /todos»': list, 'POST /todos': list } })
          export default defineApp({ name: 'a', wirings: [todos, admin] })`,
        'admin.ts': `
          import { defineWiring } from 'solder'
          function listAll(): string[] { return [] }
          export const admin = defineWiring({ http: { '«2|GET /todos»': { run: listAll } } })`,
      },
      [
        { rule, at: 1, related: [2], says: "The route 'GET /todos' is wired a second time in 'admin.ts', line 4." },
        { rule, at: 2, related: [1], says: "The route 'GET /todos' is wired a second time in 'app.ts', line 5." },
      ],
    )
  })

  it('compares by shape: the names of parameters do not tell routes apart', () => {
    expectProblems(
      `import { defineApp, defineWiring } from 'solder'
       function get({ id }: { id: string }): string { return id }
       function find({ name }: { name: string }): string { return name }
       const one = defineWiring({ http: { '«1|GET /todos/:id»': get } })
       const two = defineWiring({ http: { '«2|GET /todos/:name»': find } })
       export default defineApp({ name: 'a', wirings: [one, two] })`,
      [
        { rule, at: 1, related: [2], says: "matches the same requests as 'GET /todos/:name' on line 5" },
        { rule, at: 2, related: [1], says: "matches the same requests as 'GET /todos/:id' on line 4" },
      ],
    )
  })

  it('offers another method, and a path with the name of the function', () => {
    const source = `
      import { defineWiring } from 'solder'
      export const list = (): string[] => []
      export function addTodo(input: { title: string }): void { void input }
      export const one = defineWiring({ http: { 'GET /todos': list, 'POST /todos': addTodo } })
      export const two = defineWiring({ http: { 'GET /todos': list } })
      export const app = defineApp({ name: 'a', wirings: [one, two] })`.replace('import {', 'import { defineApp,')
    expect(expectMended(source, "Change 'GET /todos' to 'PUT /todos'")['app.ts']).to.include("{ 'PUT /todos': list")
    expect(expectMended(source, "Change 'GET /todos' to 'GET /todos/list'")['app.ts']).to.include(
      "'GET /todos/list': list",
    )
  })

  it('offers neither where they are taken, or the key is not written as it is', () => {
    expectProblems(
      `import { defineWiring } from 'solder'
       const run = (): string => ''
       const get = (): string => ''
       export const one = defineWiring({
         http: { '«1|DELETE /a»': run, [\`«2|DELETE /\\x61»\`]: run, 'POST /a': run, 'DELETE /a/run': get },
       })`,
      [
        { rule, at: 1, related: [2], fixes: [] },
        { rule, at: 2, related: [1], fixes: [] },
      ],
      { typescriptErrors: true },
    )
  })

  it('reports each of three', () => {
    expectProblems(
      `import { defineApp, defineWiring } from 'solder'
       const run = (): string => ''
       const one = defineWiring({ http: { '«1|GET /»': run } })
       const two = defineWiring({ http: { '«2|GET /»': run } })
       const three = defineWiring({ http: { '«3|GET /»': run } })
       export default defineApp({ name: 'a', wirings: [one, two, three] })`,
      [
        { rule, at: 1, related: [2, 3] },
        { rule, at: 2, related: [1, 3] },
        { rule, at: 3, related: [1, 2] },
      ],
    )
  })

  it('sees the same key twice in one wiring, in any way of writing it', () => {
    expectProblems(
      `import { defineWiring } from 'solder'
       const run = (): string => ''
       export const one = defineWiring({ http: { '«1|GET /a»': run, ["«2|GET /\\u0061»"]: run, [\`«3|GET /a»\`]: run } })`,
      [
        { rule, at: 1, related: [2, 3] },
        { rule, at: 2, related: [1, 3] },
        { rule, at: 3, related: [1, 2] },
      ],
      { typescriptErrors: true },
    )
  })

  it('compares percent-escapes by what they stand for', () => {
    expectProblems(
      `import { defineWiring } from 'solder'
       const run = (): string => ''
       export const one = defineWiring({ http: { '«1|GET /caf%C3%A9»': run, '«2|GET /café»': run } })`,
      [
        { rule, at: 1, related: [2] },
        { rule, at: 2, related: [1] },
      ],
    )
  })

  it('sees channels at the same path', () => {
    expectProblems(
      `import { defineApp, defineWiring } from 'solder'
       function say(input: { text: string }): void { void input }
       const one = defineWiring({ channels: { '«1|/live/:room»': { open: () => undefined, on: { say, shout: say } } } })
       const two = defineWiring({ channels: { '«2|/live/:id»': { on: { say } } } })
       export default defineApp({ name: 'a', wirings: [one, two] })`,
      [
        { rule, at: 1, related: [2], says: "The channel '/live/:room' matches the same connections as '/live/:id'" },
        { rule, at: 2, related: [1] },
      ],
    )
  })

  it('is silent about other methods, other paths and a channel beside a route', () => {
    expectNone(
      `import { defineApp, defineWiring } from 'solder'
       const run = (): string => ''
       const get = ({ id }: { id: string }): string => id
       const one = defineWiring({
         http: { 'GET /a': run, 'POST /a': run, 'GET /a/b': run, 'GET /A': run, 'GET /a/:id': get, 'GET /:id': get },
         channels: { '/a': { open: run, close: run, on: { open: run } } },
       })
       export default defineApp({ name: 'a', wirings: [one] })`,
    )
  })

  it('is silent about two apps, about wirings in no common app, and about one wiring in two apps', () => {
    expectNone(
      `import { defineApp, defineWiring } from 'solder'
       const run = (): string => ''
       const one = defineWiring({ http: { 'GET /a': run } })
       const two = defineWiring({ http: { 'GET /a': run } })
       export const unused = defineWiring({ http: { 'GET /a': run } })
       export const a = defineApp({ name: 'a', wirings: [one] })
       export const b = defineApp({ name: 'b', wirings: [two] })
       export const c = defineApp({ name: 'c', wirings: [two] })`,
    )
  })
})
