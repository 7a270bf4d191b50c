import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'missing-cron-input'
const wired = (parameter: string, options = '') => `
  import { defineWiring } from 'solder'
  const given = { input: { days: 1 } }
  function «2|purge»(${parameter}): void {}
  void given
  export const wiring = defineWiring({ cron: { beat: { schedule: '0 3 * * *', run: «1|purge»${options} } } })`
const plain = (text: string) => text.replace(/«\d\||»/g, '')

describe('the rule missing-cron-input', () => {
  it('reports a function that needs what nobody gives', () => {
    for (const parameter of ['{ days }: { days: number }', 'input: { days?: number }', 'days: number']) {
      expectProblems(wired(parameter), [
        { rule, at: 1, related: [2], says: "'purge' needs an input, and the cron entry 'beat' gives it none." },
      ])
    }
  })

  it('is silent where it is given, or not needed', () => {
    expectNone(plain(wired('{ days }: { days: number }', ', input: { days: 1 }')))
    expectNone(plain(wired('{ days }: { days: number }', ', ...given')))
    for (const parameter of ['', 'input?: { days: number }', 'input: { days: number } | undefined', 'input: unknown']) {
      expectNone(plain(wired(parameter)))
    }
  })
})
