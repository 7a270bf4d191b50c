import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

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

  it('gives an input that fits, to be filled in', () => {
    for (const [parameter, input] of [
      ['{ days }: { days: number }', '{ days: 1 }'],
      ['input: { days?: number }', '{}'],
      ["input: { kind: 'it\\'s'; 'a-b': boolean[] }", "{ kind: 'it\\'s', 'a-b': [true] }"],
      ['days: string', "'text'"],
    ]) {
      const mended = expectMended(plain(wired(parameter ?? '')), `Give it 'input: ${input ?? ''}'`)['app.ts']
      expect(mended).to.include(`run: purge, input: ${input ?? ''} }`)
    }
    const inline = plain(wired('')).replace('run: purge', 'run: (days: number) => days')
    expect(expectMended(inline, "Give it 'input: 1'")['app.ts']).to.include('run: (days: number) => days, input: 1 }')
  })

  it('offers none where JavaScript writes another value than JSON does, or a method stands in the way', () => {
    expectProblems(wired('at: Date'), [{ rule, at: 1, related: [2], fixes: [] }])
    const method = plain(wired('')).replace('run: purge', '«1|run»(days: number) { return days }')
    expectProblems(method, [{ rule, at: 1, fixes: [] }])
  })

  it('is silent where it is given, or not needed', () => {
    expectNone(plain(wired('{ days }: { days: number }', ', input: { days: 1 }')))
    expectNone(plain(wired('{ days }: { days: number }', ', ...given')))
    for (const parameter of ['', 'input?: { days: number }', 'input: { days: number } | undefined', 'input: unknown']) {
      expectNone(plain(wired(parameter)))
    }
  })
})
