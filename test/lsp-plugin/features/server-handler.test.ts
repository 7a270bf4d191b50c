import { join } from 'node:path'
import { expect } from 'chai'
import { blocksOf } from '../../docs/markdown-blocks.js'
import { root } from '../../running/repository.js'
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

  it('tells besides its message what an error told', () => {
    const [server] = turned(
      `server.get('/todos/:id', /*here*/(req, res) => {
  const code = req.params.id.length
  const error = 'too short'
  if (code === 0) return res.status(404).json({ id: req.params.id })
  if (code < 9) return res.status(400).json({ error, code, fields: [req.params.id] })
  if (code > 9) return res.status(409).json({ message: \`\${code}\` })
  res.json(code)
})
`,
      "Turn the handler of 'GET /todos/:id' into the function 'getTodo'",
    )
    expect(server).to.equal(`import { BadRequest, Conflict, NotFound } from 'solder'
export function getTodo(input: { id: string }) {
  const code = input.id.length
  const error = 'too short'
  if (code === 0) throw new NotFound(undefined, { details: { id: input.id } })
  if (code < 9) throw new BadRequest(error, { details: { code, fields: [input.id] } })
  if (code > 9) throw new Conflict(\`\${code}\`)
  return code
}
`)
  })

  it('takes all that the route gives, and calls its input what the handler calls nothing else', () => {
    const [server, wiring] = turned(
      `server.get('/lists/:list/todos/:id', /*here*/(req, res) => {
  const input = req.params.id
  res.json(input)
})
`,
      "Turn the handler of 'GET /lists/:list/todos/:id' into the function 'getListsTodo'",
    )
    expect(server).to.equal(`export function getListsTodo(data: { list: string; id: string }) {
  const input = data.id
  return input
}
`)
    expect(wiring).to.include("'GET /lists/:list/todos/:id': getListsTodo")
  })

  it('says types in comments in JavaScript, and exports as the file does', () => {
    const route = `server./*here*/get('/todos/:id', (req, res) => {
  if (req.query.as === undefined) return res.status(404).json({ error: 'none' })
  res.json(req.params.id)
})
`
    const title = "Turn the handler of 'GET /todos/:id' into the function 'getTodo'"
    const files = { 'servers.d.ts': servers, 'app.ts': app, 'ping.ts': ping }
    const made = `/** @param {{ id: string; as?: string }} input */
function getTodo(input) {
  if (input.as === undefined) throw new NotFound('none')
  return input.id
}
`
    const top = "import express from 'express'\nconst server = express()\n"
    const esm = done({ ...files, 'server.js': top + route }, title)
    expect(esm['server.js']).to.equal(
      `import { NotFound } from 'solder'\n${top}${made.replace('function', 'export function')}`,
    )
    expect(esm['app.ts']).to.include("import { getTodo } from './server.js'\n")
    const required = "'use strict'\nconst { default: express } = require('express')\nconst server = express()\n"
    const cjs = done({ ...files, 'server.cjs': required + route }, title)
    expect(cjs['server.cjs']).to.equal(
      `${required.replace('const', "const { NotFound } = require('solder')\nconst")}${made}exports.getTodo = getTodo\n`,
    )
    expect(cjs['app.ts']).to.include("import { getTodo } from './server.cjs'\n")
    const whole = `${required}${route}module.exports = server\n`
    expect(offered({ ...files, 'server.cjs': whole })).to.deep.equal([])
  })

  it('does what its page says', () => {
    const page = blocksOf(join(root, 'docs/editor-features.md'))
    const text = (file: string) => page.find((block) => block.file === file)?.text.replace(`// ${file}\n`, '') ?? ''
    const before = text('server.js').replace('app.get', 'app./*here*/get')
    const files = done(
      { 'servers.d.ts': servers, 'app.ts': app, 'ping.ts': ping, 'server.js': before },
      "Turn the handler of 'GET /todos/:id' into the function 'getTodo'",
    )
    expect(files['server.js']).to.equal(text('server-after.js'))
    expect(files['app.ts']).to.include("'GET /todos/:id': getTodo")
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
    [
      'one name from several places',
      "server./*here*/get('/a/:id', (req, res) => { res.json([req.params.id, req.query.id]) })",
    ],
    [
      'one name from several places, of which one is not used',
      "server./*here*/get('/a/:id', (req, res) => { res.json(req.query.id) })",
    ],
    ['a parameter that the route has not', "server./*here*/get('/a/:id', (req, res) => { res.json(req.params.key) })"],
    [
      'an answer in a callback',
      "server./*here*/get('/a', (req, res) => { ['a'].forEach((each) => { return res.json(each) }) })",
    ],
    ['an error that is told by a variable', "server./*here*/get('/a', (req, res) => { res.status(400).json(todos) })"],
    ['a route that is wired', "server./*here*/get('/ping', (req, res) => { res.json(1) })"],
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
