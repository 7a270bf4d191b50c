import { expect } from 'chai'
import { TemporaryProject } from './temporary-project.js'

const app = `import { defineApp, defineServices, defineWiring, type Context } from 'solder'
class Repo<T> {
  constructor(private items: T[]) {}
  all = (): T[] => this.items
  add = (item: T) => { this.items.push(item) }
}
function crud<T>(items: T[]) {
  return {
    /** All of them. */
    all: (): T[] => items,
    add: (i: { item: T }) => items.push(i.item),
  }
}
const users = crud([{ id: 'x' }])
const days = crud([{ on: new Date(0) }])
const repo = new Repo<{ at: Date }>([{ at: new Date(0) }])
const retry = <A extends unknown[], R>(f: (...a: A) => Promise<R>) => async (...a: A): Promise<R> => f(...a)
const get = retry(async (i: { id: string; n?: number }, c: Context<{ sign: string }>) => c.sign + i.id + (i.n ?? ''))
const echo = <T>(i: { v: T }) => i.v
const text: (i: { v: string }) => string = echo
const day: (i: { v: Date }) => Date = echo
export const wiring = defineWiring({
  rpc: {
    users: users.all, addUser: users.add, days: days.all, addDay: days.add, repo: repo.all, addToRepo: repo.add, get, text, day,
  },
})
export default defineApp({
  name: 'generic',
  services: defineServices<{ sign: string }>({ sign: () => '!' }),
  wirings: [wiring],
})
`

describe('functions whose declaration is generic', function () {
  this.timeout(60_000)
  let project: TemporaryProject

  before(() => {
    project = new TemporaryProject({ 'src/app.ts': app })
  })
  after(() => {
    project.remove()
  })

  it('get the contract of their types where they are wired, each its own', async () => {
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    const answers = await project.evaluate(`
      import app from './out/app.js'
      await app.start()
      const call = async (name, body) => {
        const response = await app.fetch(new Request('http://localhost/rpc/' + name, {
          method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
        }))
        const text = await response.text()
        return response.ok ? JSON.parse(text || 'null') : [response.status, JSON.parse(text).errors?.[0]?.path]
      }
      print({
        addUser: await call('addUser', { item: { id: 'y' } }),
        addWrongUser: await call('addUser', { item: { on: '2026-01-02T00:00:00.000Z' } }),
        users: await call('users'),
        addDay: await call('addDay', { item: { on: '2026-01-02T00:00:00.000Z' } }),
        addWrongDay: await call('addDay', { item: { id: 'y' } }),
        days: await call('days'),
        addToRepo: await call('addToRepo', { at: '2026-01-02T00:00:00.000Z' }),
        addWrongly: await call('addToRepo', { at: 'never' }),
        repo: await call('repo'),
        get: await call('get', { id: 'a', n: 1 }),
        getWrongly: await call('get', { id: 'a', n: '1' }),
        text: await call('text', { v: 'a' }),
        wrongText: await call('text', { v: 1 }),
        day: await call('day', { v: '2026-01-02T00:00:00.000Z' }),
        wrongDay: await call('day', { v: 'a' }),
        documented: app.contracts.find(({ name }) => name === 'all').summary,
      })
      await app.stop()`)
    const [first, second] = ['1970-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z']
    expect(answers).to.deep.equal({
      addUser: 2,
      addWrongUser: [422, '/item/id'],
      users: [{ id: 'x' }, { id: 'y' }],
      addDay: 2,
      addWrongDay: [422, '/item/on'],
      days: [{ on: first }, { on: second }],
      addToRepo: null,
      addWrongly: [422, '/at'],
      repo: [{ at: first }, { at: second }],
      get: '!a1',
      getWrongly: [422, '/n'],
      text: 'a',
      wrongText: [422, '/v'],
      day: second,
      wrongDay: [422, '/v'],
      documented: 'All of them.',
    })
  })
})
