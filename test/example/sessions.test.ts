import { expect } from 'chai'
import { decodeJwt, SignJWT } from 'jose'
import { call, login, newTodo } from './example-calls.js'
import { expectProblem } from './expect-problem.js'

describe('example: sessions', () => {
  it('gives a signed token with the role', async () => {
    const { status, body } = await call('POST /login', { json: { name: 'alice' } })
    expect(status).to.equal(200)
    expect(body).to.have.all.keys('token')
    const alice = (body as { token: string }).token
    expect(decodeJwt(alice)).to.include({ name: 'alice', role: 'user' })
    expect(decodeJwt(await login('admin'))).to.include({ name: 'admin', role: 'admin' })
  })

  it('asks for a name', async () => {
    expectProblem(await call('POST /login', { json: {} }), 422, '/name')
  })

  it('lets an admin purge, and nobody else', async () => {
    const { id } = await newTodo({ title: 'to purge' })
    await call(`PATCH /todos/${id}`, { json: { done: true } })
    expectProblem(await call('POST /admin/purge'), 401)
    expectProblem(await call('POST /admin/purge', { token: await login('alice') }), 403)
    expect((await call(`GET /todos/${id}`)).status).to.equal(200)

    const { status, body } = await call('POST /admin/purge', { token: await login('admin') })
    expect(status).to.equal(200)
    expect(body).to.have.all.keys('removed')
    expect((body as { removed: number }).removed).to.be.at.least(1)
    expectProblem(await call(`GET /todos/${id}`), 404)
  })

  it('takes no token but its own', async () => {
    const [header = '', , signature = ''] = (await login('alice')).split('.')
    const claims = Buffer.from(JSON.stringify({ name: 'admin', role: 'admin', exp: 4e9 })).toString('base64url')
    const foreign = new SignJWT({ name: 'admin', role: 'admin' }).setProtectedHeader({ alg: 'HS256' })
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`
    const forgeries = [
      'nonsense',
      `${header}.${claims}.${signature}`,
      await foreign.sign(new TextEncoder().encode('another secret of thirty-two bytes')),
      none,
    ]
    for (const token of forgeries) expectProblem(await call('POST /admin/purge', { token }), 401)
  })

  it('reads the scheme in any case, and no other scheme', async () => {
    const token = await login('admin')
    const purge = (authorization: string): ReturnType<typeof call> =>
      call('POST /admin/purge', { headers: { authorization } })
    expect((await purge(`bearer ${token}`)).status).to.equal(200)
    expectProblem(await purge(`Basic ${token}`), 401)
    expectProblem(await purge(token), 401)
  })
})
