import { expect } from 'chai'
import type { DeadLetter, JobInfo } from '../../../runtime/index.js'
import { faultSuite, type Case } from './fault-suite.js'
import { queueOf } from './fleet.js'
import { implementations } from './implementations.js'
import type { JobProcess } from './job-process.js'

const HOUR = 3_600_000

const cases: readonly Case[] = [
  {
    name: 'a process is killed in a job: another one runs it again',
    waits: true,
    async run(fleet) {
      const [first, second] = await fleet.startMany(2)
      await (first as JobProcess).add('work', [{ name: 'a', fault: 'dies once' }])
      await fleet.until('it has ended', () => fleet.ledger.count('end', 'a') === 1)
      expect(fleet.ledger.count('begin', 'a')).to.equal(2)
      await fleet.until('one of them is known to be dead', () => !first?.isAlive || !second?.isAlive)
      const alive = [first, second].filter((process) => process?.isAlive)
      expect(alive).to.have.lengthOf(1)
      await fleet.settled(alive[0] as JobProcess)
    },
  },
  {
    name: 'a process is killed after the effect and before the end: the effect is had twice',
    waits: true,
    async run(fleet) {
      const first = await fleet.start()
      await first.add('work', [{ name: 'a', fault: 'dies after' }])
      await first.ended()
      const second = await fleet.start()
      await fleet.until('it has ended', () => fleet.ledger.count('end', 'a') === 1)
      expect(fleet.ledger.count('effect', 'a')).to.equal(2)
      await fleet.settled(second)
    },
  },
  {
    name: 'processes are killed at random under load: of 5,000 acknowledged jobs none is lost',
    async run(fleet) {
      const acknowledged = new Set<number>()
      const workers = await fleet.startMany(2)
      let adder = await fleet.start()
      for (let n = 0; n < 5000; n += 100) {
        const numbers = Array.from({ length: 100 }, (_, i) => n + i)
        const added = adder.add(
          'quick',
          numbers.map((one) => ({ n: one })),
        )
        if (n % 1000 === 300) {
          // Whoever adds is killed too, in the middle of it: what was not acknowledged may or may not be there.
          await Promise.all([adder.kill(), added.catch(() => undefined)])
          adder = await fleet.start()
          continue
        }
        if (n % 500 === 200) {
          await workers.shift()?.kill()
          workers.push(await fleet.start())
        }
        await added
        for (const one of numbers) acknowledged.add(one)
      }
      await fleet.settled(adder)
      const done = new Set(fleet.ledger.names('quick').map(Number))
      expect([...acknowledged].filter((one) => !done.has(one))).to.deep.equal([])
      expect(acknowledged.size).to.be.greaterThan(4000)
    },
  },
  {
    name: 'a process hangs: its job runs elsewhere, and its own finish is refused',
    waits: true,
    async run(fleet) {
      const first = await fleet.start()
      await first.add('work', [{ name: 'a', fault: 'blocks', takes: fleet.lease * 2 + 5000 }])
      await fleet.until('it begins', () => fleet.ledger.count('begin', 'a') === 1)
      const second = await fleet.start()
      await fleet.until('both have ended', () => fleet.ledger.count('end', 'a') === 2)
      await fleet.until('it is told', () => first.logged.some((line) => line.includes('belongs to another worker now')))
      await fleet.settled(second)
      await fleet.until('it is counted', async () => (await queueOf(second, 'work')).total.done > 0)
      expect((await queueOf(second, 'work')).total).to.deep.equal({ done: 1, failed: 0 })
    },
  },
  {
    name: 'a job takes longer than the lease: heartbeats keep it where it is',
    waits: true,
    async run(fleet) {
      const [first] = await fleet.startMany(2)
      await (first as JobProcess).add('work', [{ name: 'a', takes: fleet.lease * 1.5 + 1000 }])
      await fleet.until('it has ended', () => fleet.ledger.count('end', 'a') === 1)
      await fleet.settled(first as JobProcess)
      expect(fleet.ledger.count('begin', 'a')).to.equal(1)
    },
  },
  {
    name: 'a job kills every process that runs it: after as many attempts as it may have it is dead',
    waits: true,
    async run(fleet) {
      const adder = await fleet.start()
      // The job may kill it before it could answer.
      await adder.add('work', [{ name: 'poison', fault: 'dies' }]).catch(() => undefined)
      await adder.ended()
      let process = await fleet.start().catch(() => undefined)
      await fleet.until('it is buried', async () => {
        if (!process?.isAlive) process = await fleet.start().catch(() => undefined)
        return fleet.ledger.count('buried') > 0
      })
      // `retries: 2`: three attempts.
      expect(fleet.ledger.count('begin', 'poison')).to.equal(3)
      expect(fleet.ledger.names('buried')).to.deep.equal(['work:3:error'])
      const [dead] = await (process as JobProcess).jobs<DeadLetter[]>('dead', 'work')
      expect(dead).to.deep.include({ queue: 'work', input: { name: 'poison', fault: 'dies' }, attempts: 3 })
      expect(dead?.error).to.match(/^Its process ended, or sent no heartbeat, in 3 attempts\.$/)
    },
  },
  {
    name: 'a later deploy cannot read a job any more: it is dead at once, with the report; redriven by the old one, it runs',
    async run(fleet) {
      const before = await fleet.start()
      const [id] = await before.add('work', [{ name: 'old' }], { delay: 1000 })
      await before.terminate()
      const after = await fleet.start('later')
      await fleet.until('it is buried', () => fleet.ledger.count('buried') === 1)
      expect(fleet.ledger.names('buried')).to.deep.equal(['work:1:report'])
      const [dead, ...others] = await after.jobs<DeadLetter[]>('dead', 'work')
      expect(others).to.deep.equal([])
      expect(dead?.id).to.equal(id)
      expect(dead?.errors).to.deep.equal([
        { path: '/owner', code: 'required', expected: 'object', received: 'nothing' },
      ])
      await after.terminate()
      const again = await fleet.start()
      expect(await again.jobs('redrive', 'work', [id])).to.equal(1)
      await fleet.until('it runs', () => fleet.ledger.count('end', 'old') === 1)
      expect(await again.jobs('dead', 'work')).to.deep.equal([])
    },
  },
  {
    name: 'a later deploy does not know a queue: its jobs are kept, and run by one that does',
    async run(fleet) {
      const before = await fleet.start()
      await before.add('grouped', [{ name: 'kept' }], { delay: 500 })
      await before.terminate()
      const after = await fleet.start('later')
      const sentence = /^1 jobs wait in the queue 'grouped', which this application does not wire/
      expect(after.logged.filter((line) => sentence.test(line))).to.have.lengthOf(1)
      await fleet.until('it could run', async () => (await queueOf(after, 'grouped')).ready === 1)
      expect((await queueOf(after, 'grouped')).isWired).to.equal(false)
      await after.terminate()
      const again = await fleet.start()
      await fleet.until('it has run', () => fleet.ledger.count('end', 'kept') === 1)
      await fleet.settled(again)
    },
  },
  {
    name: 'a key is added in several processes: there is one job while it waits',
    async run(fleet) {
      const processes = await fleet.startMany(3)
      const add = (process: JobProcess): Promise<string[]> =>
        process.add('work', [{ name: 'once' }, { name: 'once' }], { key: 'k', delay: 1500 })
      const ids = (await Promise.all(processes.map(add))).flat()
      expect(new Set(ids).size).to.equal(1)
      await fleet.until('it has ended', () => fleet.ledger.count('end', 'once') === 1)
      await fleet.settled(processes[0] as JobProcess)
      expect(fleet.ledger.count('begin', 'once')).to.equal(1)
    },
  },
  {
    name: 'four processes start at the same moment where nothing is yet',
    async run(fleet) {
      const processes = await fleet.startMany(4)
      await Promise.all(processes.map((process, i) => process.add('quick', [{ n: i }])))
      await fleet.settled(processes[0] as JobProcess)
      expect(fleet.ledger.names('quick').sort()).to.deep.equal(['0', '1', '2', '3'])
    },
  },
  {
    name: '10,000 jobs wait: each is run once',
    async run(fleet) {
      // On a busy machine a process may seem to hang; that is another case.
      const [first, second] = (await fleet.startMany(2, 'jobs', { LEASE: '60000' })) as [JobProcess, JobProcess]
      await first.jobs('pause', 'quick')
      for (let n = 0; n < 10_000; n += 1000)
        await first.add(
          'quick',
          Array.from({ length: 1000 }, (_, i) => ({ n: n + i })),
        )
      expect((await queueOf(second, 'quick')).ready).to.equal(10_000)
      expect(fleet.ledger.count('quick')).to.equal(0)
      await second.jobs('resume', 'quick')
      await fleet.settled(second)
      const numbers = fleet.ledger.names('quick')
      expect(numbers).to.have.lengthOf(10_000)
      expect(new Set(numbers).size).to.equal(10_000)
    },
  },
  {
    name: 'the clock is set an hour forward and back: what runs is not run twice, and jobs go on',
    waits: true,
    async run(fleet) {
      const processes = await fleet.startMany(2)
      const [first] = processes as [JobProcess]
      for (const [i, move] of [HOUR, -2 * HOUR].entries()) {
        await first.add('work', [{ name: `long ${i}`, takes: fleet.lease * 1.5 }])
        await fleet.until('it begins', () => fleet.ledger.count('begin', `long ${i}`) === 1)
        for (const process of processes) process.moveClock(move)
        await first.add('work', [{ name: `short ${i}` }])
        await fleet.until('both have ended', () =>
          [`long ${i}`, `short ${i}`].every((name) => fleet.ledger.count('end', name) === 1),
        )
      }
      await fleet.settled(first)
      expect(fleet.ledger.count('begin')).to.equal(4)
    },
  },
  {
    name: 'SIGTERM: what can finish does, and what cannot is run elsewhere at once',
    async run(fleet) {
      const first = await fleet.start('jobs', { GRACE: '1000', LEASE: '60000' })
      await first.add('work', [
        { name: 'short', takes: 300 },
        { name: 'long', fault: 'waits for its signal' },
      ])
      await fleet.until('both have begun', () => fleet.ledger.count('begin') === 2)
      const second = await fleet.start('jobs', { LEASE: '60000' })
      const ended = first.terminate()
      // One that comes while it stops is none of its business.
      await second.add('work', [{ name: 'next' }])
      expect(await ended).to.equal(0)
      expect(fleet.ledger.count('end', 'short')).to.equal(1)
      expect(fleet.ledger.count('aborted', 'long')).to.equal(1)
      await fleet.until('it begins again', () => fleet.ledger.count('begin', 'long') === 2)
      const [long] = fleet.ledger.events.filter(({ event, name }) => event === 'begin' && name === 'long').slice(1)
      const [next] = fleet.ledger.events.filter(({ event, name }) => event === 'end' && name === 'next')
      expect(long?.pid).to.equal(next?.pid)
      await second.kill()
    },
  },
  {
    name: 'jobs of one group run one after the other, in all processes together',
    async run(fleet) {
      const processes = await fleet.startMany(2)
      const add = (process: JobProcess, group: string): Promise<string[]> =>
        process.add(
          'grouped',
          [1, 2, 3, 4].map((i) => ({ name: `${group}${i}`, takes: 40 })),
          { group },
        )
      await Promise.all(processes.flatMap((process) => ['a', 'b'].map((group) => add(process, group))))
      await fleet.settled(processes[0] as JobProcess)
      for (const group of ['a', 'b']) {
        const own = fleet.ledger.events.filter(({ name }) => name.startsWith(group)).map(({ event }) => event)
        expect(own).to.deep.equal(Array.from({ length: 8 }, () => ['begin', 'end']).flat())
      }
    },
  },
  {
    name: 'no more jobs begin in a time than the rate limit says, in all processes together',
    async run(fleet) {
      const processes = await fleet.startMany(2)
      await Promise.all(processes.map((process) => process.add('limited', Array(6).fill({ name: 'x' }))))
      await fleet.until('all have run', () => fleet.ledger.count('limited') === 12)
      const times = fleet.ledger.names('limited').map((name) => Number(name.split('@')[1]))
      times.sort((a, b) => a - b)
      // Three in any 500 ms begin at the engine; a busy machine may run one a little later than it began.
      expect((times[11] as number) - (times[0] as number)).to.be.greaterThan(1200)
    },
  },
  {
    name: 'a job tells how far it has come, and a queue what is in it',
    async run(fleet) {
      const [first, second] = (await fleet.startMany(2)) as [JobProcess, JobProcess]
      const [id] = await first.add('work', [{ name: 'a', fault: 'waits for its signal' }])
      await first.add('work', [{ name: 'b' }], { delay: HOUR })
      await first.add('work', [{ name: 'c', fault: 'is bad' }])
      await fleet.until('it runs', () => fleet.ledger.count('begin', 'a') === 1)
      await fleet.until('one is dead', async () => (await queueOf(second, 'work')).dead === 1)
      expect(await second.jobs<JobInfo>('job', id)).to.deep.include({ id, queue: 'work', state: 'running', attempt: 1 })
      const state = await queueOf(second, 'work')
      expect(state).to.deep.include({ ready: 0, delayed: 1, running: 1, dead: 1, paused: false })
      // Counts may come a little later than what they count.
      await fleet.until('it is counted', async () => (await queueOf(second, 'work')).total.failed === 1)
    },
  },
  {
    name: 'a message of a topic reaches listeners in all processes, and none of another key',
    async run(fleet) {
      const [first, second, third] = (await fleet.startMany(3)) as [JobProcess, JobProcess, JobProcess]
      await Promise.all([first.listen('x'), second.listen('x'), third.listen('y')])
      const big = 'ä'.repeat(20_000)
      for (const text of ['one', 'two', big]) await first.publish(text, 'x')
      await first.publish('other', 'y')
      await fleet.until('all have come', () => second.said.length === 3 && third.said.length === 1)
      const texts = ['one', 'two', big].map((text) => JSON.stringify({ text }))
      expect(second.said).to.deep.equal(texts)
      expect(first.said).to.deep.equal(texts)
      expect(third.said).to.deep.equal(['{"text":"other"}'])
    },
  },
  {
    name: 'four processes tick by the clock while they are killed: no time is left out, none comes twice',
    async run(fleet) {
      const processes = await fleet.startMany(4, 'clock')
      await fleet.until('it ticks', () => fleet.ledger.count('tick') >= 2)
      for (let i = 0; i < 5; i++) {
        await new Promise((resolve) => setTimeout(resolve, 700))
        await processes.shift()?.kill()
        processes.push(await fleet.start('clock'))
      }
      const last = processes.at(-1) as JobProcess
      await fleet.settled(last)
      await Promise.all(processes.map((process) => process.terminate()))
      const lines = fleet.ledger.names('tick')
      const times = [...new Set(lines)].map((time) => Date.parse(time) / 1000).sort((a, b) => a - b)
      const first = times[0] as number
      expect(times).to.deep.equal(times.map((_, i) => first + i))
      expect(lines).to.have.lengthOf(times.length)
    },
  },
]

faultSuite('when things go wrong', cases)

describe('exceptions of engines', () => {
  it('are cases', () => {
    for (const { exceptions } of implementations)
      expect(cases.map(({ name }) => name)).to.include.members(Object.keys(exceptions))
  })
})
