import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'channel-only'
const wired = (wiring: string) => `
  import { defineWiring, type ChannelContext, type Context } from 'solder'
  function greet(«2|{ channel }: ChannelContext»): void { channel.send('hello', {}) }
  function any({ log }: Context): void { log.info('any') }
  void greet; void any
  export const wiring = defineWiring(${wiring})`

describe('the rule channel-only', () => {
  it('reports the function where there is no connection', () => {
    for (const [wiring, thing] of [
      ["{ http: { 'POST /a': «1|greet» } }", 'an HTTP route'],
      ['{ rpc: { «1|greet» } }', 'an RPC method'],
      ['{ queues: { a: { run: «1|greet» } } }', 'a queue'],
      ["{ cron: { a: { schedule: '0 3 * * *', run: «1|greet» } } }", 'a cron entry'],
      ["{ mcp: { tools: { a: { run: «1|greet», description: 'Greets.' } } } }", 'a tool of MCP'],
      ['{ cli: { a: «1|greet» } }', 'a command'],
    ] as const) {
      expectProblems(wired(wiring), [{ rule, at: 1, related: [2], says: `but ${thing} has no connection` }])
    }
  })

  it('reports the function where it is called through a context that has no connection', () => {
    const called = (head: string, body: string, wiring = 'rpc: { ask }') => `
      import { defineWiring, type ChannelContext, type Context, type WorkflowContext } from 'solder'
      function greet(«2|{ channel }: ChannelContext»): void { channel.send('hello', {}) }
      async function ask(${head}): Promise<void> { ${body} }
      export const wiring = defineWiring({ channels: { '/a': { open: greet } }, ${wiring} })
      export type Used = ChannelContext | Context | WorkflowContext`
    const says = "'greet' takes a ChannelContext, and is called here through a"
    expectProblems(called('ctx: Context', 'await ctx.call(«1|greet»)'), [
      { rule, at: 1, related: [2], says: `${says} Context, which has no connection` },
    ])
    expectProblems(called('{ call }: Context', 'await call(«1|greet»)'), [{ rule, at: 1, related: [2] }])
    const flow = called('ctx: WorkflowContext', 'await ctx.step(«1|greet»)', 'workflows: { ask }')
    expectProblems(flow, [{ rule, at: 1, related: [2], says: `${says} WorkflowContext` }])
    const wiring = "channels: { '/a': { open: greet, on: { ask } } }"
    expectNone(
      called('ctx: ChannelContext', 'await ctx.call(greet)', wiring)
        .replace("channels: { '/a': { open: greet } },", '')
        .replace(/«2\||»/g, ''),
    )
    expectNone(called('ctx: Context | ChannelContext', 'await ctx.call(greet)', 'rpc: {}').replace(/«2\||»/g, ''))
    expectNone(called('ctx: Pick<Context, "call">', 'await ctx.call(greet)', 'rpc: {}').replace(/«2\||»/g, ''))
  })

  it('is silent about channels, and about functions that take any context', () => {
    expectNone(
      wired("{ channels: { '/a': { open: greet, on: { greet, any }, close: greet } }, rpc: { any } }").replace(
        /«2\||»/g,
        '',
      ),
    )
  })
})
