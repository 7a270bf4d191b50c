import { expectNone, expectProblems } from './expect-problems.js'

describe('functions whose declaration is generic', () => {
  it('are read with the types that they have where they are wired', () => {
    expectNone(`
      import { defineWiring, type Context } from 'solder'
      class Repo<T> {
        constructor(private items: T[]) {}
        all = (): T[] => this.items
        find(this: void, i: { of: T }): T { return i.of }
      }
      const repo = new Repo<{ id: string }>([])
      function crud<T>(items: T[]) {
        return { all: (): T[] => items, 'add': (i: T) => items.push(i) }
      }
      const users = crud([{ id: 'x' }])
      const { all } = crud([1])
      interface Store<T> { get(i: { id: string }): T }
      declare const store: Store<Date>
      const retry = <A extends unknown[], R>(f: (...a: A) => Promise<R>) => async (...a: A): Promise<R> => f(...a)
      const get = retry(async (i: { id: string }, c: Context) => i.id + c.id)
      const one = retry(async (i?: { id: string }) => i?.id)
      const echo = <T>(i: { v: T }) => i.v
      const f: (i: { v: string }) => string = echo
      export const wiring = defineWiring({
        rpc: { all: repo.all, find: repo.find, users: users.all, add: users.add, numbers: all, store: store.get, get, one, f },
      })`)
  })

  it('are judged by those types', () => {
    expectProblems(
      `import { defineWiring, type Context } from 'solder'
       function crud<T>(items: T[]) {
         return { «2|all»: (): T[] => items, «4|add»: (i: T) => items.push(i) }
       }
       const users = crud([{ id: 'x' }])
       const calls = crud([() => 1])
       const cells = crud([{ «3|run»: () => 1 }])
       const retry = <A extends unknown[], R>(f: (...a: A) => Promise<R>) => async (...a: A): Promise<R> => f(...a)
       const «8|many» = retry(async (i: { id: string }, «6|j: { id: string }», c: Context) => i.id + j.id + c.id)
       const «7|rest» = retry(async (...ids: string[]) => ids.join())
       export const wiring = defineWiring({
         rpc: { all: users.all, calls: «1|calls.all», cells: cells.all, cell: cells.add, add: «5|calls.add», many, rest },
       })`,
      [
        { rule: 'not-transferable', at: 1, related: [2], says: "The output of 'all' has a function at '[]'" },
        { rule: 'not-transferable', at: 3, related: [2, 4], says: "'run' is a function" },
        { rule: 'not-transferable', at: 5, related: [4], says: "The input of 'add' is a function" },
        { rule: 'not-transferable', at: 6, related: [8], says: "'many' has a second input as parameter 2" },
        { rule: 'not-transferable', at: 7, related: [7], says: "'rest' has a rest parameter" },
      ],
    )
  })

  it('are judged by their declaration where nothing says more', () => {
    expectProblems(
      `import { defineWiring } from 'solder'
       const «2|echo» = <T>(i: { «1|v»: T }): string => String(i.v)
       export const wiring = defineWiring({ rpc: { echo } })`,
      [{ rule: 'not-transferable', at: 1, related: [2], says: "unresolved type parameter 'T'" }],
    )
  })

  it('have the context that they are given', () => {
    expectProblems(
      `import { defineApp, defineWiring, type ChannelContext } from 'solder'
       import { services, type Ctx } from './services.js'
       const retry = <A extends unknown[], R>(f: (...a: A) => R) => (...a: A): R => f(...a)
       const get = retry((i: { id: string }, { store }: Ctx) => store.get(i.id))
       const talk = retry((i: { id: string }, «2|c: ChannelContext») => i.id + c.channel.id)
       export const wiring = defineWiring({ rpc: { get, talk: «1|talk» } })
       export default defineApp({ name: 'a', services, wirings: [wiring] })`,
      [{ rule: 'channel-only', at: 1, related: [2] }],
    )
  })

  it('are judged again when the types of their uses change', () => {
    const files = (user: string) => ({
      'crud.ts': 'export function crud<T>(items: T[]) { return { «2|all»: (): T[] => items } }',
      'types.ts': `export interface User { ${user} }`,
      'users.ts': `
        import { crud } from './crud.js'
        import type { User } from './types.js'
        export const users = crud<User>([])
        export const names = crud(['a'])`,
      'app.ts': `
        import { defineWiring } from 'solder'
        import { names, users } from './users.js'
        export const wiring = defineWiring({ rpc: { names: names.all, users: users.all } })`,
    })
    expectNone(files('name: string'))
    expectProblems(files('«1|name»: () => string'), [{ rule: 'not-transferable', at: 1, related: [2] }])
    expectNone(files('name: string; age: number'))
  })
})
