import { expect } from 'chai'
import { done, offered } from './refactored.js'

const app = `import { defineWiring } from 'solder'
import { ping } from './ping.js'
export const wiring = defineWiring({ http: { 'GET /ping': ping } })
`
const ping = "export const ping = (): string => 'pong'\n"
const servers = `declare module 'express' {
  interface Request { params: Record<string, string>; query: Record<string, string | undefined>; body: any; ip: string }
  interface Response { status(code: number): Response; json(body: unknown): Response; send(body?: unknown): Response; end(): Response; sendStatus(code: number): Response; redirect(to: string): void }
  type Handler = (req: Request, res: Response) => unknown
  interface Server { get(path: string, ...handlers: Handler[]): void; post(path: string, ...handlers: Handler[]): void; delete(path: string, ...handlers: Handler[]): void }
  export default function express(): Server
}
declare module 'fastify' {
  interface Reply { code(status: number): Reply; send(body?: unknown): Reply }
  interface Server { get(path: string, handler: (request: { params: any; query: any; body: any }, reply: Reply) => unknown): void }
  export default function fastify(): Server
}
`
const start = (library: string) => `import ${library} from '${library}'
const server = ${library}()
const todos = new Map<string, string>()
`
const turned = (route: string, title: string, library = 'express', left: number[] = []) => {
  const files = done(
    { 'servers.d.ts': servers, 'app.ts': app, 'ping.ts': ping, 'server.ts': start(library) + route },
    title,
    left,
  )
  return [files['server.ts']?.replace(start(library), ''), files['app.ts']]
}

describe('turning a handler into a plain function', () => {
  it('takes the parts of the request for the input, and answers by returning', () => {
    const [server, wiring] = turned(
      `server./*here*/get('/todos/:id', async (req, res) => {
  const todo = todos.get(req.params.id)
  if (todo === undefined) return res.status(404).json({ error: \`no todo \${req.params.id}\` })
  res.json({ todo, as: req.query.as })
})
`,
      "Turn the handler of 'GET /todos/:id' into the function 'getTodo'",
    )
    expect(server).to.equal(`import { NotFound } from 'solder'
export async function getTodo(input: { id: string; as?: string }) {
  const todo = todos.get(input.id)
  if (todo === undefined) throw new NotFound(\`no todo \${input.id}\`)
  return { todo, as: input.as }
}
`)
    expect(wiring).to.equal(`import { defineWiring } from 'solder'
import { ping } from './ping.js'
import { getTodo } from './server.js'
export const wiring = defineWiring({ http: { 'GET /ping': ping, 'GET /todos/:id': getTodo } })
`)
  })

  it('wires the status of an answer, and leaves a hint at what has no type', () => {
    const [server, wiring] = turned(
      `server.post('/todos', /*here*/(req, res) => {
  const { title } = req.body
  todos.set(title, title)
  res.status(201).json(title)
})
`,
      "Turn the handler of 'POST /todos' into the function 'createTodo'",
      'express',
      [790010, 790010],
    )
    expect(server).to.equal(`export function createTodo(input: { title: any }) {
  const { title } = input
  todos.set(title, title)
  return title
}
`)
    expect(wiring).to.include("'POST /todos': { run: createTodo, status: 201 }")
  })

  it('knows Fastify, whose handlers return', () => {
    const [server] = turned(
      "server.get('/todos', /*here*/async (request) => [...todos.keys()].filter((key) => key === request.query.title))\n",
      "Turn the handler of 'GET /todos' into the function 'getTodos'",
      'fastify',
    )
    expect(server).to.equal(`export async function getTodos(input: { title?: string }) {
  return [...todos.keys()].filter((key) => key === input.title)
}
`)
  })

  for (const [what, route] of [
    ['other uses of the request', "server./*here*/get('/a', (req, res) => { res.json(req.ip) })"],
    ['other uses of the response', "server./*here*/get('/a', (req, res) => { res.redirect('/b') })"],
    [
      'an answer after which the code goes on',
      "server./*here*/get('/a', (req, res) => { res.json(1); todos.clear() })",
    ],
    [
      'an answer in a branch',
      "server./*here*/get('/a', (req, res) => { if (todos.size > 0) { res.json(1) } todos.clear() })",
    ],
    [
      'several successful statuses',
      "server./*here*/get('/a', (req, res) => { if (todos.size > 0) return res.status(201).json(1); return res.json(2) })",
    ],
    ['a status that no error has', "server./*here*/get('/a', (req, res) => { res.status(418).send() })"],
    ['middleware', "server./*here*/get('/a', () => 1, (req, res) => { res.json(1) })"],
    ['a path with wildcards', "server./*here*/get('/a/*', (req, res) => { res.json(1) })"],
    ['the whole body', "server./*here*/get('/a', (req, res) => { res.json(req.body) })"],
  ] as const) {
    it(`is not offered for ${what}`, () => {
      expect(
        offered({
          'servers.d.ts': servers,
          'app.ts': app,
          'ping.ts': ping,
          'server.ts': `${start('express')}${route}\n`,
        }),
      ).to.deep.equal([])
    })
  }
})
