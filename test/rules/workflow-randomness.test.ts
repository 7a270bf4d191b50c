import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'
import { workflow } from './workflow-source.js'

const rule = 'workflow-randomness'
const modules = {
  'node.d.ts': `
    declare module 'node:crypto' { export function randomUUID(): string; export function randomBytes(n: number): string; export function createHash(of: string): string }
    declare module 'uuid' { export function v4(): string; export function v5(of: string): string }
    declare module 'nanoid' { export function nanoid(): string }`,
}

describe('the rule workflow-randomness', () => {
  it('reports random numbers and ids, and offers those of the context', () => {
    const body =
      'const all = [«1|Math.random()», «2|crypto.randomUUID()», «3|crypto.getRandomValues(new Uint8Array(1))»]; void all'
    const fixes = (of: string) => [
      {
        rule,
        at: 1,
        says: "'Math.random()' gives something else each time 'flow' is replayed",
        fixes: [`Replace 'Math.random()' with '${of}random()'`],
      },
      { rule, at: 2, fixes: [`Replace 'crypto.randomUUID()' with '${of}uuid()'`] },
      { rule, at: 3, says: "'crypto.getRandomValues(…)'", fixes: [] },
    ]
    expectProblems(workflow(body), fixes('ctx.'))
    expectProblems(workflow(body, { context: '{ step }' }), fixes(''))
    const mended = expectMended(
      workflow('const n = Math.random(); void n', { context: '{ step }' }),
      "Replace 'Math.random()' with 'random()'",
    )
    expect(mended['app.ts']).to.include('{ step, random }: Flow').and.to.include('const n = random()')
  })

  it("reports those of Node's crypto and of packages, by whatever name", () => {
    const top = `
      import { randomUUID, createHash } from 'node:crypto'
      import * as all from 'node:crypto'
      import { v4 as make, v5 } from 'uuid'
      import { nanoid } from 'nanoid'`
    const body = `void [«1|randomUUID()», «2|all.randomBytes(4)», «3|make()», «4|nanoid()», createHash(''), all.createHash(''), v5('')]`
    expectProblems({ ...modules, 'app.ts': workflow(body, { top }) }, [
      { rule, at: 1, fixes: ["Replace 'randomUUID()' with 'ctx.uuid()'"] },
      { rule, at: 2, fixes: [] },
      { rule, at: 3, fixes: ["Replace 'make()' with 'ctx.uuid()'"] },
      { rule, at: 4 },
    ])
  })

  it('reports functions that are called', () => {
    const top = 'const dice = (): number => Math.floor(«9|Math.random()» * 6)'
    const says = "'dice' leaves something to chance ('Math.random()'), which is another each time 'flow' is replayed."
    expectProblems(workflow('const n = «1|dice»(); void n', { top }), [{ rule, at: 1, related: [9], says }])
  })

  it('is silent about what is always the same, and about steps', () => {
    const top = 'export const dice = (_: Context): number => Math.random()'
    expectNone(
      workflow('const n = ctx.random() + Math.floor(1.5); void [n, ctx.uuid(), await ctx.step(dice)]', { top }),
    )
  })
})
