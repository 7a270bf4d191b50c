import { expectNone, expectProblems } from './expect-problems.js'

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
})
