import { expect } from 'chai'
import type { App } from '../../runtime/index.js'
import { runtimeApp } from './runtime-app.js'
import type { Problem } from './served-app.js'

describe('runtime: inputs from texts, headers and cookies', () => {
  let app: App
  before(async () => {
    app = (await runtimeApp()).makeInputs()
  })
  after(() => app.stop())

  const send = (path: string, init?: RequestInit): Promise<Response> =>
    app.fetch(new Request(`http://app.test${path}`, init))
  const post = (path: string, json: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    send(path, {
      method: 'POST',
      body: JSON.stringify(json),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const seen = async (answer: Promise<Response>): Promise<unknown> => {
    const text = await (await answer).text()
    return JSON.parse((JSON.parse(text) as { seen: string }).seen) as unknown
  }
  const issues = async (answer: Promise<Response>): Promise<unknown[]> => {
    const response = await answer
    expect(response.status).to.equal(422)
    return (
      ((await response.json()) as Problem).errors?.map(({ path, expected, received }) => [path, expected, received]) ??
      []
    )
  }
  const defaults = { limit: 20, flag: true, tags: [], order: 'newest' }
  const key = { 'x-key': 'abcdefgh' }

  it('are of the declared types', async () => {
    const query =
      'limit=5&since=2020-01-01T00:00:00Z&level=2&kind=3&flag=false&tags=a&pair=1&pair=2&big=123456789012345678901&nullable=null&order=oldest'
    expect(await seen(send(`/search?${query}`))).to.deep.equal({
      limit: 5,
      since: '2020-01-01T00:00:00.000Z',
      level: 2,
      kind: 3,
      flag: false,
      tags: ['a'],
      pair: [1, '2'],
      big: '123456789012345678901n',
      nullable: null,
      order: 'oldest',
    })
  })

  it('have their defaults', async () => {
    expect(await seen(send('/search'))).to.deep.equal(defaults)
    expect(await seen(send('/search?limit=1'))).to.deep.equal({ ...defaults, limit: 1 })
    expect(await seen(post('/search', {}))).to.deep.equal(defaults)
    expect(await seen(post('/rpc/search', {}))).to.deep.equal(defaults)
  })

  for (const query of [
    'limit=',
    'limit=%20',
    'limit=0x10',
    'limit=1_000',
    'limit=%203%20',
    'limit=Infinity',
    'limit=1e400',
    'limit=101',
    'limit=1.5',
    'limit=1&limit=2',
    'limit=9007199254740993',
    'since=',
    'since=today',
    'level=Low',
    'level=3',
    'kind=c',
    'flag=1',
    'flag=',
    'flag=TRUE',
    'pair=1',
    'pair=x&pair=y',
    'big=1.5',
    'big=',
    'nullable=',
    'order=',
  ])
    it(`are refused: ${query}`, async () => {
      const [[path] = []] = (await issues(send(`/search?${query}`))) as string[][]
      expect(path).to.match(new RegExp(`^/${query.split('=')[0] ?? ''}`))
    })

  it('come from headers and cookies where the type says so', async () => {
    const headers = {
      ...key,
      'x-retries': '5',
      'x-roles': 'admin, user',
      cookie: 'a=b; sid="s%201"; visits=7; sid=other',
    }
    const expected = { id: 1, key: 'abcdefgh', retries: 5, roles: ['admin', 'user'], sid: 's 1', visits: 7 }
    expect(await seen(send('/guarded/1', { headers }))).to.deep.equal(expected)
    expect(await seen(post('/guarded/1', {}, headers))).to.deep.equal(expected)
    expect(await seen(send('/guarded/1', { headers: key }))).to.deep.equal({ id: 1, key: 'abcdefgh', retries: 3 })
  })

  it('join a header that came several times', async () => {
    const headers = new Headers(key)
    headers.append('x-roles', 'a')
    headers.append('x-roles', 'b, c')
    headers.append('x-retries', '1')
    headers.append('x-retries', '2')
    expect(await issues(send('/guarded/1', { headers }))).to.deep.equal([
      ['/retries', "integer in the header 'x-retries'", 'string of 4 characters'],
    ])
  })

  it('are named by their header or cookie, and not told', async () => {
    expect(await issues(send('/guarded/1'))).to.deep.equal([
      ['/key', "string of at least 8 characters in the header 'x-key'", 'nothing'],
    ])
    const answer = await send('/guarded/1', { headers: { 'x-key': 'secret', cookie: 'visits=many' } })
    expect(await answer.clone().text()).not.to.match(/secret|many/)
    expect(await issues(Promise.resolve(answer))).to.deep.equal([
      ['/key', "string of at least 8 characters in the header 'x-key'", 'string of 6 characters'],
      ['/visits', "number in the cookie 'visits'", 'string of 4 characters'],
    ])
  })

  it('come from nowhere else', async () => {
    const elsewhere = (place: string) => [
      ['/key', `nothing in the ${place}, as it is taken from the header 'x-key'`, 'a value'],
    ]
    expect(await issues(post('/guarded/1', { key: 'abcdefgh' }))).to.deep.equal(elsewhere('body'))
    expect(await issues(post('/guarded/1', { key: 'abcdefgh' }, key))).to.deep.equal(elsewhere('body'))
    expect(await issues(send('/guarded/1?key=abcdefgh', { headers: key }))).to.deep.equal(elsewhere('query'))
  })

  it('make an input of their own', async () => {
    expect(await seen(send('/optional'))).to.equal('nothing')
    expect(await seen(send('/optional', { headers: { 'x-trace': 't' } }))).to.deep.equal({ trace: 't' })
  })

  it('come with the rest of the input by RPC', async () => {
    expect(
      await seen(post('/rpc/guarded', { id: 1, key: 'abcdefgh', sid: 's' }, { 'x-key': 'otherkey' })),
    ).to.deep.equal({
      id: 1,
      key: 'abcdefgh',
      retries: 3,
      sid: 's',
    })
  })
})
