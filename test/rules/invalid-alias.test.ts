import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'invalid-alias'
const wired = (alias: string) => `
  import { defineWiring } from 'solder'
  const add = (input: { due?: string; done?: boolean; hh?: string }): string => String(input.due)
  const letter = 'due'
  void letter
  export const wiring = defineWiring({ cli: { add: { run: add, alias: { ${alias} } } } })`

describe('the rule invalid-alias', () => {
  it('reports what is not one letter', () => {
    for (const text of ['due', '', '-d', '1', 'ü']) {
      expectProblems(wired(`due: «1|'${text}'»`), [
        { rule, at: 1, says: `'${text}' is not one letter from A to Z`, fixes: ["Change it to 'd'"] },
      ])
    }
    expect(expectMended(wired("due: 'due'"), "Change it to 'd'")['app.ts']).to.include("alias: { due: 'd' }")
  })

  it('reports a letter that stands for another option, or for the help', () => {
    expectProblems(wired("due: 'd', done: «1|'d'»"), [
      { rule, at: 1, says: "'-d' stands for 'due' already.", fixes: ["Change it to 'o'"] },
    ])
    expectProblems(wired("due: «1|'h'»"), [
      { rule, at: 1, says: "'-h' is the help of every command.", fixes: ["Change it to 'd'"] },
    ])
    expectProblems(wired("hh: «1|'h'»"), [{ rule, at: 1, fixes: ["Change it to 'H'"] }])
  })

  it('reports a letter of what is given by its place', () => {
    const placed = (alias: string) => wired(alias).replace('{ add: { run', "{ 'add [due]': { run")
    expectProblems(placed("due: «1|'d'»"), [
      {
        rule,
        at: 1,
        says: "'due' is given by its place in the command, so it is no option, and no letter stands for it.",
        fixes: [],
      },
    ])
    expectNone(placed("done: 'd'"))
  })

  it('is silent about letters, and about what only shows at run time', () => {
    expectNone(wired("due: 'd', done: 'D', hh: 'H'"))
    expectNone(wired("due: 'due'.slice(0, 1)"))
  })
})
