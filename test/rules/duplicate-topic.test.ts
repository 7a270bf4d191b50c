import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'duplicate-topic'
const files = (one: string, other: string) => ({
  'one.ts': `import { defineTopic } from 'solder'\nexport interface Said { text: string }\nexport const one = defineTopic${one}`,
  'other.ts': `import { defineTopic } from 'solder'\nimport type { Said } from './one.js'\nexport type Again = Said\nexport const other = defineTopic${other}`,
})

describe('the rule duplicate-topic', () => {
  it('reports both topics of one name whose messages or keys are of different types', () => {
    for (const other of ["<string>('«2|said»')", "<Said, string>('«2|said»')", "<Said & { at: Date }>('«2|said»')"]) {
      expectProblems(files("<Said>('«1|said»')", other), [
        {
          rule,
          at: 1,
          related: [2],
          says: "The topic 'said' is defined a second time in 'other.ts', line 4, for another type",
        },
        { rule, at: 2, related: [1], says: "in 'one.ts', line 3" },
      ])
    }
  })

  it('is silent about one type, and about different names', () => {
    expectNone(files("<Said>('said')", "<Again>('said')"))
    expectNone(files("<Said>('said')", "<{ text: string }>('said')"))
    expectNone(files("<Said>('said')", "<string>('other')"))
  })
})
