import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'unused-ignore'

const wired = (comment: string, hour = '25') => `
import { defineWiring } from 'solder'
const run = (): void => undefined
export const wiring = defineWiring({
  cron: {
    ${comment}
    beat: { schedule: '0 ${hour} * * *', run },
  },
})`

describe('the rule unused-ignore', () => {
  it('reports a comment that ignores nothing, and takes it out', () => {
    const source = wired('// solder-ignore-next-line «1|invalid-cron» it is late', '3')
    expectProblems(source, [{ rule, at: 1, says: "There is no 'invalid-cron' problem on the next line" }])
    expect(expectMended(source, 'Remove the comment')['app.ts']).to.equal(wired('', '3').replace('    \n', ''))
  })

  it('reports a comment that names another rule, an unknown one or none', () => {
    const other = { rule: 'invalid-cron', at: 2 }
    expectProblems(wired('// solder-ignore-next-line «1|not-queued»', '«2|25»'), [{ rule, at: 1 }, other])
    expectProblems(wired('// solder-ignore-next-line «1|invalid-corn» late', '«2|25»'), [
      {
        rule,
        at: 1,
        says: "'invalid-corn' is not the name of a rule, so this comment ignores nothing. Did you mean 'invalid-cron'?",
        fixes: ["Change 'invalid-corn' to 'invalid-cron'", 'Remove the comment'],
      },
      other,
    ])
    expectProblems(wired('/* «1|solder-ignore-next-line» */', '«2|25»'), [{ rule, at: 1 }, other])
    expectMended(wired('/* solder-ignore-next-line invalid-corn late */'), "Change 'invalid-corn' to 'invalid-cron'")
  })

  it('is silent about comments that ignore what any other rule reports, whatever its code', () => {
    const zone = "timezone: 'Nowhere/Else', "
    const ignored = wired('// solder-ignore-next-line invalid-timezone the host has it', '3')
    expectNone(ignored.replace('run }', `${zone}run }`))
  })

  it('knows a rule by its code, too', () => {
    expectProblems(wired('// solder-ignore-next-line «1|790006» late', '«2|25»'), [
      { rule, at: 1, says: "Did you mean 'invalid-cron'?" },
      { rule: 'invalid-cron', at: 2 },
    ])
  })

  it('reports a comment of another word, which ignores nothing', () => {
    for (const word of ['solder-ignore', 'solder-ignore-line', 'solder-ignore-next-lines']) {
      expectProblems(wired(`// «1|${word}» invalid-cron late`, '«2|25»'), [
        { rule, at: 1, says: `'${word}' is no comment that Solder knows: write 'solder-ignore-next-line` },
        { rule: 'invalid-cron', at: 2 },
      ])
    }
    expectMended(wired('// solder-ignore invalid-cron late'), "Change 'solder-ignore' to 'solder-ignore-next-line'")
  })

  it('takes out a comment in front of code without that code', () => {
    const source = wired('/* solder-ignore-next-line «1|invalid-cron» */ a: { schedule: "0 3 * * *", run },', '3')
    expectProblems(source, [{ rule, at: 1 }])
    expect(expectMended(source, 'Remove the comment')['app.ts']).to.include('\n    a: { schedule')
  })

  it('is silent about comments that ignore something, several on one line among them', () => {
    expectNone(wired('// solder-ignore-next-line invalid-cron the scheduler knows this hour'))
    expectNone(wired('/* solder-ignore-next-line invalid-cron the scheduler knows this hour */'))
    expectNone(`
      import { defineWiring } from 'solder'
      const run = (): void => undefined
      export const wiring = defineWiring({
        http: {
          // solder-ignore-next-line duplicate-route for now
          // solder-ignore-next-line missing-route-parameter nobody reads it
          'GET /a/:x': run,
          // solder-ignore-next-line duplicate-route for now
          // solder-ignore-next-line missing-route-parameter nobody reads it
          'GET /a/:y': run,
        },
      })`)
  })

  it('is silent about rules that are switched off, and about what it is told to ignore itself', () => {
    const off = '{ "compilerOptions": { "plugins": [{ "name": "solder", "rules": { "invalid-cron": "off" } }] } }'
    expectNone({ 'app.ts': wired('// solder-ignore-next-line invalid-cron late', '3'), 'tsconfig.json': off })
    expectNone(
      wired('// solder-ignore-next-line unused-ignore it comes and goes\n// solder-ignore-next-line invalid-cron', '3'),
    )
  })

  it('is silent about texts that look like such a comment', () => {
    expectNone('export const text = `\n// solder-ignore-next-line invalid-cron\n${1}\n// solder-ignore-next-line\n`')
    expectNone('export const say = 1 // how to use solder-ignore-next-line')
  })
})
