import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'unfit-cron-input'
const cron = (type: string, input: string, before = '') => `
  import { defineWiring, type Minimum } from 'solder'
  ${before}
  export interface Input { days: number & Minimum<1>; kinds?: ('old' | 'done')[]; until?: Date }
  const «9|run» = (input: ${type}): unknown => input
  export const w = defineWiring({ cron: { a: { schedule: '0 3 * * *', run, input: ${input} } } })`

describe('the rule unfit-cron-input', () => {
  it('reports the innermost part that does not fit', () => {
    for (const [type, input, says] of [
      ['Input', `{ days: «1|'30'» }`, "'days' does not fit the input of 'run': expected number"],
      ['Input', '{ days: «1|0» }', "'days' does not fit the input of 'run': expected number"],
      ['Input', `{ days: 1, kinds: ['old', «1|'new'»] }`, "'kinds.1' does not fit the input of 'run': expected"],
      ['Input', `{ days: 1, until: «1|'2030-01-01'» }`, "'until' does not fit the input of 'run': expected"],
      ['Input', `«1|{ kinds: [] }»`, "The input of 'run' needs 'days', and the cron entry 'a' does not give it."],
      ['Input', `«1|undefined»`, "The cron entry 'a' gives 'run' an input that does not fit: expected"],
      ['string', '«1|5»', "The cron entry 'a' gives 'run' an input that does not fit: expected string."],
      ['bigint', '«1|5»', 'expected'],
    ]) {
      expectProblems(cron(type ?? '', input ?? ''), [{ rule, at: 1, related: [9], says: says ?? '' }])
    }
  })

  it('follows constants, and shows what stands elsewhere where it is named', () => {
    expectProblems(
      {
        'app.ts': cron('Input', '{ days: «1|days» }', "import { days } from './days.js'"),
        'days.ts': 'export const days = 0',
      },
      [{ rule, at: 1, related: [9] }],
    )
  })

  it('is silent about what fits', () => {
    const plain = (type: string, input: string, before = '') => {
      expectNone(cron(type, input, before).replace('«9|run»', 'run'))
    }
    plain('Input', `{ days: 30, kinds: ['old'], until: new Date('2030-01-01') }`)
    plain('Input', `{ days, kinds } as const`, `const days = 30, kinds = ['done'] as const`)
    plain('bigint', '5n')
    plain('string | null', 'null')
    plain('boolean[]', '[true, false]')
    plain('number', '-5')
    plain('Input | undefined', 'undefined')
  })

  it('is silent about what the source does not tell', () => {
    const plain = (type: string, input: string, before = '') => {
      expectNone(cron(type, input, before).replace('«9|run»', 'run'))
    }
    plain('Input', '{ days: Number(days) }', 'declare const days: string')
    plain('Input', 'made()', 'const made = (): unknown => 1')
    plain('Input', '{ ...made() }', 'const made = (): object => ({})')
    plain('Input', '{ days: 30, until: new Date() }')
    plain('Map<string, number>', 'new Map([["a", 1]])')
  })
})
