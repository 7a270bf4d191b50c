import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'unexplained-ignore'
const wired = (comment: string) => `
  import { defineWiring } from 'solder'
  const run = (): void => undefined
  export const w = defineWiring({
    ${comment}
    cron: { a: { schedule: '0 25 * * *', run } },
  })`

describe('the rule unexplained-ignore', () => {
  it('hints at a comment that ignores a problem and does not say why', () => {
    const says = "This comment does not say why 'invalid-cron' is ignored"
    expectProblems(wired('// solder-ignore-next-line «1|invalid-cron»'), [{ rule, at: 1, says }])
    expectProblems(wired('/* solder-ignore-next-line «1|invalid-cron» */'), [{ rule, at: 1, says }])
  })

  it('is silent about one that says why, and leaves one that ignores nothing to another rule', () => {
    expectNone(wired('// solder-ignore-next-line invalid-cron the scheduler has 25 hours'))
    expectNone(wired('/* solder-ignore-next-line invalid-cron the scheduler has 25 hours */'))
    expectProblems(wired('// solder-ignore-next-line «1|invalid-cron»').replace('25', '2'), [
      { rule: 'unused-ignore', at: 1 },
    ])
  })
})
