import { Queue } from 'bullmq'
import { expect } from 'chai'
import { reasonAgainst } from '../../../runtime/engines/redis/durability.js'
import { redis, type RedisOptions } from '../../../runtime/engines/redis/index.js'
import type { Engine, NewJob } from '../../../runtime/engines/port.js'
import { freePort } from '../../running/free-port.js'
import { RedisServer, sharedRedis } from '../../running/redis-server.js'
import { until } from '../runtime-app.js'
import { describeWith, implementationOf } from './describe-with.js'
import { newJob } from './new-job.js'

const warnings: string[] = []
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (fields: object | string, message?: string) => {
    warnings.push(typeof fields === 'string' ? fields : (message ?? ''))
  },
  error: () => undefined,
}
const batch = (count: number): NewJob[] => Array.from({ length: count }, (_, i) => newJob(`${i}`))

const engines = new Set<Engine>()

async function started(url: string, options?: RedisOptions, queues = ['q']): Promise<Engine> {
  const engine = redis(url, options)
  engines.add(engine)
  await engine.start({ application: 'tests', queues, log })
  return engine
}

/** Why it does not start. */
async function reasonOf(url: string, options?: RedisOptions, queues?: string[]): Promise<string> {
  try {
    await (await started(url, options, queues)).stop()
    return 'it started'
  } catch (error) {
    return (error as Error).message
  }
}

