import { expectNone, expectProblems } from './expect-problems.js'
import type { Files } from './fixture-project.js'

const rule = 'invalid-lock'
const locked = (text: string, mark = '«1|$&»'): Files => ({
  'tsconfig.json': '{}',
  'solder.workflows.json': text,
  'app.ts': `
    import { defineWiring, type WorkflowContext } from 'solder'
    export async function flow({ sleep }: WorkflowContext): Promise<void> { await sleep(1) }
    export const wiring = ${'defineWiring({ workflows: { flow } })'.replace(/.*/, mark)}`,
})

describe('the rule invalid-lock', () => {
  it('reports a lock file that is in the middle of a merge, is no JSON, is of another format, or holds something else', () => {
    for (const [text, says] of [
      [
        '{\n«9|<<<<<<<» HEAD\n}',
        "'solder.workflows.json' is in the middle of a merge: keep the side that was released",
      ],
      [
        '{ "format": «9|2», "workflows": {} }',
        'was written by another version of Solder; this one reads the format 1.',
      ],
      ['{ "format": «9|"1"», "workflows": {} }', "is not what 'solder workflows lock' writes"],
      ['«9|{» }', "is not what 'solder workflows lock' writes"],
      ['{ "format": 1, "workflows": «9|[]» }', "is not what 'solder workflows lock' writes"],
      ['{ "format": 1, "workflows": { "flow": [«9|"sleep"»] } }', "is not what 'solder workflows lock' writes"],
      ['{ "format": 1, "workflows": { "flow": [[«9|1»]] } }', "is not what 'solder workflows lock' writes"],
      ['{ "format": 1, "workflows": { "flow": «9|[]» } }', "is not what 'solder workflows lock' writes"],
      ['{ "format": 1 «9|"workflows"»: {} }', 'is not JSON'],
    ] as const) {
      const at = text.includes('"sleep"') ? text.replace('«9|"sleep"»', '"«9|sleep»"') : text
      expectProblems(locked(at.replace('«9|"1"»', '"«9|1»"')), [{ rule, at: 1, related: [9], says }])
    }
  })

  it('is silent about what the command writes', () => {
    expectNone(locked('{ "about": "a", "format": 1, "workflows": { "flow": [["sleep"]] } }', '$&'))
  })
})
