import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'hidden-rpc'
const wired = (http: string, rpc = 'rpc: { «9|list»: run }') => `
  import { defineApp, defineWiring } from 'solder'
  const run = (input: Record<string, string>): string => input['a'] ?? ''
  const one = defineWiring({ http: { ${http} } })
  const two = defineWiring({ ${rpc} })
  export default defineApp({ name: 'a', wirings: [one, two] })`

describe('the rule hidden-rpc', () => {
  it('reports routes that take the requests of all RPC methods', () => {
    for (const route of ['POST /rpc', 'POST /:page', 'POST /rpc/:name', 'POST /:a/:b']) {
      expectProblems(wired(`'«1|${route}»': run`), [
        { rule, at: 1, related: [9], says: 'by which RPC methods are called, which would never get there.' },
      ])
    }
    expectProblems(wired("'«1|GET /:page»': run"), [
      {
        rule,
        at: 1,
        related: [9],
        says: "'GET /:page' also matches 'GET /rpc', from which clients learn of RPC methods, which would never get there.",
      },
    ])
  })

  it('reports a route that takes the requests of one RPC method', () => {
    expectProblems(wired("'«1|POST /rpc/list»': run"), [
      {
        rule,
        at: 1,
        related: [9],
        says: "'POST /rpc/list' is the request by which the RPC method 'list' is called, which would never get there.",
      },
    ])
  })

  it('is silent about other routes, and where there is no RPC', () => {
    const none = (http: string, rpc?: string) => {
      expectNone(wired(http, rpc).replace('«9|list»', 'list'))
    }
    none("'PUT /rpc': run, 'GET /rpc/list': run, 'POST /rpc/other': run, 'POST /rpc/list/:x': run, 'POST /rpcs': run")
    none("'POST /rpc': run, 'GET /:page': run", 'queues: { run }')
  })
})
