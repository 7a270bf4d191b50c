import { expect } from 'chai'
import { expectMended, expectNone, expectProblems, type Expected } from './expect-problems.js'

const rule = 'ambiguous-routes'

const wiring = (routes: string[]) => `
  import { defineWiring } from 'solder'
  function run(input: Record<string, string>): string { return input['a'] ?? '' }
  export const wiring = defineWiring({ http: { ${routes.map((route) => `'${route}': run`).join(', ')} } })`

const both: Expected[] = [
  { rule, at: 1, related: [2] },
  { rule, at: 2, related: [1] },
]

describe('the rule ambiguous-routes', () => {
  it('reports two routes that match one path when neither is more specific', () => {
    expectProblems(wiring(['«1|GET /:a/x»', '«2|GET /y/:b»']), [
      {
        rule,
        at: 1,
        related: [2],
        says: "'/y/x' matches both 'GET /:a/x' and 'GET /y/:b' on line 4, and neither is more specific than the other.",
      },
      { rule, at: 2, related: [1] },
    ])
  })

  for (const [first, second] of [
    ['/a/:x/c/:y', '/a/b/:x/d'],
    ['/:a/:b/c', '/a/:b/:c'],
    ['/:a/b/:c/d', '/a/:b/:c/d'],
  ]) {
    it(`reports GET ${first ?? ''} and GET ${second ?? ''}`, () => {
      expectProblems(wiring([`«1|GET ${first ?? ''}»`, `«2|GET ${second ?? ''}»`]), both)
    })
  }

  it('puts a fixed segment before the parameter where the other has one', () => {
    const source = wiring(['GET /:a/x', 'GET /y/:b'])
    expect(expectMended(source, "Change 'GET /:a/x' to 'GET /a/:a/x'")['app.ts']).to.include("{ 'GET /a/:a/x': run")
    expect(expectMended(source, "Change 'GET /y/:b' to 'GET /y/b/:b'")['app.ts']).to.include("'GET /y/b/:b': run }")
  })

  it('offers nothing where that meets another route', () => {
    expectProblems(wiring(['«1|GET /:a/x»', '«2|GET /y/:b»', 'GET /a/:q/x', 'GET /y/b/:q']), [
      { rule, at: 1, related: [2], fixes: [] },
      { rule, at: 2, related: [1], fixes: [] },
    ])
  })

  it('names all rivals of one route', () => {
    expectProblems(wiring(['«1|GET /:a/x»', '«2|GET /y/:b»', '«3|GET /z/:b»', 'GET /q/x']), [
      { rule, at: 1, related: [2, 3] },
      { rule, at: 2, related: [1] },
      { rule, at: 3, related: [1] },
    ])
  })

  it('reports what a more specific route does not take as a whole', () => {
    expectProblems(wiring(['«1|GET /:a/x/:c»', '«2|GET /y/:b/:c»', 'GET /y/x/z', 'POST /y/x/:c']), both)
  })

  it('sees channels, and wirings of one app', () => {
    expectProblems(
      `import { defineApp, defineWiring } from 'solder'
       const open = (): void => undefined
       const one = defineWiring({ channels: { '«1|/:a/x»': { open, close: open } } })
       const two = defineWiring({ channels: { '«2|/y/:b»': { open, close: open } } })
       export default defineApp({ name: 'a', wirings: [one, two] })`,
      both,
    )
  })

  for (const routes of [
    ['GET /a/:x', 'GET /a/b', 'GET /:x/:y'],
    ['GET /:a/x', 'POST /y/:b'],
    ['GET /:a/x', 'GET /y/:b/c'],
    ['GET /:a/x/1', 'GET /y/:b/2'],
    ['GET /a/:b/c', 'GET /a/:b/d', 'GET /a/b/:c/d'],
    ['GET /:x', 'GET /a', 'GET /b'],
    ['GET /:a/x', 'GET /y/:b', 'GET /y/x'],
    ['GET /:a/x/:c', 'GET /y/:b/:c', 'GET /y/x/:z'],
  ]) {
    it(`is silent about ${routes.join(', ')}`, () => {
      expectNone(wiring(routes))
    })
  }
})
