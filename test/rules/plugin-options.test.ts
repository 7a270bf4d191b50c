import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'plugin-options'

const app = 'export {}'
const config = (entry: string) => `{ "compilerOptions": { "plugins": [{ "name": "other", "rulez": 1 }, ${entry}] } }`
const project = (entry: string) => ({ 'app.ts': app, 'tsconfig.json': config(entry) })

describe('the rule plugin-options', () => {
  it('reports an option that does not exist, and says which was meant', () => {
    expectProblems(project('{ "name": "solder", "«1|ruels»": {}, "«2|zebra»": true }'), [
      {
        rule,
        at: 1,
        says: "The plugin has no option 'ruels'. Did you mean 'rules'?",
        fixes: ["Change 'ruels' to 'rules'"],
      },
      { rule, at: 2, says: /^The plugin has no option 'zebra'\.$/, fixes: [] },
    ])
    expectMended(project('{ "name": "solder", "ruels": {} }'), "Change 'ruels' to 'rules'")
  })

  it('reports a rule that does not exist, and a severity that has no meaning', () => {
    expectProblems(
      project(`{ "name": "solder", "rules": {
        // comments are allowed here
        "«1|duplicate-rout»": "warning",
        "invalid-cron": "«2|warn»",
        "not-queued": «3|1»
      } }`),
      [
        { rule, at: 1, says: "'duplicate-rout' is not the name of a rule. Did you mean 'duplicate-route'?" },
        {
          rule,
          at: 2,
          says: "'invalid-cron' can be 'error', 'warning', 'suggestion' or 'off', not 'warn'. Did you mean 'warning'?",
          fixes: ["Change 'warn' to 'warning'"],
        },
        { rule, at: 3, says: "'not-queued' can be 'error'", fixes: [] },
      ],
    )
    expectMended(project('{ "name": "solder", "rules": { "not-queud": "off" } }'), "Change 'not-queud' to 'not-queued'")
  })

  it('reports rules that are no object', () => {
    expectProblems(project('{ "name": "solder", "rules": «1|["invalid-cron"]» }'), [{ rule, at: 1 }])
  })

  it('looks at entries that only name the transformer, too', () => {
    expectProblems(project('{ "transform": "solder/transformer", "«1|transformprogram»": true }'), [
      { rule, at: 1, says: "Did you mean 'transformProgram'?" },
    ])
  })

  it('is silent about what may be said, and about the entries of others', () => {
    expectNone(
      project(`{
        "name": "solder", "transform": "solder/transformer", "transformProgram": true, "import": "default", "type": "program",
        "rules": { "duplicate-route": "off", "invalid-cron": "suggestion", "not-queued": "warning", "unused-ignore": "error" }
      }`),
    )
    expectNone({ 'app.ts': app, 'tsconfig.json': '{ "compilerOptions": { "plugins": "none" } }' })
    expectNone({ 'app.ts': app, 'tsconfig.json': '{' })
  })
})
