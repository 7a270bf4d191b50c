import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'invalid-command'
const wired = (key: string) => `
  import { defineWiring } from 'solder'
  const run = (input: { title?: string; note?: string; dueDate?: string; tags?: string[] }): string => String(input.title)
  export const wiring = defineWiring({ cli: { '${key}': run } })`

describe('the rule invalid-command', () => {
  for (const [key, says, mended] of [
    ['«1| »todo list', 'Exactly one space stands between two parts', 'todo list'],
    ['todo «1| »list', 'Exactly one space stands between two parts', 'todo list'],
    ['todo list«1| »', 'Exactly one space stands between two parts', 'todo list'],
    ['todo «1|ádd»', "'ádd' is no word of a command", undefined],
    ['todo «1|--all»', "'--all' is an option", 'todo'],
    ['add <title> «1|todo»', "The word 'todo' stands behind an argument", undefined],
    ['add «1|:title»', "An argument is written '<title>', not ':title'.", 'add <title>'],
    ['add «1|{title}»', "An argument is written '<title>', not '{title}'.", 'add <title>'],
    ['add «1|<>»', 'The brackets have no name between them', undefined],
    ['add «1|<title»', "'<title' begins an argument that no '>' closes.", 'add <title>'],
    ['add «1|[note»', "'[note' begins an argument that no ']' closes.", 'add [note]'],
    [
      'add «1|[...tags]»',
      "An argument that takes several values is written '[tags...]', not '[...tags]'.",
      'add [tags...]',
    ],
    ['add «1|[due date]»', "'due date' is not the name of an argument", 'add [dueDate]'],
    ['add [title] «1|[title]»', "The argument 'title' stands twice in this command.", undefined],
    [
      'add [note] «1|<title>»',
      "'title' is required, and stands behind 'note', which may be left out",
      'add <title> [note]',
    ],
    [
      'add «1|[tags...]» [note]',
      "'tags' takes all values that follow, so it has to be the last argument.",
      'add [note] [tags...]',
    ],
    ['«1|<title>»', "A command begins with a word, such as 'add <title>'.", undefined],
  ] as const) {
    it(`reports ${JSON.stringify(key.replace(/«1\||»/g, ''))}`, () => {
      const fixes = mended === undefined ? [] : [`Change the key to '${mended}'`]
      expectProblems(wired(key), [{ rule, at: 1, says, fixes }])
      if (mended === undefined) return
      const plain = wired(key.replace(/«1\||»/g, ''))
      expect(expectMended(plain, `Change the key to '${mended}'`)['app.ts']).to.include(`'${mended}': run`)
    })
  }

  it('reports an empty key, and two arguments that take the rest', () => {
    expectProblems(wired('').replace("''", "«1|''»"), [{ rule, at: 1, says: 'The key is empty', fixes: [] }])
    expectProblems(wired('add «1|[tags...]» [note...]').replace('note?: string', 'note?: string[]'), [
      { rule, at: 1, says: "'tags' takes all values that follow, and only the last argument can do that.", fixes: [] },
    ])
  })

  it('is silent about commands of every kind', () => {
    for (const key of [
      'list',
      'todo list',
      'todo:list v1.2',
      'add [title]',
      'add [title] [note]',
      'add [title] [tags...]',
    ])
      expectNone(wired(key))
    expectNone(wired('add [due-date]').replace('dueDate?', "'due-date'?"))
    expectNone(wired('no <command').replace('cli', 'queues'))
  })
})
