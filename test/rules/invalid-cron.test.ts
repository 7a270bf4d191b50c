import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'invalid-cron'

const wired = (schedule: string) => `
  import { defineWiring } from 'solder'
  const run = (): void => undefined
  export const wiring = defineWiring({ cron: { beat: { schedule: ${schedule}, run } } })`

const cases: [schedule: string, says: string][] = [
  ["'«1|60» * * * *'", "'60' is not valid for the minute of a cron expression, which is 0–59."],
  ["'0 «1|24» * * *'", "'24' is not valid for the hour"],
  ["'0 0 «1|32» * *'", "'32' is not valid for the day of the month"],
  ["'0 0 1 «1|13» *'", "'13' is not valid for the month"],
  ["'0 0 * * «1|8»'", "'8' is not valid for the day of the week"],
  ["'«1|61» 0 0 * * *'", "'61' is not valid for the second"],
  ["'0 «1|60» 0 * * *'", "'60' is not valid for the minute"],
  ["'«1|*/0» * * * *'", "'*/0' has the step 0 in the minute of a cron expression: a step is at least 1."],
  ["'«1|1-5/00» * * * *'", "'1-5/00' has the step 0 in the minute"],
  [
    "'* «1|5-1» * * *'",
    "The range '5-1' runs backwards in the hour of a cron expression: one that goes past the end is written as two, '5-23,0-1'.",
  ],
  ["'0 0 «1|1,40-2» * *'", "'1,40-2' is not valid for the day of the month"],
  [
    "'«1|5/10» * * * *'",
    "'5/10' has a step behind one value in the minute of a cron expression: a step stands behind '*' or a range, '5-59/10'.",
  ],
  ["'0  0\\t* «1|FOO»   *'", "'FOO' is not valid for the month"],
  ["' 0 «1|99» * * * '", "'99' is not valid for the hour"],
  ["'\\x30 \\u{30} «1|\\x3332» * *'", "'332'"],
  ['`0 «1|25» * * *`', "'25'"],
  ["'«1|* * * *»'", "'* * * *' has 4 fields; a cron expression has five"],
  ["'«1|hourly»'", 'has 1 field;'],
  ["'«1|* * * * * * *»'", 'has 7 fields'],
  ["«1|''»", 'has 0 fields'],
  ["'0 0 «1|30» 2 *'", 'it never runs'],
  ["'0 0 0 «1|31» 4,6,9,11 *'", 'it never runs'],
]

describe('the rule invalid-cron', () => {
  for (const [schedule, says] of cases) {
    it(`reports ${schedule}`, () => {
      expectProblems(wired(schedule), [{ rule, at: 1, says }])
    })
  }

  for (const [field, mended] of [
    ['0 22-6 * * *', '0 22-23,0-6 * * *'],
    ['0 0 * * fri-mon', '0 0 * * fri-SAT,SUN-mon'],
    ['0 0 1 DEC-FEB *', '0 0 1 DEC,JAN-FEB *'],
    ['0 0 * 3,11-2/2 *', '0 0 * 3,11-12/2,1-2/2 *'],
    ['0 0 * * 5-1', '0 0 * * 5-6,0-1'],
    ['5/10 * * * *', '5-59/10 * * * *'],
  ] as const) {
    it(`offers '${mended}' for '${field}'`, () => {
      const [before, after] = [field, mended].map((each) => each.split(' '))
      const at = before?.findIndex((text, index) => text !== after?.[index]) ?? 0
      const title = `Change '${before?.[at] ?? ''}' to '${after?.[at] ?? ''}'`
      expect(expectMended(wired(`'${field}'`), title)['app.ts']).to.include(`'${mended}'`)
    })
  }

  it('reports each bad field', () => {
    expectProblems(wired("'«1|99» 0 «2|0» * «3|X»'"), [
      { rule, at: 1 },
      { rule, at: 2 },
      { rule, at: 3 },
    ])
  })

  it('reports a schedule in a constant, where its text is', () => {
    expectProblems(
      `import { defineWiring } from 'solder'
       const run = (): void => undefined
       const nightly = '0 «1|25» * * *'
       export const wiring = defineWiring({ cron: { beat: { schedule: nightly, run } } })`,
      [{ rule, at: 1 }],
    )
  })

  for (const schedule of [
    '0 3 * * *',
    '*/5 * * * *',
    '0 0 1,15 * MON-FRI',
    '30 4 L * *',
    '0 0 * * MON#2',
    '* * * * * *',
    '0 0 29 2 *',
    '@daily',
    '  0 3 * * *  ',
    '0 0 * * 7',
    '0 9 * JAN-MAR SUN',
  ]) {
    it(`is silent about '${schedule}'`, () => {
      expectNone(wired(`'${schedule}'`))
    })
  }

  it('is silent about a schedule that the source does not tell', () => {
    expectNone(wired('String(Date.now())'))
  })

  it('changes a field to what was probably meant', () => {
    const source = (schedule: string) =>
      `import { defineWiring } from 'solder'
       export const wiring = defineWiring({ cron: { beat: { schedule: '${schedule}', run: (): void => undefined } } })`
    for (const [wrong, text, nearest] of [
      ['0 24 * * *', '24', '0'],
      ['0 25 * * *', '25', '23'],
      ['60 3 * * *', '60', '0'],
      ['0 3 0 * *', '0', '1'],
      ['0 3 * january *', 'january', 'JAN'],
      ['0 3 * * MOND-FRY', 'MOND-FRY', 'MON-FRI'],
    ] as const) {
      const mended = expectMended(source(wrong), `Change '${text}' to '${nearest}'`)
      expect(mended['app.ts']).to.equal(source(wrong.replace(` ${text}`, ` ${nearest}`).replace(/^60/, '0')))
    }
  })
})
