import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'hidden-option'
const wired = (key: string, input: string) => `
  import { defineWiring } from 'solder'
  export function «9|add»(input: { ${input} }): string { return '' }
  export const wiring = defineWiring({ cli: { '${key}': «1|add» } })`
const plain = (text: string) => text.replace(/«\d\||»/g, '')

describe('the rule hidden-option', () => {
  it('reports a property whose option is one of every command', () => {
    expectProblems(wired('add', 'help: string'), [
      {
        rule,
        at: 1,
        related: [9],
        says: "'--help' is an option of every command, so it cannot give 'help' in the input of 'add'.",
        fixes: ["Change the key to 'add <help>'"],
      },
    ])
    expectProblems(wired('add [tags...]', 'tags?: string[]; json?: boolean'), [
      { rule, at: 1, related: [9], fixes: [] },
    ])
  })

  it('reports a property whose option is that of another one', () => {
    expectProblems(wired('add', 'dueAt?: string; due_at?: string'), [
      {
        rule,
        at: 1,
        related: [9],
        says: "'--due-at' gives 'dueAt' in the input of 'add', so it cannot give 'due_at', too.",
        fixes: ["Change the key to 'add [due_at]'"],
      },
    ])
    expectNone(plain(wired('add [due_at]', 'dueAt?: string; due_at?: string')))
  })

  it('reports a property whose option says no to another one', () => {
    for (const input of ['cache?: boolean; noCache?: string', 'noCache?: string; cache?: boolean'])
      expectProblems(wired('add', input), [
        {
          rule,
          at: 1,
          related: [9],
          says: "'--no-cache' says no to 'cache' in the input of 'add', so it cannot give 'noCache', too.",
          fixes: ["Change the key to 'add [noCache]'"],
        },
      ])
    expectNone(plain(wired('add', 'cache?: string; noCache?: boolean')))
    expectNone(plain(wired('add [noCache]', 'cache?: boolean; noCache?: string')))
  })

  it('gives it by its place', () => {
    const mended = expectMended(plain(wired('add', 'json?: string')), "Change the key to 'add [json]'")
    expect(mended['app.ts']).to.include("'add [json]': add")
  })

  it('is silent about other properties, and about what is given by its place', () => {
    expectNone(plain(wired('add', 'helps?: string; jsonText?: string')))
    expectNone(plain(wired('add <help>', 'help: string')))
    expectNone(plain(wired('add', 'help: string')).replace('cli', 'rpc').replace("'add': add", 'add'))
  })
})
