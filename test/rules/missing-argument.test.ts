import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'missing-argument'
const wired = (entry: string, input = 'input: { title: string; due?: string; tags?: string[] }') => `
  import { defineWiring } from 'solder'
  export function «9|add»(${input}): string { return '' }
  export const wiring = defineWiring({ cli: { ${entry} } })`
const plain = (text: string) => text.replace(/«\d\||»/g, '')

describe('the rule missing-argument', () => {
  it('reports arguments and aliases that the input does not have', () => {
    expectProblems(
      wired("'add <title> [«1|nobody»]': { run: add, alias: { due: 'd', «2|nothing»: 'x', '«3|more»': 'm' } }"),
      [
        { rule, at: 1, related: [9], says: "The input of 'add' has no property 'nobody', which the command names." },
        { rule, at: 2, related: [9] },
        { rule, at: 3, related: [9] },
      ],
    )
    expectProblems(wired("'add <«1|title»>': add", ''), [
      {
        rule,
        at: 1,
        related: [9],
        says: "'add' takes no input, so nothing receives 'title', which the command names.",
        fixes: [],
      },
    ])
  })

  it('names the property that was meant', () => {
    const argument = wired("'add <titel>': add", 'input: { title: string }')
    expect(expectMended(plain(argument), "Change 'titel' to 'title'")['app.ts']).to.include("'add <title>': add")
    const alias = wired("'add <title>': { run: add, alias: { deu: 'd' } }")
    expect(expectMended(plain(alias), "Change 'deu' to 'due'")['app.ts']).to.include("alias: { due: 'd' }")
    const kebab = wired("'add <due-date>': add", 'input: { dueDate: string }')
    expect(expectMended(plain(kebab), "Change 'due-date' to 'dueDate'")['app.ts']).to.include("'add <dueDate>': add")
  })

  it('adds the property, as the command says what it is', () => {
    for (const [key, member] of [
      ["'add <title> <note>': add", 'note: string'],
      ["'add <title> [note]': add", 'note?: string'],
      ["'add <title> [notes...]': add", 'notes?: string[]'],
      ["'add <title> <a-b>': add", "'a-b': string"],
      ["'add <title>': { run: add, alias: { loud: 'l' } }", 'loud?: string'],
    ]) {
      const name = /[\w-]+/.exec(member ?? '')?.[0] ?? ''
      const mended = expectMended(plain(wired(key ?? '')), `Add the property '${name}' to the input of 'add'`)
      expect(mended['app.ts']).to.include(`tags?: string[]; ${member ?? ''} }`)
    }
  })

  it('leaves to somebody what type an option is of', () => {
    const isAutomatic = (entry: string) =>
      expectProblems(wired(entry), [{ rule, at: 1, related: [9] }])[0]?.fixes.map(({ automatic }) => automatic)
    expect(isAutomatic("'add <title> <«1|nobody»>': add")).to.deep.equal([true])
    expect(isAutomatic("'add <title>': { run: add, alias: { «1|nobody»: 'n' } }")).to.deep.equal([undefined])
  })

  it('shows an alias that is written elsewhere at the key', () => {
    expectProblems(
      {
        'app.ts': wired("'«1|add <title>»': entry")
          .replace('import', "import { entry } from './entry.js'\n  import")
          .replace(/export function [^\n]*/, ''),
        'entry.ts':
          "export const entry = { run: function add(input: { title: string }): string { return input.title }, alias: { nothing: 'x' } }",
      },
      [{ rule, at: 1, fixes: ["Add the property 'nothing' to the input of 'add <title>'"] }],
    )
  })

  it('is silent where the input has them', () => {
    expectNone(plain(wired("'add <title> [tags...]': { run: add, alias: { due: 'd' } }")))
    expectNone(plain(wired("'add <anything>': add", 'input: Record<string, string>')))
    expectNone(
      plain(
        wired("'add': { run: add, alias: aliases }").replace(
          'export const',
          'const aliases = Object.fromEntries([["x", "y"]])\n  export const',
        ),
      ),
    )
  })
})
