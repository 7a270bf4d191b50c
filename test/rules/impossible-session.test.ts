import { expectNone, expectProblems, type Expected } from './expect-problems.js'

const rule = 'impossible-session'
const app = (session: string, asked: string, wiring = "{ http: { 'GET /a': «1|own» } }") => `
  import { defineApp, defineWiring, type Context } from 'solder'
  interface User { userId: string; role: 'user' | 'guest'; isStaff?: boolean }
  interface Machine { machineId: string }
  function own(«9|ctx: Context<object, ${asked}>»): string { return ctx.id }
  export default «8|defineApp({ name: 'a', session: ${session}, wirings: [defineWiring(${wiring})] })»`
const user = "(): User => ({ userId: '', role: 'user' })"
const at = (says: string): Expected => ({ rule, at: 1, related: [8, 9], says })
const silent = (session: string, asked: string, wiring?: string) => {
  expectNone(app(session, asked, wiring).replace(/«\d\||»/g, ''))
}

describe('the rule impossible-session', () => {
  it('reports what the sessions of the app never have, for HTTP, RPC and what opens a channel', () => {
    const says =
      "'own' requires a session with 'tenant', which the app's 'session' function never gives: every call is refused."
    for (const wiring of [undefined, '{ rpc: { «1|own» } }', "{ channels: { '/a': { open: «1|own» } } }"]) {
      expectProblems(app(user, 'User & { tenant: string }', wiring), [at(says)])
    }
    expectProblems(app(`async (): Promise<User | undefined> => undefined`, '{ tenant: string }'), [at(says)])
  })

  it('reports literals that they never are', () => {
    expectProblems(app(user, "{ userId: string; role: 'admin' }"), [
      at("a session whose 'role' is 'admin', and the app's 'session' function only gives 'guest' or 'user'"),
    ])
    expectProblems(app("(): 'ada' => 'ada'", "'bob'"), [
      at("requires the session 'bob', and the app's 'session' function only gives 'ada'"),
    ])
    expectProblems(app('(): { in: { deep: 1 } } => ({ in: { deep: 1 } })', '{ in: { deep: 2 } }'), [
      at("whose 'in.deep' is '2'"),
    ])
  })

  it('reports what contradicts itself', () => {
    expectProblems(app(user, "User & { role: 'admin' }"), [
      at("'own' requires a session that contradicts itself, which nobody can have: every call is refused."),
    ])
  })

  it('is silent about what a session may be', () => {
    silent(user, 'User')
    silent(user, "User & { role: 'guest' }")
    silent(user, 'User & { isStaff: true }')
    silent(user, 'User | { tenant: string }')
    silent('(): User | Machine => ({ machineId: "" })', 'Machine')
    silent('(): { flags: boolean } => ({ flags: true })', '{ flags: true }')
    silent('(): Record<string, string> => ({})', '{ tenant: string }')
    silent('(): any => ({})', '{ tenant: string }')
    silent('() => ({ id: "" })', '{ tenant: string }')
    silent('(): unknown => ({})', '{ tenant: string }')
    silent(user, '{ tenant: string } | undefined')
    silent('(): { id: string } => ({ id: "" })', "{ id: 'root' }")
  })

  it('is silent about jobs and open channels, which may have another session', () => {
    silent(user, '{ tenant: string }', "{ queues: { own }, channels: { '/a': { on: { own } } } }")
  })
})
