import { expect } from 'chai'
import type { RunDetails, RunInfo } from '../../../runtime/index.js'
import { faultSuite, type Case } from '../engines/fault-suite.js'
import type { Fleet } from '../engines/fleet.js'
import type { JobProcess } from '../engines/job-process.js'

const HOUR = 3_600_000

/**
 * When a process may die over a run of `resting`, by its writes: 1 adds it, 2 claims it, 3 and 4 are its first step, 5 and 6 its sleep,
 * 7 and 8 its second step, 9 its end. The run of the one that dies before it claims it comes last, so that no other takes it.
 */
const deaths = [
  ...[3, 4, 5, 6, 7, 8, 9].map((write) => `before ${write}`),
  ...[2, 3, 4, 5, 6, 7, 8, 9, 1].map((write) => `after ${write}`),
]

const cases: readonly Case[] = [
  {
    name: 'a process is killed at every write: no step that was stored runs again, and the run ends as if nothing had been',
    waits: true,
    async run(fleet) {
      const ids = new Map<string, string>()
      for (const dies of deaths) {
        const mortal = await fleet.start('workflows', { DIES: dies })
        // The one that dies over adding its run cannot say its id.
        await mortal.begin('resting', { name: dies.replace(' ', ''), ms: 10 }).then(
          (id) => ids.set(dies, id),
          () => undefined,
        )
        await mortal.ended()
      }
      const healthy = await fleet.start('workflows')
      await allEnded(fleet, healthy, deaths.length)
      for (const [dies, id] of ids) {
        const { state, result } = await runOf(healthy, id)
        const name = dies.replace(' ', '')
        expect([dies, state, result]).to.deep.equal([dies, 'completed', [`${name}-1`, `${name}-2`]])
      }
      const twice = deaths.filter((dies) => {
        const done = [1, 2].map((at) => fleet.ledger.count('done', `${dies.replace(' ', '')}-${at}`))
        expect(Math.min(...done), dies).to.equal(1)
        return Math.max(...done) > 1
      })
      // Only what was killed between a step and the storing of its result.
      expect(twice).to.deep.equal(['before 4', 'before 8'])
    },
  },
  {
    name: 'a workflow sleeps while no process runs: it goes on with the next one',
    waits: true,
    async run(fleet) {
      const first = await fleet.start('workflows')
      const id = await first.begin('napping', { name: 'n', ms: 4000 })
      await fleet.until('it sleeps', async () => (await runOf(first, id)).state === 'waiting')
      const { createdAt } = await runOf(first, id)
      await first.kill()
      const second = await fleet.start('workflows')
      const run = await ended(fleet, second, id)
      expect(Date.parse(run.endedAt as never) - Date.parse(createdAt as never)).to.be.at.least(4000)
      expect(fleet.ledger.names('done')).to.deep.equal(['n-before', 'n-after'])
    },
  },
  {
    name: 'a process hangs in a step: another one goes on with the run, and what the first says of it is refused',
    waits: true,
    async run(fleet) {
      const first = await fleet.start('workflows', { BLOCKS: 'yes' })
      const id = await first.begin('hanging', { name: 'h', ms: fleet.lease * 2 + 15_000 })
      await fleet.until('it begins', () => fleet.ledger.count('begun', 'h') === 1)
      const second = await fleet.start('workflows')
      const run = await ended(fleet, second, id)
      expect(run.result).to.equal(`h-after of ${id}/mark#2`)
      await fleet.until('the first is done, too', () => fleet.ledger.count('done', 'h') === 2)
      await fleet.until('it is told', () =>
        first.logged.some((line) => line.includes('belongs to another process now')),
      )
      expect(fleet.ledger.count('begun', 'h-after')).to.equal(1)
      expect(run.steps.map(({ name, attempts }) => [name, attempts])).to.deep.equal([
        ['mark', 2],
        ['mark#2', 1],
      ])
    },
  },
  {
    name: 'a message comes while the process of its run is dead: it is there when the run comes to wait for it',
    waits: true,
    async run(fleet) {
      const first = await fleet.start('workflows', { DIES: 'before 4' })
      const second = await fleet.start('workflows')
      const id = await first.begin('confirming', { user: 'u' })
      await first.ended()
      await second.confirm('u', 'early')
      const run = await ended(fleet, second, id)
      expect(run.result).to.deep.equal([{ by: 'early', at: new Date(1000).toISOString() }])
    },
  },
  {
    name: 'a message is published in another process than the one in which its run waits',
    async run(fleet) {
      const [first, second] = (await fleet.startMany(2, 'workflows')) as [JobProcess, JobProcess]
      const id = await first.begin('confirming', { user: 'u', times: 2 })
      await fleet.until('it waits', async () => (await runOf(first, id)).steps.some(({ kind }) => kind === 'wait'))
      for (const by of ['a', 'b']) await second.confirm('u', by)
      const at = new Date(1000).toISOString()
      expect((await ended(fleet, first, id)).result).to.deep.equal(['a', 'b'].map((by) => ({ by, at })))
    },
  },
  {
    name: 'the code of a workflow is edited under its runs: they wait for a process that has it, and say why',
    waits: true,
    async run(fleet) {
      const first = await fleet.start('workflows')
      const id = await first.begin('versioned', { name: 'v' })
      await fleet.until('it sleeps', async () => (await runOf(first, id)).steps.some(({ kind }) => kind === 'sleep'))
      await first.kill()
      const edited = await fleet.start('edited')
      await fleet.until('it is refused', () =>
        edited.logged.some((line) => line.includes("'check' now stands before 'mark#2'")),
      )
      await fleet.until('it is blocked', async () => (await runOf(edited, id)).state === 'blocked')
      expect((await runOf(edited, id)).reason).to.equal(
        "The run was started by other code of the workflow 'versioned': 'check' now stands before 'mark#2'. It waits for a " +
          'process that has that code; undo the change, or cancel the run and start it again.',
      )
      const fresh = await edited.begin('versioned', { name: 'w' })
      expect((await ended(fleet, edited, fresh)).result).to.equal('edited')
      await fleet.until('it still is', async () => (await runOf(edited, id)).state === 'blocked')
      const again = await fleet.start('workflows')
      expect((await ended(fleet, again, id)).result).to.equal('first')
      expect(fleet.ledger.names('done').filter((name) => name.startsWith('v'))).to.deep.equal(['v-one', 'v-two'])
    },
  },
  {
    name: 'a step is added at the end of a workflow: runs go on with it',
    async run(fleet) {
      const first = await fleet.start('workflows')
      const id = await first.begin('versioned', { name: 'v' })
      await fleet.until('it sleeps', async () => (await runOf(first, id)).steps.some(({ kind }) => kind === 'sleep'))
      await first.kill()
      const extended = await fleet.start('extended')
      expect((await ended(fleet, extended, id)).result).to.equal('extended')
      expect(fleet.ledger.names('done')).to.deep.equal(['v-one', 'v-two', 'v-three'])
    },
  },
  {
    name: 'processes are killed while runs start others and wait for them: each child runs once',
    waits: true,
    async run(fleet) {
      const processes = await fleet.startMany(2, 'workflows')
      const adder = await fleet.start('workflows')
      const names = Array.from({ length: 8 }, (_, at) => [`${at}a`, `${at}b`, `${at}c`])
      const ids: string[] = []
      for (const [at, children] of names.entries()) {
        ids.push(await adder.begin('parent', { names: children }))
        if (at % 3 === 2) {
          await processes.shift()?.kill()
          processes.push(await fleet.start('workflows'))
        }
      }
      for (const [at, id] of ids.entries()) {
        const run = await ended(fleet, adder, id)
        expect(run.result).to.deep.equal(names[at]?.map((name) => `child ${name}`))
      }
      const children = await adder.workflows<RunInfo[]>('runs', { workflow: 'child' })
      expect(children.map(({ input }) => (input as { name: string }).name).sort()).to.deep.equal(names.flat().sort())
    },
  },
  {
    name: 'a process dies between the start of a child and the note of it: what came after it is not told before it',
    waits: true,
    async run(fleet) {
      const mortal = await fleet.start('workflows', { DIES: 'attaching' })
      const id = await mortal.begin('startingBeside', { name: 's' })
      await mortal.ended()
      // There is time for what came after it to overtake it.
      const healthy = await fleet.start('workflows', { SLOW: 'create' })
      const run = await ended(fleet, healthy, id)
      // What comes after the start is the first to come to the site, also when it begins again after its sleep.
      expect([run.state, run.result]).to.deep.equal(['completed', ['s-start', 's-step']])
      expect(
        fleet.ledger
          .names('done')
          .filter((name) => name.startsWith('s-'))
          .sort(),
      ).to.deep.equal(['s-child', 's-start', 's-step', 's-step'])
      expect(await healthy.workflows<RunInfo[]>('runs', { workflow: 'child' })).to.have.lengthOf(1)
    },
  },
  {
    name: 'a run is cancelled in another process, during a step: the step is told, and nothing goes on',
    async run(fleet) {
      const [first, second] = (await fleet.startMany(2, 'workflows')) as [JobProcess, JobProcess]
      const id = await first.begin('parent', { names: ['c'], holds: true })
      await fleet.until('it holds', () => fleet.ledger.count('begun', 'c') === 1)
      expect(await second.workflows('cancel', id)).to.equal(true)
      await fleet.until('it is told', () => fleet.ledger.count('aborted', 'c') === 1)
      await Promise.all([first.kill(), second.kill()])
      const third = await fleet.start('workflows')
      expect((await runOf(third, id)).state).to.equal('cancelled')
      expect((await third.workflows<RunInfo[]>('runs', { workflow: 'child' })).map(({ state }) => state)).to.deep.equal(
        ['cancelled'],
      )
      expect(fleet.ledger.count('begun', 'c')).to.equal(1)
    },
  },
  {
    name: 'four processes start at once where nothing is yet: they do, and their runs end',
    async run(fleet) {
      const processes = await fleet.startMany(4, 'workflows')
      const input = { name: 's', steps: 2 }
      const ids = await Promise.all(processes.map((process) => process.begin('sequence', input)))
      for (const id of ids) expect((await ended(fleet, processes[0] as JobProcess, id)).state).to.equal('completed')
      const same = await Promise.all(processes.map((process) => process.begin('sequence', input, 'one')))
      expect(new Set(same).size).to.equal(1)
    },
  },
  {
    name: 'a run has 1,200 steps, and its process is killed on the way: what was stored does not run again',
    waits: true,
    async run(fleet) {
      const first = await fleet.start('workflows')
      const id = await first.begin('sequence', { name: 'l', steps: 1200 })
      await fleet.until('it is on its way', () => fleet.ledger.count('done') >= 500)
      await first.kill()
      const before = fleet.ledger.count('done')
      const second = await fleet.start('workflows')
      const run = await ended(fleet, second, id)
      expect(run.steps).to.have.lengthOf(1200)
      expect(fleet.ledger.count('ended', 'l')).to.equal(1)
      expect(before).to.be.lessThan(1200)
      // The one whose result was not stored yet may have run twice.
      expect(fleet.ledger.count('done') - 1200).to.be.oneOf([0, 1])
    },
  },
  {
    name: 'the clock is set an hour forward and back: runs go on, and their steps run once',
    async run(fleet) {
      const processes = await fleet.startMany(2, 'workflows')
      const [first] = processes as [JobProcess]
      const id = await first.begin('holding', { name: 'c' })
      await fleet.until('it holds', () => fleet.ledger.count('begun', 'c') === 1)
      for (const by of [HOUR, -2 * HOUR]) {
        for (const process of processes) process.moveClock(by)
        const other = await first.begin('napping', { name: `n${by}`, ms: 300 })
        await ended(fleet, first, other)
      }
      for (const process of processes) await process.letGo()
      await ended(fleet, first, id)
      const names = fleet.ledger.names('done').filter((name) => name.startsWith('n'))
      expect(names).to.deep.equal([`n${HOUR}-before`, `n${HOUR}-after`, `n${-2 * HOUR}-before`, `n${-2 * HOUR}-after`])
    },
  },
  {
    name: 'a step kills every process that runs it: after as many attempts as it may have it has failed',
    waits: true,
    async run(fleet) {
      const first = await fleet.start('workflows')
      // The step may kill it before it could answer.
      await first.begin('poisoned', { name: 'p' }).catch(() => undefined)
      let process: JobProcess | undefined = first
      for (let death = 0; death < 4; death++) {
        await process?.ended()
        // Or before it could say that it runs.
        process = await fleet.start('workflows').catch(() => undefined)
      }
      const last = process as JobProcess
      const runs = await last.workflows<RunDetails[]>('runs', { workflow: 'poisoned' })
      expect(runs).to.have.lengthOf(1)
      const run = await ended(fleet, last, runs[0]?.id ?? '')
      expect(run.result).to.equal('Unavailable')
      expect(fleet.ledger.count('begun', 'poison')).to.equal(4)
    },
  },
  {
    name: 'SIGTERM in a step: the run goes back, and the attempt counts for nothing',
    async run(fleet) {
      const first = await fleet.start('workflows', { GRACE: '100' })
      const id = await first.begin('holding', { name: 't' })
      await fleet.until('it holds', () => fleet.ledger.count('begun', 't') === 1)
      expect(await first.terminate()).to.equal(0)
      expect(fleet.ledger.count('aborted', 't')).to.equal(1)
      const second = await fleet.start('workflows')
      await fleet.until('it holds again', () => fleet.ledger.count('begun', 't') === 2)
      await second.letGo()
      const run = await ended(fleet, second, id)
      expect([run.state, run.steps.at(-1)?.attempts]).to.deep.equal(['completed', 2])
      expect(fleet.ledger.count('done', 't-before')).to.equal(1)
    },
  },
]

async function runOf(process: JobProcess, id: string): Promise<RunDetails> {
  const run = await process.workflows<RunDetails | undefined>('run', id)
  if (!run) throw new Error(`there is no run '${id}'`)
  return run
}

/** Waits until a run has ended. */
async function ended(fleet: Fleet, process: JobProcess, id: string): Promise<RunDetails> {
  let run: RunDetails | undefined
  await fleet.until(`the run '${id}' has ended`, async () => {
    run = await runOf(process, id)
    return run.endedAt !== undefined
  })
  return run as RunDetails
}

/** Waits until so many runs of `resting` have ended, and no other is there. */
async function allEnded(fleet: Fleet, process: JobProcess, count: number): Promise<void> {
  await fleet.until(`${count} runs have ended`, async () => {
    const runs = await process.workflows<RunInfo[]>('runs', { workflow: 'resting' })
    return runs.length === count && runs.every(({ endedAt }) => endedAt !== undefined)
  })
}

faultSuite('when things go wrong in workflows', cases, ({ keepsNoRuns }) => !keepsNoRuns)
