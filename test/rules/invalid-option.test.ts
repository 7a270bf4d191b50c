import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'invalid-option'
const queue = (options: string) => `
  import { defineWiring } from 'solder'
  const run = (): void => undefined
  export const wiring = defineWiring({ queues: { jobs: { run, ${options} } } })`
const http = (options: string) => queue('').replace(/queues.*/, `http: { 'POST /a': { run, ${options} } } })`)

describe('the rule invalid-option', () => {
  it('reports numbers that an option cannot be, at the number', () => {
    for (const [options, says] of [
      ['retries: «1|-1»', "'retries' has to be a whole number from 0, not -1."],
      ['retries: «1|1.5»', "'retries' has to be a whole number from 0, not 1.5."],
      ['concurrency: «1|0»', "'concurrency' has to be a whole number from 1, not 0."],
      ['timeout: «1|0»', "'timeout' has to be a whole number from 1, not 0."],
      ['backoff: «1|-0.5»', "'backoff' has to be a number from 0, not -0.5."],
    ]) {
      expectProblems(queue(options ?? ''), [{ rule, at: 1, says: says ?? '' }])
    }
    expectProblems(http('timeout: «1|0», bodyLimit: «2|-1»'), [
      { rule, at: 1 },
      { rule, at: 2, says: "'bodyLimit' has to be a whole number from 0, not -1." },
    ])
  })

  it('reports them in tools and commands', () => {
    const cli = queue('').replace(/queues.*/, 'cli: { a: { run, timeout: «1|0» } } })')
    expectProblems(cli, [{ rule, at: 1, says: "'timeout' has to be a whole number from 1, not 0." }])
    const tool = queue('').replace(
      /queues.*/,
      "mcp: { tools: { a: { run, description: 'Runs.', timeout: «1|-5» } } } })",
    )
    expectProblems(tool, [{ rule, at: 1, fixes: ["Change '-5' to '1'"] }])
  })

  it('reports them in cron entries and in limits, too', () => {
    const cron = queue('').replace(/queues.*/, `cron: { a: { run, schedule: '0 3 * * *', retries: «1|-1» } } })`)
    expectProblems(cron, [{ rule, at: 1, says: "'retries' has to be a whole number from 0, not -1." }])
    expectProblems(queue('groupConcurrency: «1|0», rateLimit: { max: «2|0.5», per: «3|0» }'), [
      { rule, at: 1, says: "'groupConcurrency' has to be a whole number from 1, not 0." },
      { rule, at: 2, says: "'rateLimit.max' has to be a whole number from 1, not 0.5." },
      { rule, at: 3, says: "'rateLimit.per' has to be a number above 0, not 0." },
    ])
  })

  it('reports a status that is none of success', () => {
    for (const status of ['404', '99', '302', '200.5']) {
      expectProblems(http(`status: «1|${status}»`), [
        {
          rule,
          at: 1,
          says: `'status' has to be a whole number from 200 to 299, as a successful answer has, not ${status}.`,
          fixes: [],
        },
      ])
    }
  })

  it('offers the nearest number', () => {
    expect(expectMended(queue('concurrency: 0'), "Change '0' to '1'")['app.ts']).to.include('concurrency: 1 }')
  })

  it('is silent about numbers that it can be, and about what the source does not tell', () => {
    expectNone(queue('retries: 0, backoff: 0.5, concurrency: 1, timeout: 1, rateLimit: { max: 1, per: 0.5 }'))
    expectNone(http('timeout: 1_000, bodyLimit: 1e6'))
    expectNone(
      queue('retries: Number(process.env.RETRIES)').replace(
        'const run',
        'declare const process: { env: { RETRIES: string } }\n  const run',
      ),
    )
  })
})
