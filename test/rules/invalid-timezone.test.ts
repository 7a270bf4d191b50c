import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'invalid-timezone'
const wired = (timezone: string) => `
  import { defineWiring } from 'solder'
  export const wiring = defineWiring({
    cron: { beat: { schedule: '0 3 * * *', timezone: ${timezone}, run: (): void => undefined } },
  })`

describe('the rule invalid-timezone', () => {
  it('reports a zone that does not exist, and says which was meant', () => {
    expectProblems(wired("'«1|Europe/Berln»'"), [
      { rule, at: 1, says: "'Europe/Berln' is not an IANA time zone. Did you mean 'Europe/Berlin'?" },
    ])
    expectProblems(wired("'«1|here and now»'"), [{ rule, at: 1, says: /zone\.$/, fixes: [] }])
    const mended = expectMended(wired("'Europe/Berln'"), "Change 'Europe/Berln' to 'Europe/Berlin'")
    expect(mended['app.ts']).to.equal(wired("'Europe/Berlin'"))
  })

  it('is silent about zones that exist, and those that the source does not tell', () => {
    for (const zone of ["'Europe/Berlin'", "'UTC'", "'America/Argentina/Buenos_Aires'", "String('none')"]) {
      expectNone(wired(zone))
    }
  })
})
