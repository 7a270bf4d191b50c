import { expect } from 'chai'
import { login } from './example-calls.js'
import { RoomConnection, type Message } from './room-connection.js'
import { sharedExample } from './shared-example.js'

const isSaid = (message: Message): boolean => message.method === 'said'

describe('example: the live channel', () => {
  const opened: RoomConnection[] = []
  const open = async (path: string, headers?: Record<string, string>): Promise<RoomConnection> => {
    const connection = await RoomConnection.open(path, headers)
    opened.push(connection)
    return connection
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((connection) => connection.close()))
  })

  it('tells every member of the room, and of no other', async () => {
    const alice = await open('/live/kitchen', { authorization: `Bearer ${await login('alice')}` })
    const guest = await open('/live/kitchen')
    const stranger = await open('/live/cellar')

    expect(await alice.request(1, 'say', { text: 'hi' })).to.deep.equal({
      jsonrpc: '2.0',
      id: 1,
      result: { members: 2 },
    })
    const said = { jsonrpc: '2.0', method: 'said', params: { room: 'kitchen', from: 'alice', text: 'hi' } }
    expect(await alice.next(isSaid)).to.deep.equal(said)
    expect(await guest.next(isSaid)).to.deep.equal(said)

    expect(await stranger.request(2, 'say', { text: 'alone' })).to.deep.include({ id: 2, result: { members: 1 } })
    expect((await stranger.next(isSaid)).params).to.deep.equal({ room: 'cellar', from: 'anonymous', text: 'alone' })
    expect(stranger.messages.filter(isSaid)).to.have.lengthOf(1)
    await guest.request(3, 'nope')
    expect(guest.messages.filter(isSaid)).to.have.lengthOf(1)
  })

  it('forgets who has left', async () => {
    const stays = await open('/live/hall')
    const leaves = await open('/live/hall')
    expect((await stays.request(1, 'say', { text: 'two' })).result).to.deep.equal({ members: 2 })
    await leaves.close()
    for (let id = 2; ; id++) {
      const { result } = await stays.request(id, 'say', { text: 'one?' })
      if ((result as { members: number }).members === 1) break
    }
  })

  it('decodes the room in the path', async () => {
    const member = await open('/live/the%20attic%2F%C3%BC?x=1')
    await member.request(1, 'say', { text: 'hi' })
    expect((await member.next(isSaid)).params).to.include({ room: 'the attic/ü' })
  })

  it('answers what is wrong with its id, and stays open', async () => {
    const member = await open('/live/errors')
    expect((await member.request('a', 'nope', {})).error?.code).to.equal(-32601)
    for (const [id, params] of [{ text: '' }, {}, { text: 5 }, undefined, { text: 'x'.repeat(2001) }].entries()) {
      const { error } = await member.request(id, 'say', params)
      expect(error?.code, JSON.stringify(params)).to.equal(-32602)
    }
    const { error } = await member.request('b', 'say', { text: 5 })
    expect(error?.data?.errors?.[0]?.path).to.equal('/text')
    member.send('{bad')
    expect((await member.next((message) => message.id === null)).error?.code).to.equal(-32700)
    expect((await member.request('c', 'say', { text: 'still here' })).result).to.deep.equal({ members: 1 })
  })

  it('answers no notification, and does what it says', async () => {
    const member = await open('/live/quiet')
    member.send({ jsonrpc: '2.0', method: 'say', params: { text: 'psst' } })
    expect((await member.next(isSaid)).params).to.include({ text: 'psst' })
    member.send({ jsonrpc: '2.0', method: 'nope' })
    await member.request(1, 'say', { text: 'hi' })
    expect(member.messages.filter((message) => message.method === undefined)).to.have.lengthOf(1)
  })

  it('never sends what the message does not declare', async () => {
    const member = await open('/live/strict')
    await member.request(1, 'say', { text: 'hi', room: 'cellar', from: 'bob', extra: 1 })
    expect((await member.next(isSaid)).params).to.deep.equal({ room: 'strict', from: 'anonymous', text: 'hi' })
  })

  it('closes on a broken frame, alone', async () => {
    const broken = await open('/live/frames')
    const other = await open('/live/frames')
    const closed = broken.closed()
    broken.breakFraming()
    await closed
    expect((await other.request(1, 'say', { text: 'hi' })).error).to.equal(undefined)
  })

  it('refuses a connection where there is no channel', async () => {
    for (const path of ['/live', '/nowhere', '/todos']) {
      const refused = await RoomConnection.open(path).then(
        () => 'opened',
        (error: unknown) => String(error),
      )
      expect(refused, path).to.match(/Unexpected server response: 4\d\d/)
    }
    expect((await fetch(`${(await sharedExample()).url}/health`)).status).to.equal(200)
  })
})
