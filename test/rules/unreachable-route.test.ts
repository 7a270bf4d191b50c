import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'unreachable-route'
const wired = (routes: string[], kind = "'new' | 'old'") => `
  import { defineWiring } from 'solder'
  const list = ({ kind }: { kind: ${kind} }): string => String(kind)
  const other = (): string => ''
  export const wiring = defineWiring({ http: { ${routes.map((route) => `'${route}': ${route.includes(':') ? 'list' : 'other'}`).join(', ')} } })`

describe('the rule unreachable-route', () => {
  it('reports a route whose parameter can only be what other routes take', () => {
    expectProblems(wired(['GET /a/«1|:kind»', '«2|GET /a/new»', '«3|GET /a/old»']), [
      {
        rule,
        at: 1,
        related: [2, 3],
        says: "'list' accepts only 'new' or 'old' for ':kind', and other routes take all of these: no request gets to it.",
      },
    ])
    expectProblems(wired(['GET /a/«1|:kind»/b', '«2|GET /a/true/b»', '«3|GET /a/false/b»', 'GET /a/c'], 'boolean'), [
      { rule, at: 1, related: [2, 3] },
    ])
  })

  it('removes the route', () => {
    const title = "Remove the route 'GET /a/:kind'"
    const mended = (routes: string) => {
      const source = wired(['?']).replace("{ '?': other }", routes)
      return (expectMended(source, title)['app.ts'] ?? '').split('http: ')[1]?.replace(/ \}\)$/, '')
    }
    const others = "'GET /a/new': other, 'GET /a/old': other"
    expect(mended(`{ 'GET /a/:kind': list, ${others} }`)).to.equal(`{ ${others} }`)
    expect(mended(`{ ${others}, 'GET /a/:kind': { run: list } }`)).to.equal(`{ ${others} }`)
    expect(
      mended(`{
    'GET /a/new': other, // one
    // All that there are,
    // of a kind.
    'GET /a/:kind': list, // two
    // The old.
    'GET /a/old': other,
  }`),
    ).to.equal(`{
    'GET /a/new': other, // one
    // The old.
    'GET /a/old': other,
  }`)
    expect(mended(`{\r\n    ${others},\r\n    'GET /a/:kind': list\r\n  }`)).to.equal(`{\r\n    ${others},\r\n  }`)
  })

  it('is silent when some request gets there', () => {
    expectNone(wired(['GET /a/:kind', 'GET /a/new']))
    expectNone(wired(['GET /a/:kind', 'POST /a/new', 'GET /a/old']))
    expectNone(wired(['GET /a/:kind', 'GET /b/new', 'GET /b/old', 'GET /a/new/x', 'GET /a/old/x']))
    expectNone(wired(['GET /a/:kind', 'GET /a/new', 'GET /a/old'], 'string'))
    expectNone(wired(['GET /a/:kind', 'GET /a/new', 'GET /a/old'], "'new' | 'old' | number"))
  })
})
