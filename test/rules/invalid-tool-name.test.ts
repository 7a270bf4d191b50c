import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'invalid-tool-name'
const wired = (key: string) => `
  import { defineWiring } from 'solder'
  /** Says hello. */
  const hello = (): string => 'hello'
  export const wiring = defineWiring({ mcp: { tools: { ${key}: hello } } })`
const long = 'a'.repeat(129)

describe('the rule invalid-tool-name', () => {
  it('reports characters that no name of a tool has, and offers the nearest name', () => {
    for (const [key, says, mended] of [
      [
        'say hello',
        "'say hello' is no name of a tool: that is letters from A to Z, digits, '_', '-' and '.', and no space.",
        'say_hello',
      ],
      ['größe/ändern', "and no 'ö'.", 'gro_e_andern'],
      [' hello!', 'and no space.', 'hello'],
    ] as const) {
      expectProblems(wired(`'«1|${key}»'`), [{ rule, at: 1, says, fixes: [`Change the key to '${mended}'`] }])
      expect(expectMended(wired(`'${key}'`), `Change the key to '${mended}'`)['app.ts']).to.include(
        `'${mended}': hello`,
      )
    }
  })

  it('offers nothing where nothing is left, or where the key is written as another text', () => {
    expectProblems(wired("«1|''»"), [{ rule, at: 1, says: 'The name of the tool is empty', fixes: [] }])
    expectProblems(wired("'«1|!?»'"), [{ rule, at: 1, fixes: [] }])
    expectProblems(wired("'«1|say\\x20hello»'"), [{ rule, at: 1, fixes: [] }])
  })

  it('reports a name that is too long', () => {
    expectProblems(wired(`«1|${long}»`), [
      {
        rule,
        at: 1,
        says: 'The name of this tool has 129 characters, and may have 128.',
        fixes: [`Change the key to '${long.slice(1)}'`],
      },
    ])
  })

  it('is silent about names that there can be, and about prompts', () => {
    for (const key of ['hello', "'say.hello-2_B'", long.slice(1)]) expectNone(wired(key))
    expectNone(wired("'say hello'").replace('tools', 'prompts'))
  })
})
