import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { root, tsc } from '../running/repository.js'
import { runNode, type Outcome } from '../running/run-node.js'
import { login } from './example-calls.js'
import { sharedExample } from './shared-example.js'

// A project of its own, compiled by plain tsc: nothing of Solder runs in its build.
const folder = join(root, '.tmp/client')

const consumer = `
import { createClient } from 'solder/client'
import type app from '../../examples/todos/dist/app.js'

const [url = '', token = ''] = process.argv.slice(2)
const api = createClient<typeof app>(url, { headers: { authorization: \`Bearer \${token}\` } })

const due = new Date('2030-01-01T00:00:00.000Z')
const todo = await api.rpc.createTodo({ title: 'by the client', due })
const year: number | undefined = todo.due?.getFullYear()
const list = await api.rpc.listTodos({ limit: 1 })
const same = await api.rpc.getTodo({ id: todo.id })
const gone: void = await api.rpc.deleteTodo({ id: todo.id })
const refused = await api.rpc.getTodo({ id: todo.id }).catch((error: unknown) => error)

console.log(JSON.stringify({
  dates: [todo.due instanceof Date, todo.createdAt instanceof Date, list[0]?.due instanceof Date, same.due instanceof Date],
  same: todo.due?.getTime() === due.getTime(),
  year, gone, title: list[0]?.title, refused: (refused as { status?: number }).status,
}))
`

const mistakes = `
import { createClient } from 'solder/client'
import type app from '../../examples/todos/dist/app.js'
const api = createClient<typeof app>('http://127.0.0.1')
// @ts-expect-error -- a title is a string
await api.rpc.createTodo({ title: 5 })
// @ts-expect-error -- a title is required
await api.rpc.createTodo({})
// @ts-expect-error -- nothing of this name is wired to RPC
await api.rpc.purgeDone()
// @ts-expect-error -- due is a Date, or nothing
const due: string = (await api.rpc.createTodo({ title: 'x' })).due
`

function compile(files: Record<string, string>): Promise<Outcome> {
  mkdirSync(folder, { recursive: true })
  const compilerOptions = { target: 'ES2022', module: 'nodenext', strict: true, types: ['node'], outDir: 'dist' }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const include = Object.keys(files)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return runNode([tsc, '-p', '.'], { cwd: folder })
}

describe('example: the typed client, compiled by plain tsc', () => {
  before(sharedExample)
  after(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('gets values of the declared types', async () => {
    const { code, stdout } = await compile({ 'consumer.ts': consumer })
    expect(code, stdout).to.equal(0)
    const { url } = await sharedExample()
    const run = await runNode(['dist/consumer.js', url, await login('alice')], { cwd: folder })
    expect(run.code, run.stderr).to.equal(0)
    expect(JSON.parse(run.stdout)).to.deep.equal({
      dates: [true, true, true, true],
      same: true,
      year: 2030,
      title: 'by the client',
      refused: 404,
    })
  })

  it('shows mistakes as TypeScript does', async () => {
    const { code, stdout } = await compile({ 'mistakes.ts': mistakes })
    expect(code, stdout).to.equal(0)
  })
})
