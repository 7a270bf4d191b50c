import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'session-without-caller'
const functions = `
  import { defineWiring, type Context } from 'solder'
  type UserCtx = Context<object, { userId: string }>
  function own(«9|{ session }: UserCtx»): string { return session.userId }
  function bury(input: { queue: string }, «8|ctx: UserCtx»): string { return input.queue + ctx.session.userId }
  function maybe({ session }: Context<object, { userId: string } | undefined>): boolean { return session === undefined }
  function free({ session }: Context<object, unknown>): boolean { return session === undefined }
  function work(): void {}
  void own; void bury; void free; void maybe; void work
  `
const wired = (wiring: string, ...unmarked: number[]) =>
  unmarked.reduce(
    (left, mark) => left.replace(new RegExp(`«${mark}\\|([^»]*)»`), '$1'),
    `${functions} export const wiring = defineWiring(${wiring})`,
  )

describe('the rule session-without-caller', () => {
  it('reports cron entries and what buries dead jobs', () => {
    expectProblems(wired("{ cron: { beat: { schedule: '0 3 * * *', run: «1|own» } } }", 8), [
      {
        rule,
        at: 1,
        related: [9],
        says: "'own' requires a session, but the clock, which runs the cron entry 'beat', has none.",
      },
    ])
    expectProblems(wired('{ queues: { jobs: { run: work, deadLetter: «1|bury» } } }', 9), [
      { rule, at: 1, related: [8] },
    ])
  })

  it('is silent about callers that may have one, and about functions that require none', () => {
    expectNone(
      wired(
        "{ cron: { beat: { schedule: '0 3 * * *', run: free }, two: { schedule: '0 3 * * *', run: maybe } } }",
        8,
        9,
      ),
    )
    expectNone(wired("{ http: { 'GET /a': own }, rpc: { own }, queues: { jobs: { run: own } } }", 8, 9))
  })
})
