import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'contradictory-status'
const wired = (status: string, run: string) => `
  import { defineWiring } from 'solder'
  function «2|nothing»(): void {}
  function «3|text»(): string { return '' }
  const created = «4|201»
  void created; void nothing; void text
  export const wiring = defineWiring({ http: { 'POST /a': { run: ${run}, status: ${status} } } })`
const without = (text: string, ...marks: number[]) =>
  marks.reduce((left, mark) => left.replace(new RegExp(`«${mark}\\|([^»]*)»`), '$1'), text)

describe('the rule contradictory-status', () => {
  it('reports one with a body where nothing is returned, and one without where something is', () => {
    expectProblems(without(wired('«1|201»', 'nothing'), 3, 4), [
      { rule, at: 1, related: [2], says: "'nothing' returns nothing, so the answer is 204 and never 201." },
    ])
    expectProblems(without(wired('created', 'nothing'), 3), [{ rule, at: 4, related: [2] }])
    expectProblems(without(wired('«1|204»', 'text'), 2, 4), [
      { rule, at: 1, related: [3], says: "An answer with the status 204 has no body, but 'text' returns something." },
    ])
    expectProblems(without(wired('«1|204»', '(): number => 1'), 2, 3, 4), [{ rule, at: 1 }])
  })

  it('is silent about those that fit, and those that the source does not tell', () => {
    for (const [status, run] of [
      ['201', 'text'],
      ['204', 'nothing'],
      ['Math.round(404)', 'nothing'],
      ['created', 'text'],
    ] as const) {
      expectNone(without(wired(status, run), 2, 3, 4))
    }
  })
})
