import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

describe('ignore comments', () => {
  const wired = (comment: string) => `
    import { defineWiring } from 'solder'
    const run = (): void => undefined
    export const wiring = defineWiring({
      cron: {
        beat: {
          ${comment}
          schedule: '«1|99» * * * *',
          run,
        },
      },
    })`

  it('take out a problem of the rule they name on the next line', () => {
    expectNone(wired('// solder-ignore-next-line invalid-cron the scheduler takes 99').replace(/«1\||»/g, ''))
    expectNone(wired('/* solder-ignore-next-line invalid-cron the scheduler takes 99 */').replace(/«1\||»/g, ''))
  })

  it('leave other rules and other lines alone', () => {
    const expected = [
      { rule: 'invalid-cron', at: 1 },
      { rule: 'unused-ignore', at: 2 },
    ]
    expectProblems(wired('// solder-ignore-next-line «2|duplicate-route» because'), expected)
    expectProblems(wired('// «2|solder-ignore-next-line»'), expected)
    expectProblems(wired('// solder-ignore-next-line «2|invalid-cron» because\n'), expected)
  })

  it('take out a problem of any rule, whatever its code is', () => {
    expectNone(`
      import { defineWiring } from 'solder'
      import type { Ctx } from './services.js'
      const search = (input: { q?: string; o?: { x: number } }): string => input.q ?? ''
      const job = (input: { id: string }): void => void input
      export async function create(ctx: Ctx): Promise<void> {
        // solder-ignore-next-line unawaited-call nobody waits for it
        ctx.enqueue(job, { id: '1' })
        // solder-ignore-next-line not-queued another project wires it
        await ctx.enqueue(search, {})
      }
      export const wiring = defineWiring({
        http: {
          // solder-ignore-next-line no-source 'o' is set by the proxy
          'GET /search': search,
        },
        rpc: { create },
        queues: { job },
        cron: {
          night: {
            // solder-ignore-next-line clock-change once more is no harm
            schedule: '*/30 2 * * *',
            timezone: 'Europe/Berlin',
            run: () => undefined,
          },
        },
      })`)
  })

  it('take out what is said of every rule that judges others', () => {
    expectNone(
      wired(
        '// solder-ignore-next-line unexplained-ignore it is plain\n          // solder-ignore-next-line invalid-cron',
      ).replace(/«1\||»/g, ''),
    )
  })

  it('may be blocks of several lines, which speak of the line behind them', () => {
    const block = (named: string) => `/* solder-ignore-next-line ${named} the scheduler
            takes 99 */`
    expectNone(wired(block('invalid-cron')).replace(/«1\||»/g, ''))
    const text = `
      import { defineWiring } from 'solder'
      function f(
        /* solder-ignore-next-line «1|invalid-route» a reason
         * and more
         */
        x: number,
      ): number {
        return x
      }
      export const wiring = defineWiring({ rpc: { f: () => f(1) } })`
    expectProblems(text, [{ rule: 'unused-ignore', at: 1 }])
    expect(expectMended(text, 'Remove the comment')['app.ts']).to.include('f(\n        x: number')
  })
})
