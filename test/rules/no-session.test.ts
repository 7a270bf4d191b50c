import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'no-session'
const app = (wiring: string, options = '') => `
  import { defineApp, defineWiring, type ChannelContext, type Context } from 'solder'
  type Session = { userId: string }
  function own(«9|{ session }: Context<object, Session>»): string { return session.userId }
  function maybe({ session }: Context<object, Session | undefined>): boolean { return session === undefined }
  function free(ctx: Context): string { return ctx.id }
  function join(«8|ctx: ChannelContext<object, Session>»): void { ctx.channel.close() }
  function login(ctx: ChannelContext<object>): void { ctx.setSession({ userId: '' }) }
  void own; void maybe; void free; void join; void login
  declare const more: { session?: () => Session }
  void more
  const wiring = defineWiring(${wiring})
  export default «7|defineApp({ name: 'a', ${options} wirings: [wiring] })»`

const silent = (source: string) => {
  expectNone(source.replace(/«\d\||»/g, ''))
}
const only = (source: string, ...marks: number[]) =>
  [7, 8, 9]
    .filter((mark) => !marks.includes(mark))
    .reduce((text, mark) => text.replace(new RegExp(`«${mark}\\|([^»]*)»`), '$1'), source)

describe('the rule no-session', () => {
  it('reports HTTP routes, RPC methods and what opens a channel', () => {
    expectProblems(only(app("{ http: { 'GET /a': «1|own» }, rpc: { «2|own» } }"), 7, 9), [
      {
        rule,
        at: 1,
        related: [7, 9],
        says: "'own' requires a session, but its app has no 'session' function: every call is refused.",
      },
      { rule, at: 2, related: [7, 9] },
    ])
    expectProblems(only(app("{ channels: { '/a': { open: «1|join» } } }"), 7, 8), [{ rule, at: 1, related: [7, 8] }])
  })

  it('is silent where there may be a session, or needs to be none', () => {
    silent(app("{ http: { 'GET /a': own }, rpc: { own } }", 'session: (): Session => ({ userId: "" }),'))
    silent(app("{ http: { 'GET /a': own } }", '...more,'))
    silent(app("{ http: { 'GET /a': maybe, 'GET /b': free }, queues: { own } }"))
    silent(app("{ channels: { '/a': { open: login, on: { own } } } }"))
  })

  it('is silent about MCP and commands, whose hosts may give one', () => {
    const tool = "mcp: { tools: { own: { run: own, description: 'Says who you are.' } } }"
    silent(app(`{ ${tool}, cli: { own } }`))
  })

  it('is silent about a wiring that no app is known to have', () => {
    silent(app('{ rpc: { own } }').replace(/export default.*/, 'export { wiring }'))
  })
})
