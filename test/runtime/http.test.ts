import { expect } from 'chai'
import { runtimeApp, until, type RuntimeApp } from './runtime-app.js'
import { ServedApp, type Answer, type Options, type Problem } from './served-app.js'

describe('runtime: HTTP', () => {
  let app: ServedApp
  let trail: string[]
  let logged: RuntimeApp['logged']
  before(async () => {
    ;({ trail, logged } = await runtimeApp())
    app = await ServedApp.start()
  })
  after(() => app.server.stop())

  const call = (route: string, options?: Options): Promise<Answer> => app.call(route, options)
  const seen = async (route: string, options?: Options): Promise<unknown> => {
    const { status, body, text } = await call(route, options)
    expect(status, text).to.equal(200)
    return JSON.parse((body as { seen: string }).seen) as unknown
  }
  const problem = async (status: number, route: string, options?: Options): Promise<Problem> => {
    const answer = await call(route, options)
    expect(answer.status, answer.text).to.equal(status)
    expect(answer.headers.get('content-type')).to.equal('application/problem+json')
    expect(answer.headers.get('x-content-type-options')).to.equal('nosniff')
    const body = answer.body as Problem
    expect(body).to.include({ status, type: 'about:blank' })
    return body
  }

  describe('input', () => {
    it('is path, query and body by name', async () => {
      expect(await seen('GET /echo/7?name=a%20b+c&tags=x&tags=y&flag=true')).to.deep.equal({
        id: 7,
        name: 'a b c',
        tags: ['x', 'y'],
        flag: true,
      })
      expect(await seen('POST /echo/7?name=a', { json: { flag: false, at: '2020-01-01T00:00:00Z' } })).to.deep.equal({
        id: 7,
        name: 'a',
        flag: false,
        at: '2020-01-01T00:00:00.000Z',
      })
      expect(await seen('GET /echo/7?tags=one')).to.deep.equal({ id: 7, tags: ['one'] })
    })

    it('may say the same twice, but not two things', async () => {
      expect(await seen('POST /echo/7?id=7', { json: { id: 7 } })).to.deep.equal({ id: 7 })
      for (const [route, json] of [
        ['POST /echo/7', { id: 8 }],
        ['POST /echo/7', { id: '7' }],
        ['POST /echo/7?id=8', {}],
        ['POST /echo/7?name=a', { name: 'b' }],
      ] as const) {
        const { errors } = await problem(422, route, { json })
        expect(errors?.map(({ path }) => path)).to.deep.equal([route.includes('name') ? '/name' : '/id'])
      }
    })

    it('never holds what is not declared', async () => {
      const raw = '{"name":"a","admin":true,"__proto__":{"flag":true},"constructor":1}'
      const headers = { 'content-type': 'application/json' }
      expect(await seen('POST /echo/7?debug=1&__proto__=2', { raw, headers })).to.deep.equal({ id: 7, name: 'a' })
    })

    it('is no body where the method has none', async () => {
      expect(await seen('DELETE /echo/7')).to.deep.equal({ id: 7 })
      expect(await seen('DELETE /echo/7', { json: { name: 'x' } })).to.deep.equal({ id: 7, name: 'x' })
      expect(await seen('POST /echo/7')).to.deep.equal({ id: 7 })
    })

    it('is the whole body when it is not an object', async () => {
      expect((await call('POST /sum', { json: [1, 2, 3] })).body).to.equal(6)
      expect((await problem(422, 'POST /sum', { json: {} })).errors?.[0]?.path).to.equal('')
      expect((await problem(422, 'POST /sum')).errors?.[0]).to.include({ path: '', received: 'nothing' })
      for (const json of [[], 'text', 5, null, true])
        expect((await problem(422, 'POST /echo', { json })).errors?.[0]?.path, JSON.stringify(json)).to.equal('')
    })

    it('is judged by media type, size, syntax and type, in this order', async () => {
      const big = JSON.stringify({ id: 1, name: 'x'.repeat(300) })
      const types = [
        'text/plain',
        'application/jsonx',
        'application/json, text/html',
        'application/json; charset=latin1',
      ]
      for (const type of [...types, 'text/json', 'json', '/json', 'application/json;charset', ''])
        await problem(415, 'POST /things', { raw: big, headers: { 'content-type': type } })
      for (const type of ['application/json;charset="UTF-8"', 'APPLICATION/vnd.thing+JSON ; v=1', 'application/json;'])
        await problem(413, 'POST /things', { raw: big, headers: { 'content-type': type } })
      const json = { 'content-type': 'application/json' }
      for (const raw of ['{', '', ' ', "{'id':1}", '{"id":1}}', 'undefined', Uint8Array.of(34, 255, 34)])
        await problem(400, 'POST /things', { raw, headers: json })
      expect((await problem(422, 'POST /things', { json: { id: 0 } })).errors?.map(({ path }) => path)).to.have.members(
        ['/id', '/name'],
      )
      expect(
        (await call('POST /things', { json: { id: 1, name: 'é', at: '2020-01-01T00:00:00Z' } })).body,
      ).to.deep.equal({
        id: 1,
        name: 'é',
        at: '2020-01-01T00:00:00.000Z',
        place: 'store on base',
      })
    })

    it('does not tell where it broke by repeating it', async () => {
      const raw = '{"password":"hunter2", bad'
      const { detail } = await problem(400, 'POST /echo', { raw, headers: { 'content-type': 'application/json' } })
      expect(detail).not.to.contain('hunter2')
    })
  })

  describe('routes', () => {
    it('prefer fixed text, and give up a way that has not the method', async () => {
      expect((await call('GET /echo/fixed')).body).to.deep.equal({ name: 'x' })
      const { errors } = await problem(422, 'POST /echo/fixed', { json: {} })
      expect(errors?.[0]?.path).to.equal('/id')
    })

    it('compare paths without percent-escapes', async () => {
      expect(await seen('GET /name%20of/7/%C3%BC')).to.deep.equal({ id: 7 })
      expect(await seen('GET /n%61me%20of/7/ü')).to.deep.equal({ id: 7 })
      expect(await seen('GET /echo/%37')).to.deep.equal({ id: 7 })
      await problem(400, 'GET /echo/%C3')
      await problem(400, 'GET /echo/7?name=%ZZ')
    })

    it('end where they end', async () => {
      for (const path of ['/echo/', '/echo/7/', '//echo/7', '/echo/7/8', '/ECHO/7', '/user%2Ftext'])
        await problem(404, `GET ${path}`)
    })

    it('say what they have', async () => {
      const allow = async (route: string): Promise<unknown> => (await call(route)).headers.get('allow')
      expect(await allow('PUT /echo/7')).to.equal('DELETE, GET, HEAD, OPTIONS, POST')
      await problem(405, 'PUT /echo/7')
      expect(await allow('OPTIONS /things')).to.equal('OPTIONS, POST')
      expect((await call('OPTIONS /things')).status).to.equal(204)
      expect(await allow('DELETE /rpc')).to.equal('GET, HEAD, OPTIONS, POST')
      expect(await allow('GET /rpc/sum')).to.equal('OPTIONS, POST')
      await problem(404, 'OPTIONS /nowhere')
      await problem(404, 'GET /rpc/sum/more')
    })

    it('answer HEAD as GET, with the length and without the body', async () => {
      const [get, head] = [await call('GET /echo/7'), await call('HEAD /echo/7')]
      expect(head).to.include({ status: 200, text: '' })
      expect(head.headers.get('content-length')).to.equal(String(get.text.length))
    })
  })

  describe('callers', () => {
    it('are asked who they are before anything they send is judged', async () => {
      const answer = await call('POST /user/text', { raw: '{bad', headers: { 'content-type': 'text/plain' } })
      expect(answer.status).to.equal(401)
      expect(answer.headers.get('www-authenticate')).to.equal('Bearer')
      await problem(422, 'POST /user/text', { json: { text: '' }, as: 'alice' })
      expect((await call('POST /user/text', { json: { text: 'abc' }, as: 'alice' })).body).to.equal('alice: abc')
    })

    it('need the session that the type says', async () => {
      await problem(401, 'GET /admin')
      await problem(403, 'GET /admin', { as: 'alice' })
      expect((await call('GET /admin', { as: 'root' })).body).to.equal('admin')
      expect((await call('GET /who')).body).to.deep.equal({ name: 'nobody', has: true })
      expect((await call('GET /who', { as: 'alice' })).body).to.deep.equal({ name: 'alice', has: true })
    })

    it('need what rules allow', async () => {
      const allowed = (text: string, as: string): Promise<Answer> => call('POST /allowed', { json: { text }, as })
      expect((await allowed('short', 'alice')).status).to.equal(200)
      expect((await allowed('a longer text', 'alice')).status).to.equal(403)
      expect((await allowed('a longer text', 'root')).status).to.equal(200)
      expect((await allowed('short', 'bob')).status).to.equal(403)
      expect((await call('POST /allowed', { json: { text: 'abc' } })).status).to.equal(401)
    })

    it('are refused by a rule that requires a session, when anyone may call the function and nobody is logged in', async () => {
      expect((await call('POST /ruled', { json: [1, 2], as: 'alice' })).status).to.equal(200)
      expect((await call('POST /ruled', { json: [1, 2], as: 'bob' })).status).to.equal(403)
      expect((await call('POST /ruled', { json: [1, 2] })).status).to.equal(403)
    })

    it('pass their session on', async () => {
      expect((await call('GET /call?text=abc', { as: 'alice' })).body).to.equal('alice: abc')
      await problem(401, 'GET /call?text=abc')
      await problem(422, 'GET /call?text=a', { as: 'alice' })
    })
  })

  describe('answers', () => {
    it('have nothing in them when there is nothing', async () => {
      const { status, text, headers } = await call('GET /')
      expect({ status, text, type: headers.get('content-type') }).to.deep.equal({ status: 204, text: '', type: null })
      expect((await call('POST /things', { json: { id: 1, name: 'a' } })).status).to.equal(201)
    })

    it('hold only what is declared', async () => {
      expect((await call('GET /tell')).text).to.equal('{"name":"x"}')
    })

    it('keep what went wrong inside to the log', async () => {
      for (const path of ['/lie', '/fail/secret', '/fail/string', '/fail/cyclic', '/fail/bigint']) {
        const body = await problem(500, `GET ${path}`)
        expect(body).to.have.all.keys('type', 'title', 'status', 'code', 'detail', 'id')
        expect(JSON.stringify(body)).not.to.match(/hunter2|thrown|many|inner|sent/)
        expect(logged.find((line) => line['id'] === body.id)?.message).to.match(/hunter2|thrown|\/inner\/count|sent/)
      }
    })

    it('come whatever is thrown, even what has no text', async () => {
      for (const how of ['textless', 'nothing', 'unreadable']) {
        const body = await problem(500, `GET /fail/${how}`)
        expect(body.detail).to.equal('Something went wrong; the log has it under this id.')
        expect(logged.find((line) => line['id'] === body.id)?.message).to.match(/^(something|undefined) was thrown/)
      }
    })

    it('say what the application says', async () => {
      const body = await problem(409, 'GET /fail/conflict')
      expect(body).to.deep.include({
        title: 'Conflict',
        code: 'Conflict',
        detail: 'taken already',
        details: { by: 'alice' },
      })
    })

    it('come in time or not at all', async () => {
      await problem(503, 'GET /timeout/5000')
      expect((await call('GET /timeout/1')).body).to.equal('waited')
    })

    it('are not worked at when nobody waits', async () => {
      trail.length = 0
      const controller = new AbortController()
      const request = fetch(`${app.server.url}/wait/20000`, { signal: controller.signal }).catch(() => undefined)
      setTimeout(() => {
        controller.abort()
      }, 50)
      await request
      await until(() => trail.includes('aborted'))
    })

    it('pass through middleware', async () => {
      trail.length = 0
      await seen('GET /around/7')
      expect(trail).to.deep.equal(['in', 'out'])
      await problem(422, 'GET /around/x')
      expect(trail).to.deep.equal(['in', 'out'])
    })
  })
})