describeWith(implementationOf('redis'), "the engine 'redis' and its server", () => {
  const servers: RedisServer[] = []
  const serverWith = async (settings: Record<string, string>): Promise<RedisServer> => {
    const server = await RedisServer.start(settings)
    servers.push(server)
    return server
  }
  beforeEach(() => {
    warnings.length = 0
  })
  afterEach(async () => {
    for (const engine of engines) await engine.stop()
    engines.clear()
    for (const server of servers.splice(0)) {
      await server.crash()
      server.remove()
    }
  })

  describe('is refused', () => {
    it('without an append-only file, unless it is trusted', async () => {
      const url = (await serverWith({ appendonly: 'no' })).database()
      expect(await reasonOf(url)).to.equal(
        "the server keeps no append-only file, so that acknowledged jobs are lost when it ends: set 'appendonly yes', or pass " +
          '`trustDurability: true` if the server keeps what it acknowledges by other means',
      )
      expect(await reasonOf(url, { trustDurability: true })).to.equal('it started')
      expect(warnings).to.deep.equal([])
    })

    it('when it has no such database, in place of which the driver would take the first', async () => {
      const { port } = await serverWith({ databases: '16' })
      expect(await reasonOf(`redis://127.0.0.1:${port}/15`)).to.equal('it started')
      expect(await reasonOf(`redis://127.0.0.1:${port}/99`)).to.equal(
        "the server has no database '99' (ERR DB index is out of range): name another one at the end of the address",
      )
    })

    it('when it throws keys away, which only one with a limit does', async () => {
      const url = (await serverWith({ maxmemory: '50mb', 'maxmemory-policy': 'volatile-lru' })).database()
      expect(await reasonOf(url)).to.match(
        /^the server throws keys away when its memory is full \('maxmemory-policy volatile-lru'\), jobs among them: set 'maxmemory-policy noeviction', which BullMQ asks for, or/,
      )
      const unlimited = (await serverWith({ 'maxmemory-policy': 'allkeys-lru' })).database()
      expect(await reasonOf(unlimited)).to.equal('it started')
    })

    it('when it is a replica', async () => {
      const primary = await serverWith({})
      const replica = await serverWith({ replicaof: `127.0.0.1 ${primary.port}` })
      const reason = "the server is a replica of '127.0.0.1', which takes no jobs: name the primary"
      expect(await reasonOf(replica.database())).to.equal(reason)
      expect(await reasonOf(replica.database(), { trustDurability: true })).to.equal(reason)
    })

    it('when it does not tell about itself, unless it is trusted', async () => {
      const server = await serverWith({})
      const url = server.database()
      await server.call(url, 'ACL', 'SETUSER', 'shy', 'on', '>secret', '~*', '&*', '+@all', '-info', '-config')
      const shy = url.replace('//', '//shy:secret@')
      expect(await reasonOf(shy)).to.match(
        /^the server does not tell about itself \(NOPERM .*\): let this user run INFO, or pass `trustDurability: true`/,
      )
      expect(await reasonOf(shy, { trustDurability: true })).to.equal('it started')
    })

    it('with a wrong password, and with none', async () => {
      const server = await serverWith({})
      const url = server.database()
      await server.call(url, 'CONFIG', 'SET', 'requirepass', 'secret')
      expect(await reasonOf(url.replace('//', '//:wrong@'))).to.match(/WRONGPASS/)
      expect(await reasonOf(url)).to.match(/NOAUTH/)
      expect(await reasonOf(url.replace('//', '//:secret@'))).to.equal('it started')
    })

    it('when it is not there', async () => {
      expect(await reasonOf(`redis://127.0.0.1:${await freePort()}`)).to.match(/ECONNREFUSED/)
    })

    it('when it is there and does not answer', async () => {
      const server = await serverWith({})
      server.freeze()
      expect(await reasonOf(server.database())).to.equal('the server has not answered for 10 seconds')
    })

    it('when it is too old, or something else', () => {
      const info = (version: string): string =>
        `# Server\r\nredis_version:${version}\r\nrole:master\r\naof_enabled:1\r\n`
      expect(reasonAgainst(info('6.0.16'), true)).to.equal('redis() needs Redis 6.2 or later, and this is 6.0.16')
      expect(reasonAgainst(info('6.2.0'), false)).to.equal(undefined)
      expect(reasonAgainst(info('10.0.0'), false)).to.equal(undefined)
      expect(reasonAgainst('hello', false)).to.equal('redis() needs Redis 6.2 or later, and this is something else')
    })

    it('when what is in it was written by a newer version, or belongs to others', async () => {
      const server = await sharedRedis()
      const newer = server.database()
      await server.call(newer, 'SET', 'solder::layout', '2')
      expect(await reasonOf(newer)).to.equal(
        "what is under the prefix 'solder' was written by a newer version of Solder (its layout is 2, this one knows 1): run that " +
          'version, or name another prefix',
      )
      expect(await reasonOf(newer, { prefix: 'other' })).to.equal('it started')
      const odd = server.database()
      await server.call(odd, 'LPUSH', 'solder::layout', 'x')
      expect(await reasonOf(odd)).to.match(/^the key 'solder::layout' belongs to another program/)
      const shared = server.database()
      const queue = new Queue('q', { connection: { url: shared }, prefix: 'bull' })
      await queue.add('job', {})
      await queue.close()
      expect(await reasonOf(shared, { prefix: 'bull' })).to.equal(
        "the key 'bull:q:meta' belongs to another program: name another prefix than 'bull'",
      )
      expect(await reasonOf(shared)).to.equal('it started')
    })

    it('when its options or names cannot be', async () => {
      expect(await reasonOf('')).to.include(
        "redis() needs the address of a server, as 'redis://user:password@host:6379/0'",
      )
      expect(await reasonOf('redis://x', { lease: 10 })).to.include('a lease of 10 ms is too short for redis()')
      expect(await reasonOf('redis://x', { prefix: 'a:b' })).to.include("'a:b' is no prefix for keys")
      const url = (await sharedRedis()).database()
      expect(await reasonOf(url, {}, ['a:b'])).to.match(/^the queue 'a:b' cannot be kept in Redis/)
    })
  })

  it('warns when jobs that were acknowledged last may be lost with the machine, or when it cannot know', async () => {
    const server = await serverWith({})
    await server.call(server.database(), 'ACL', 'SETUSER', 'shy', 'on', '>secret', '~*', '&*', '+@all', '-config')
    expect(await reasonOf(server.database())).to.equal('it started')
    expect(warnings).to.deep.equal([])
    expect(await reasonOf(server.database().replace('//', '//shy:secret@'))).to.equal('it started')
    expect(warnings.splice(0)).to.have.lengthOf(1)
    await server.call(server.database(), 'CONFIG', 'SET', 'appendfsync', 'everysec')
    expect(await reasonOf(server.database())).to.equal('it started')
    expect(warnings).to.deep.equal([
      "Redis has 'appendfsync everysec': jobs acknowledged in the last second or two are lost when its machine crashes; " +
        "'appendfsync always' keeps them.",
    ])
  })

  it('needs no more rights than the documentation says', async () => {
    const server = await serverWith({})
    const url = server.database()
    const rights = ['~solder:*', '&solder@*', '+@all', '-@admin', '+config|get']
    await server.call(url, 'ACL', 'SETUSER', 'lean', 'on', '>secret', ...rights)
    const engine = await started(url.replace('//', '//lean:secret@'))
    await engine.subscribe('t', undefined, () => undefined)
    await engine.publish('t', undefined, 'message')
    await engine.enqueue([newJob('a', { group: 'g', key: 'k' })])
    const { jobs } = await engine.claim({ queue: 'q', most: 1, groupConcurrency: 1, rateLimit: { max: 1, per: 1000 } })
    expect(await engine.settle(jobs.map((held) => ({ ...held, as: 'done' })))).to.deep.equal([true])
    expect(warnings).to.deep.equal([])
  })

  it('keeps nothing of a subscription that the server refuses', async () => {
    const server = await serverWith({})
    const url = server.database()
    const rights = ['~solder:*', '&solder@0:ready', '+@all']
    await server.call(url, 'ACL', 'SETUSER', 'lean', 'on', '>secret', ...rights)
    const engine = await started(url.replace('//', '//lean:secret@'))
    const heard: string[] = []
    const refusal = await engine
      .subscribe('t', undefined, () => heard.push('refused'))
      .catch((error: unknown) => (error as Error).message)
    expect(refusal).to.match(/NOPERM/)
    await server.call(url, 'ACL', 'SETUSER', 'lean', '&solder@0:topic:*')
    const leave = await engine.subscribe('t', undefined, (message) => heard.push(message))
    await engine.publish('t', undefined, 'message')
    expect(heard).to.deep.equal(['message'])
    const listening = (): Promise<unknown> => server.call(url, 'PUBSUB', 'CHANNELS')
    expect(await listening()).to.have.members(['solder@0:ready', 'solder@0:topic:["t",null]'])
    await leave()
    expect(await listening()).to.deep.equal(['solder@0:ready'])
  })

  it('says at the claim that reaches the rate limit when jobs may begin again', async () => {
    const engine = await started((await sharedRedis()).database())
    const rateLimit = { max: 2, per: 3000 }
    await engine.enqueue(batch(3))
    const { jobs, next } = await engine.claim({ queue: 'q', most: 10, rateLimit })
    expect(jobs).to.have.lengthOf(2)
    expect(next).to.equal(3000)
  })

  it('loses nothing that was acknowledged when it is killed, no part of a batch, and goes on when it is back', async () => {
    const server = await serverWith({})
    const engine = await started(server.database())
    const acknowledged = new Set<string>()
    const add = async (): Promise<void> => {
      for (const id of await engine.enqueue(batch(50))) acknowledged.add(id)
    }
    const heard: string[] = []
    await engine.subscribe('t', 'k', (message) => heard.push(message))
    for (let round = 0; round < 4; round++) {
      await add()
      const under = Promise.allSettled(Array.from({ length: 20 }, add))
      await server.crash()
      await under
      const refusal = await engine.enqueue(batch(1)).catch((error: unknown) => (error as Error).message)
      expect(refusal).to.match(/^There is no connection to Redis at the moment/)
      await server.begin()
      await until(() =>
        engine.queues().then(
          () => true,
          () => false,
        ),
      )
    }
    const found = new Set<string>()
    for (;;) {
      const { jobs } = await engine.claim({ queue: 'q', most: 100 })
      if (jobs.length === 0) break
      for (const { id } of jobs) found.add(id)
    }
    expect([...acknowledged].filter((id) => !found.has(id))).to.deep.equal([])
    expect(acknowledged.size).to.be.greaterThan(199)
    expect(found.size % 50).to.equal(0)
    // Topics are heard again, from others too.
    const other = await started(server.database().replace(/\d+$/, '0'))
    await until(async () => {
      await other.publish('t', 'k', 'again')
      return heard.length > 0
    })
  })

  it('does not hang when the server no longer answers, and goes on when it does', async () => {
    const server = await serverWith({})
    const engine = await started(server.database())
    server.freeze()
    const refusal = await engine.enqueue(batch(1)).catch((error: unknown) => (error as Error).message)
    expect(refusal).to.equal(
      'There is no connection to Redis at the moment: the server has not answered for 10 seconds',
    )
    server.thaw()
    await until(() =>
      engine.enqueue(batch(1)).then(
        () => true,
        () => false,
      ),
    )
  })

  it('acknowledges nothing when its memory is full, keeps what it has, and can be emptied', async () => {
    const server = await serverWith({ maxmemory: '4mb', databases: '16' })
    const url = server.database()
    const engine = await started(url)
    const big = 'x'.repeat(10_000)
    const acknowledged: string[] = []
    const reason = await (async () => {
      for (;;) acknowledged.push(...(await engine.enqueue([newJob(big), newJob(big)])))
    })().catch((error: unknown) => (error as Error).message)
    expect(reason).to.match(/OOM/)
    expect((await engine.queues())[0]).to.deep.include({ ready: acknowledged.length })
    const done: string[] = []
    for (;;) {
      const { jobs } = await engine.claim({ queue: 'q', most: 5 })
      if (jobs.length === 0) break
      expect(await engine.settle(jobs.map((held) => ({ ...held, as: 'done' })))).to.not.include(false)
      done.push(...jobs.map(({ id }) => id))
    }
    expect(done).to.deep.equal(acknowledged)
    await engine.enqueue([newJob(big)])
  })

  it("shows what it keeps to BullMQ's own tools", async () => {
    const url = (await sharedRedis()).database()
    const engine = await started(url)
    const [first] = await engine.enqueue([
      newJob('dead'),
      newJob('waits'),
      newJob('later', { runAt: new Date(Date.now() + 60_000) }),
    ])
    const { jobs } = await engine.claim({ queue: 'q', most: 1 })
    for (const held of jobs) await engine.settle([{ ...held, as: 'dead', error: { message: 'why' }, attempts: 1 }])
    const queue = new Queue('q', { connection: { url }, prefix: 'solder' })
    expect(await queue.getJobCounts('failed', 'prioritized', 'delayed')).to.deep.equal({
      failed: 1,
      prioritized: 1,
      delayed: 1,
    })
    const [failed] = await queue.getFailed()
    expect(failed).to.deep.include({ id: first, data: 'dead', failedReason: 'why', name: 'q' })
    await queue.close()
    expect(await reasonOf(url)).to.equal('it started')
  })

  it('lets jobs run that another deploy put apart for their group', async () => {
    const url = (await sharedRedis()).database()
    const before = await started(url)
    await before.enqueue([1, 2, 3].map((n) => newJob(`${n}`, { group: 'a' })))
    expect((await before.claim({ queue: 'q', most: 5, groupConcurrency: 1 })).jobs).to.have.lengthOf(1)
    await before.stop()
    const after = await started(url)
    expect((await after.claim({ queue: 'q', most: 5 })).jobs).to.have.lengthOf(2)
  })

  it('keeps applications with other prefixes apart', async () => {
    const url = (await sharedRedis()).database()
    const [one, two] = [await started(url, { prefix: 'one' }), await started(url, { prefix: 'two' })]
    const heard: string[] = []
    await two.subscribe('t', undefined, (message) => heard.push(message))
    await two.subscribe('own', undefined, (message) => heard.push(message))
    await one.enqueue(batch(1))
    await one.publish('t', undefined, 'of one')
    await two.publish('own', undefined, 'of two')
    expect((await two.claim({ queue: 'q', most: 1 })).jobs).to.deep.equal([])
    expect(await two.queues()).to.deep.equal([])
    expect(heard).to.deep.equal(['of two'])
  })
})
