import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'hidden-mcp'
const wired = (http: string, more = "mcp: { tools: { «9|list»: { run, description: 'Lists.' } } }") => `
  import { defineApp, defineWiring } from 'solder'
  const run = (input: Record<string, string>): string => input['a'] ?? ''
  const one = defineWiring({ http: { ${http} } })
  const two = defineWiring({ ${more} })
  export default defineApp({ name: 'a', wirings: [one, two] })`

describe('the rule hidden-mcp', () => {
  it('reports routes that take the requests of MCP', () => {
    expectProblems(wired("'«1|POST /mcp»': run"), [
      {
        rule,
        at: 1,
        related: [9],
        says: "'POST /mcp' is the request by which clients of MCP call, which would never get there.",
      },
    ])
    expectProblems(wired("'«1|POST /:page»': run"), [
      {
        rule,
        at: 1,
        related: [9],
        says: "'POST /:page' also matches 'POST /mcp', by which clients of MCP call, which would never get there.",
      },
    ])
  })

  it('is silent about other routes, and where there is no MCP', () => {
    const none = (http: string, more?: string) => {
      expectNone(wired(http, more).replace(/«9\||»/g, ''))
    }
    for (const route of ['PUT /mcp', 'POST /mcp/more', 'POST /pages/:page', 'POST /']) none(`'${route}': run`)
    none("'POST /mcp': run", 'cli: { run }')
  })
})
