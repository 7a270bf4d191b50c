import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'invalid-uri'
const wired = (key: string) => `
  import { defineWiring } from 'solder'
  /** Reads. */
  const read = (input: { id?: string; other?: string; 'a.b'?: string; tags?: string[] }): string => String(input.id)
  export const wiring = defineWiring({ mcp: { resources: { ${key.startsWith('«1|"') ? key : `'${key}'`}: read } } })`

describe('the rule invalid-uri', () => {
  for (const [key, says, mended] of [
    [
      '«1|todos/{id}»',
      "'todos/{id}' has no scheme, or nothing after it; a resource is written like 'todo://list'.",
      undefined,
    ],
    ['«1|todo:»', "'todo:' has no scheme", undefined],
    ['todo://«1|:id»', "A variable of a URI template is written '{id}', not ':id'.", 'todo://{id}'],
    ['todo://«1|{id»', "'{id' opens a variable that no '}' closes.", 'todo://{id}'],
    ['todo://«1|{id/all»', "'{id/all' opens a variable that no '}' closes.", 'todo://{id}/all'],
    ['todo://id«1|}»', "This '}' closes nothing.", 'todo://id'],
    ['todo://a«1|{}»', 'The braces have no name of a variable between them.', 'todo://a'],
    ['todo://«1|{!id}»', "'!' begins no expression of a URI template", 'todo://{id}'],
    ['todo://{«1| id»}', "' id' is not a variable: its name is letters, digits, '_', '$', '.' and '-'.", 'todo://{id}'],
    ['todo://{«1|a+b»}', "'a+b' is not a variable", undefined],
    ['todo://{«1|id:3»}', "'id' is cut off after some characters here", 'todo://{id}'],
    ['todo://{id}/{«1|id»}', "The variable 'id' stands twice in this template.", undefined],
    ['todo://{id}«1|{other}»', "Nothing stands between '{id}' and '{other}'", 'todo://{id}/{other}'],
    ['todo://{+id}/{+«1|other»}', "'id' and 'other' can both hold slashes", undefined],
    ['todo://a«1| »b', "A URI has no ' ': write it as a percent-escape.", 'todo://a%20b'],
    ['todo://a«1|%»zz', "A URI has no '%'", 'todo://a%25zz'],
  ] as const) {
    it(`reports ${key.replace(/«1\||»/g, '')}`, () => {
      const fixes = mended === undefined ? [] : [`Change the key to '${mended}'`]
      expectProblems(wired(key), [{ rule, at: 1, says, fixes }])
      if (mended === undefined) return
      const plain = wired(key.replace(/«1\||»/g, ''))
      expect(expectMended(plain, `Change the key to '${mended}'`)['app.ts']).to.include(`'${mended}': read`)
    })
  }

  it('reports an empty key', () => {
    expectProblems(wired('').replace("''", "«1|''»"), [{ rule, at: 1, says: 'The key is empty', fixes: [] }])
  })

  it('is silent about URIs and templates of every kind', () => {
    for (const key of [
      'todo://list',
      'https://example.com/a%20b',
      'urn:todo:{id}',
      'todo://{id}',
      'todo://{+id}',
      'todo://a{/id,other}{?tags*}{&a.b}',
      'todo://a{.id}{#other}',
      'todo://a{;id}',
      'todo://{id,other}',
      'todo://größe',
    ]) {
      expectNone(wired(key))
    }
    expectNone(wired('no uri').replace('resources', 'prompts'))
  })
})
