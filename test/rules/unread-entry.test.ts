import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'unread-entry'

describe('the rule unread-entry', () => {
  it('reports keys, spreads and objects that only show at run time, where they are', () => {
    expectProblems(
      `import { defineWiring } from 'solder'
       const run = (): string => ''
       declare const key: string
       declare const more: Record<string, () => string>
       const made = (): Record<string, () => string> => ({})
       const extra = { ...«1|more» }
       export const w = defineWiring({
         http: { «2|[key]»: run, 'GET /a': run, ...extra, ...«3|made()», get «4|'GET /b'»() { return run } },
         rpc: «5|made()»,
         channels: { '/live': { on: «6|made()» }, '/more': «7|made()» },
         mcp: { tools: «8|made()», ...«9|made()» },
         cli: { ...«10|made()» },
       })`,
      [
        { rule, at: 1, says: 'What is spread here only shows at run time' },
        { rule, at: 2, says: 'Which key this is only shows at run time' },
        { rule, at: 3 },
        { rule, at: 4 },
        { rule, at: 5, says: 'What this holds only shows at run time' },
        { rule, at: 6 },
        { rule, at: 7 },
        { rule, at: 8, says: 'What this holds only shows at run time' },
        { rule, at: 9 },
        { rule, at: 10 },
      ],
    )
  })

  it('reads keys that are made of constants', () => {
    expectProblems(
      `import { defineWiring } from 'solder'
       const run = (): string => ''
       const prefix = '/api'
       const version = 1
       const list = \`GET \${prefix}/todos\`
       enum Routes { one = 'GET /one', other = 'GET /one/' }
       export const w = defineWiring({
         http: { [Routes.one]: run, [«1|Routes['other']»]: run, [\`GET \${prefix}/x\`]: run, ['GET ' + prefix]: run, [list]: run,
           [\`GET /v\${version}\`]: run, «2|[\`GET /\${version + 1}\`]»: run },
       })`,
      [
        { rule: 'invalid-route', at: 1, says: "The path ends with '/'" },
        { rule, at: 2 },
      ],
    )
  })

  it('reports a wiring whose whole is made by a function, and an app that takes its wirings from one', () => {
    expectProblems(
      `import { defineApp, defineWiring } from 'solder'
       const made = () => ({ http: {} })
       const wiring = defineWiring(«1|made()»)
       const wirings = () => [wiring]
       export const one = defineApp({ name: 'a', wirings: [...«2|wirings()»] })
       export const two = defineApp({ name: 'b', wirings: «3|wirings()» })
       export const three = defineApp({ name: 'c', wirings: [«4|wirings()[0]!»] })`,
      [
        { rule, at: 1 },
        { rule, at: 2, says: 'Which wirings this app has only shows at run time' },
        { rule, at: 3 },
        { rule, at: 4 },
      ],
    )
  })

  it('says of an object in place of a wiring what makes one', () => {
    expectProblems(
      `import { defineApp } from 'solder'
       const run = (): string => ''
       const plain = { http: { 'GET /a': run } }
       export default defineApp({ name: 'a', wirings: [«1|plain as never»] })`,
      [{ rule, at: 1, says: "A wiring is made by 'defineWiring'" }],
    )
  })

  it('reports it in the file where it stands', () => {
    expectProblems(
      {
        'app.ts': `
          import { defineWiring } from 'solder'
          import { routes } from './routes.js'
          export const w = defineWiring({ http: { ...routes } })`,
        'routes.ts': `
          declare const key: string
          export const routes = { «1|[key]»: (): string => '', 'GET /a': (): string => '' }`,
      },
      [{ rule, at: 1 }],
    )
  })

  it('is silent about everything that the source tells', () => {
    expectNone({
      'app.ts': `
        import { defineApp, defineWiring } from 'solder'
        import * as others from './others.js'
        const route = 'GET /a'
        const run = (): string => ''
        const more = { 'GET /b': run, [\`GET /c\`]: run } as const
        const on = { say: run }
        const w = defineWiring({
          http: { [route]: run, ...more, ...(undefined as object | undefined), ...others.routes },
          channels: { '/live': { on } },
          rpc: { run } satisfies Record<string, () => string>,
        })
        const all = [w] as const
        export default defineApp({ name: 'a', wirings: [...all, others.wiring] })`,
      'others.ts': `
        import { defineWiring } from 'solder'
        export const routes = { 'GET /d': (): string => '' }
        export const wiring = defineWiring({ http: { 'GET /e': (): string => '' } })`,
    })
  })

  it('leaves wirings of another project to that project', () => {
    expectNone({
      'app.ts': `
        import { defineApp } from 'solder'
        import { wiring } from './built.js'
        export default defineApp({ name: 'a', wirings: [wiring] })`,
      'built.d.ts': `
        import type { DefinedWiring } from 'solder'
        export declare const wiring: DefinedWiring`,
    })
  })
})
