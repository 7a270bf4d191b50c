import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'clock-change'
const cron = (schedule: string, timezone = "timezone: 'Europe/Berlin',") => `
  import { defineWiring } from 'solder'
  const run = (): void => undefined
  export const wiring = defineWiring({ cron: { beat: { schedule: '${schedule}', ${timezone} run } } })`

describe('the rule clock-change', () => {
  it('reports a schedule that is skipped in spring and doubled in autumn', () => {
    const source = cron('«1|*/30 2 * * *»')
    const problems = expectProblems(source, [
      { rule, at: 1 },
      { rule, at: 1 },
    ])
    expect(problems.map(({ message }) => message).sort()).to.deep.equal([
      "When the clocks of 'Europe/Berlin' are put back, '*/30 2 * * *' runs twice: 02:00 or 02:30 comes two times.",
      "When the clocks of 'Europe/Berlin' are put forward, '*/30 2 * * *' does not run that day: there is no 02:00 or 02:30.",
    ])
    expect(expectMended(source, "Change the hour '2' to '3'")['app.ts']).to.include("'*/30 3 * * *'")
  })

  it('knows when the clocks of a time zone are changed', () => {
    expectProblems(cron('«1|0 */5 1 * * *»', "timezone: 'America/New_York',"), [
      { rule, at: 1, says: 'runs twice: 01:00 to 01:55 comes two times.' },
    ])
    expectNone(cron('*/30 1 * * *', "timezone: 'Asia/Tokyo',"))
    expectNone(cron('*/30 2 * * *', ''))
  })

  it('is silent about a single time, which runs once on every day', () => {
    for (const schedule of ['30 2 * * *', '0 3 * * *', '0 0 * * *', '0 2 1 1 *']) expectNone(cron(schedule))
  })

  it('is silent about schedules that also run in other hours', () => {
    for (const schedule of ['*/5 * * * *', '*/30 1-4 * * *', '0 */2 * * *', '@hourly']) expectNone(cron(schedule))
  })

  it('leaves what is wrong in other ways to other rules', () => {
    expectNone(cron('*/30 2 * * *', 'timezone: zone,').replace('const run', 'declare const zone: string\n  const run'))
  })
})
