import { expect } from 'chai'
import { call, login, newTodo, type Todo } from './example-calls.js'
import { expectProblem } from './expect-problem.js'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const unknownId = '00000000-0000-4000-8000-000000000000'

describe('example: todos over HTTP', () => {
  it('creates a todo, each property as declared', async () => {
    const { status, headers, body } = await call('POST /todos', {
      json: { title: 'milk', due: '2030-01-01T00:00:00.000Z' },
    })
    expect(status).to.equal(201)
    expect(headers.get('content-type')).to.match(/^application\/json\b/)
    const todo = body as Todo
    expect(todo).to.have.all.keys('id', 'title', 'done', 'createdAt', 'due')
    expect(todo.id).to.match(uuid)
    expect(todo).to.include({ title: 'milk', done: false, due: '2030-01-01T00:00:00.000Z' })
    expect(new Date(todo.createdAt).toISOString()).to.equal(todo.createdAt)
  })

  it('leaves out what is not set', async () => {
    expect(await newTodo({ title: 'no due' })).to.have.all.keys('id', 'title', 'done', 'createdAt')
  })

  it('keeps the owner to itself', async () => {
    const { status, body } = await call('POST /todos', { json: { title: 'mine' }, token: await login('alice') })
    expect(status).to.equal(201)
    expect(body).to.have.all.keys('id', 'title', 'done', 'createdAt')
  })

  for (const json of [{ title: '' }, {}, { title: 5 }, { title: null }, { title: 'x'.repeat(201) }, { title: ['a'] }]) {
    it(`refuses ${JSON.stringify(json).slice(0, 40)}`, async () => {
      expectProblem(await call('POST /todos', { json }), 422, '/title')
    })
  }

  it('names every property that does not fit', async () => {
    const problem = expectProblem(await call('POST /todos', { json: { title: '', due: 'tomorrow' } }), 422)
    expect(problem.errors?.map(({ path }) => path)).to.have.members(['/title', '/due'])
  })

  it('does not repeat the value that does not fit', async () => {
    const { body } = await call('POST /todos', { json: { title: 'secret'.repeat(100) } })
    expect(JSON.stringify(body)).not.to.contain('secret')
  })

  for (const json of [[], 'title', 5, null]) {
    it(`refuses the body ${JSON.stringify(json)}`, async () => {
      expectProblem(await call('POST /todos', { json }), 422)
    })
  }

  it('neither sees nor answers what is not declared', async () => {
    const { status, body } = await call('POST /todos', {
      json: { title: 'sly', admin: true, id: unknownId, done: true, owner: 'bob' },
    })
    expect(status).to.equal(201)
    const todo = body as Todo
    expect(todo).to.have.all.keys('id', 'title', 'done', 'createdAt')
    expect(todo.done).to.equal(false)
    expect(todo.id).not.to.equal(unknownId)
  })

  it('counts characters, not UTF-16 units', async () => {
    expect((await newTodo({ title: '🥛'.repeat(200) })).title).to.equal('🥛'.repeat(200))
    expectProblem(await call('POST /todos', { json: { title: '🥛'.repeat(201) } }), 422, '/title')
  })

  it('lists the newest first, as many as asked for', async () => {
    const older = await newTodo({ title: 'older' })
    const newer = await newTodo({ title: 'newer' })
    const { status, body } = await call('GET /todos?done=false&limit=2')
    expect(status).to.equal(200)
    expect(body).to.deep.equal([newer, older])
  })

  it('lists those that are done, or those that are not', async () => {
    const todo = await newTodo({ title: 'soon done' })
    await call(`PATCH /todos/${todo.id}`, { json: { done: true } })
    const done = (await call('GET /todos?done=true')).body as Todo[]
    const open = (await call('GET /todos?done=false')).body as Todo[]
    expect(done.map(({ id }) => id)).to.include(todo.id)
    expect(done.every((one) => one.done)).to.equal(true)
    expect(open.map(({ id }) => id)).not.to.include(todo.id)
    expect(open.some((one) => one.done)).to.equal(false)
  })

  for (const limit of ['0', '101', 'x', '', '1.5', '0x10', '+1', '%201', 'Infinity', 'NaN', '1e400']) {
    it(`refuses limit=${limit}`, async () => {
      expectProblem(await call(`GET /todos?limit=${limit}`), 422, '/limit')
    })
  }

  for (const done of ['maybe', '', 'TRUE', 'null']) {
    it(`refuses done=${done}`, async () => {
      expectProblem(await call(`GET /todos?done=${done}`), 422, '/done')
    })
  }

  it('refuses a parameter given twice where one is declared', async () => {
    expectProblem(await call('GET /todos?limit=1&limit=2'), 422, '/limit')
  })

  it('ignores a parameter that is not declared', async () => {
    expect((await call('GET /todos?nonsense=1')).status).to.equal(200)
  })

  it('gets a todo', async () => {
    const todo = await newTodo({ title: 'to get', due: '2030-01-01T00:00:00.000Z' })
    expect(await call(`GET /todos/${todo.id}`)).to.deep.include({ status: 200, body: todo })
  })

  it('says that there is no such todo', async () => {
    expectProblem(await call(`GET /todos/${unknownId}`), 404)
    expectProblem(await call(`PATCH /todos/${unknownId}`, { json: { done: true } }), 404)
    expectProblem(await call(`DELETE /todos/${unknownId}`, { token: await login('alice') }), 404)
  })

  it('says that an id is not one', async () => {
    expectProblem(await call('GET /todos/nope'), 422, '/id')
    expectProblem(await call('PATCH /todos/nope', { json: { done: true } }), 422, '/id')
  })

  it('changes what the body names and nothing else', async () => {
    const todo = await newTodo({ title: 'to change', due: '2030-01-01T00:00:00.000Z' })
    const changed = { ...todo, done: true }
    const answer = await call(`PATCH /todos/${todo.id}`, {
      json: { done: true, createdAt: '1999-01-01T00:00:00.000Z' },
    })
    expect(answer).to.deep.include({ status: 200, body: changed })
    expect((await call(`GET /todos/${todo.id}`)).body).to.deep.equal(changed)
  })

  it('refuses a body whose id is not that of the path', async () => {
    const todo = await newTodo({ title: 'to mistake' })
    expectProblem(await call(`PATCH /todos/${todo.id}`, { json: { id: unknownId, done: true } }), 422, '/id')
    expect((await call(`PATCH /todos/${todo.id}`, { json: { id: todo.id, done: true } })).status).to.equal(200)
  })

  it('deletes a todo for whoever has a session', async () => {
    const todo = await newTodo({ title: 'to delete' })
    expectProblem(await call(`DELETE /todos/${todo.id}`), 401)
    expect((await call(`GET /todos/${todo.id}`)).status).to.equal(200)
    const answer = await call(`DELETE /todos/${todo.id}`, { token: await login('alice') })
    expect(answer).to.include({ status: 204, body: '' })
    expectProblem(await call(`GET /todos/${todo.id}`), 404)
  })
})
