import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'unreceived-topic'
const files = (more: string, topics = "export const said = defineTopic<string>('said')") => ({
  'topics.ts': `
    import { defineTopic } from 'solder'
    ${topics}`,
  'app.ts': `
    import { defineApp, defineWiring, type ChannelContext, type Context } from 'solder'
    import { said } from './topics.js'
    async function say({ publish }: Context): Promise<void> { await publish(«2|said», '') }
    ${more}
    export default defineApp({ name: 'a', wirings: [defineWiring({ rpc: { say } })] })`,
})
const silent = (more: string) => {
  const { 'topics.ts': topics, 'app.ts': app } = files(more)
  expectNone({ 'topics.ts': topics, 'app.ts': app.replace('«2|said»', 'said') })
}

describe('the rule unreceived-topic', () => {
  it('reports a topic that is only published, at its name', () => {
    const topics = "export const said = defineTopic<string>('«1|said»')"
    expectProblems(files('', topics), [
      {
        rule,
        at: 1,
        related: [2],
        says: "The topic 'said' is published, but no function subscribes a connection to it: nobody gets its messages.",
      },
    ])
    const leave =
      'export async function leave(ctx: ChannelContext): Promise<void> { await ctx.unsubscribe(said) }\nvoid leave'
    expectProblems(files(leave, topics), [{ rule, at: 1, related: [2] }])
  })

  it('is silent where somebody may subscribe', () => {
    silent('export async function join(ctx: ChannelContext): Promise<void> { await ctx.subscribe(said) }\nvoid join')
    silent(
      'const follow = (topic: typeof said, ctx: ChannelContext): Promise<void> => ctx.subscribe(topic)\nvoid follow',
    )
    silent("import { said as spoken } from './topics.js'\nvoid spoken")
    silent('const topics = { said }\nvoid topics')
    silent('export { said as spoken }')
  })

  it('is silent about a topic that is not published, and where there is no app', () => {
    expectNone({ 'topics.ts': files('')['topics.ts'] })
    const { 'app.ts': app, 'topics.ts': topics } = files('')
    expectNone({
      'topics.ts': topics,
      'app.ts': app.replace('«2|said»', 'said').replace(/export default.*/, 'export { say }'),
    })
  })
})
