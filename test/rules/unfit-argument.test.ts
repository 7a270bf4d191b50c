import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'unfit-argument'
const wired = (key: string, input: string) => `
  import { defineWiring } from 'solder'
  export function «9|add»(input: { ${input} }): string { return '' }
  export const wiring = defineWiring({ cli: { '${key}': add } })`
const plain = (text: string) => text.replace(/«\d\||»/g, '')

describe('the rule unfit-argument', () => {
  it('reports several values for what is no list of single values', () => {
    for (const [type, what] of [
      ['string', 'a string'],
      ['{ a: string }[]', 'a list'],
      ['[string, string]', 'a tuple'],
      ['Map<string, string>', 'a Map'],
    ]) {
      expectProblems(wired('add «1|<tags...>»', `tags: ${type ?? ''}`), [
        {
          rule,
          at: 1,
          related: [9],
          says: `'<tags...>' takes several values, but 'tags' in the input of 'add' is ${what ?? ''}, and no list of single values.`,
          fixes: ["Change '<tags...>' to '<tags>'"],
        },
      ])
    }
    const mended = expectMended(plain(wired('add <tags...>', 'tags: string')), "Change '<tags...>' to '<tags>'")
    expect(mended['app.ts']).to.include("'add <tags>': add")
  })

  it('reports what may be left out, though it is required', () => {
    expectProblems(wired('add «1|[title]»', 'title: string'), [
      {
        rule,
        at: 1,
        related: [9],
        says: "'[title]' may be left out, but 'title' in the input of 'add' is required.",
        fixes: ["Change '[title]' to '<title>'"],
      },
    ])
    const mended = expectMended(plain(wired('add [title]', 'title: string')), "Change '[title]' to '<title>'")
    expect(mended['app.ts']).to.include("'add <title>': add")
    expectProblems(wired('add [note] «1|[title]»', 'note?: string; title: string'), [
      { rule, at: 1, related: [9], fixes: [] },
    ])
  })

  it('is silent about what fits', () => {
    expectNone(plain(wired('add <title> [note] [tags...]', 'title?: string; note?: string; tags?: string[]')))
    expectNone(plain(wired('add [tags...]', 'tags?: Set<number>')))
    expectNone(plain(wired('add <tags>', 'tags: string[]')))
    expectNone(plain(wired('add [title]', "title: string & import('solder').Default<'a'>")))
    expectNone(plain(wired('add [title]', 'title: string | undefined')))
  })
})
