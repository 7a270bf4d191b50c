import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'unchecked-any'

const wired = (declarations: string) => `
  import { defineWiring } from 'solder'
  ${declarations}
  export const wiring = defineWiring({ rpc: { run } })`

describe('the rule unchecked-any', () => {
  it('reports a property, in the file that declares it', () => {
    expectProblems(
      {
        'app.ts': `
          import { defineWiring } from 'solder'
          import { run } from './run.js'
          export const wiring = defineWiring({ rpc: { run } })`,
        'run.ts': `
          import type { Event } from './types.js'
          export function «3|run»(event: Event): Event[] { return [event] }`,
        'types.ts': `
          export interface Event { «1|details»: any; more: Record<string, { «2|deep»: any[] }> }`,
      },
      [
        { rule, at: 1, related: [3], says: "'details' is 'any' in the input of 'run'" },
        { rule, at: 2, related: [3], says: "'deep' is 'any'" },
      ],
    )
  })

  it('reports a whole input or output', () => {
    expectProblems(wired(`function «3|run»(«1|input: any»): string { return String(input) }`), [
      { rule, at: 1, related: [3], says: "The input of 'run' is 'any'" },
    ])
    expectProblems(wired(`function «3|run»(): «1|any» { return 1 }`), [
      { rule, at: 1, related: [3], says: "The output of 'run' is 'any'" },
    ])
  })

  it('reports what a codec is made for', () => {
    expectProblems(`import { codec } from 'solder'\nexport const c = codec<«1|{ «2|a»: any }»>()`, [
      { rule, at: 2, related: [1], says: "'a' is 'any' in the type of 'codec'" },
    ])
  })

  it("changes it to 'unknown' where it is written", () => {
    const title = "Change 'any' to 'unknown'"
    for (const declaration of [
      'function run(input: any): string { return String(input) }',
      'function run(input: { a?: any }): string { return String(input.a) }',
      "function run(input: { 'b': Map<string, any[]> }): number { return input.b.size }",
      'async function run(): Promise<any> { return Promise.resolve(1) }',
      'class Log { all: any; constructor() { this.all = 1 } }\nfunction run(): Log { return new Log() }',
    ])
      expect(expectMended(wired(declaration), title)['app.ts']).to.equal(wired(declaration.replace('any', 'unknown')))
    for (const declaration of [
      'type Anything = any\nfunction «1|run»(«2|input: Anything»): string { return String(input) }',
      'function «1|run»(input: { «2|a»: [any, any] }): string { return String(input.a) }',
    ])
      expectProblems(wired(declaration), [{ rule, at: 2, related: [1], fixes: [] }])
  })

  it('is silent about unknown, and about functions that are wired nowhere', () => {
    expectNone(
      wired(`export function other(input: any): any { return input }
        function run(input: { a: unknown; b: object }): unknown { return input.a }`),
    )
  })
})
