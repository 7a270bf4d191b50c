import { expect } from 'chai'
import {
  NEVER,
  RunLost,
  type ClaimedRun,
  type NewAttempt,
  type NewRun,
  type RunHold,
  type WorkflowStore,
} from '../../../runtime/engines/workflow-port.js'
import type { Engine } from '../../../runtime/index.js'
import { describeWith } from '../engines/describe-with.js'
import { implementations, type Place } from '../engines/implementations.js'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const user = { application: 'tests', workflows: ['w', 'x'], log: quiet }
const newRun = (input: string, parts: Partial<NewRun> = {}): NewRun => {
  const plain = {
    session: null,
    sites: ['a'],
    key: null,
    instead: null,
    deadline: null,
    hearsMessages: false,
    parent: null,
  }
  return { workflow: 'w', input, ...plain, ...parts }
}
const newAttempt = (number: number, parts: Partial<NewAttempt> = {}): NewAttempt => {
  const plain = { kind: 'step', order: null, input: undefined, values: {}, until: null, topic: null } as const
  return { name: `step@${number}`, number, ...plain, ...parts }
}

for (const implementation of implementations.filter(({ keepsNoRuns }) => !keepsNoRuns))
  describeWith(implementation, `the port of runs, as the engine '${implementation.name}' implements it`, () => {
    let place: Place
    let engines: Engine[]
    /** Of two processes, where there can be two. */
    let stores: WorkflowStore[]
    let store: WorkflowStore
    beforeEach(async () => {
      place = await implementation.open()
      engines = implementation.isShared ? [place.engine(), place.engine()] : [place.engine()]
      stores = []
      for (const engine of engines) {
        await engine.start({ application: 'tests', queues: [], log: quiet })
        stores.push(await (engine.openWorkflows as NonNullable<Engine['openWorkflows']>)(user))
      }
      store = stores[0] as WorkflowStore
    })
    afterEach(async () => {
      for (const one of stores) await one.stop()
      for (const engine of engines) await engine.stop()
      await place.remove()
    })
    const claimed = async (): Promise<ClaimedRun> => {
      const run = await store.claim('w')
      return run ?? expect.fail('there is no run')
    }

    it('gives each run to one worker, whoever asks at the same time', async () => {
      const ids = await Promise.all(
        ['1', '2', '3', '4', '5'].map(async (input) => (await store.create(newRun(input))).id),
      )
      await store.create(newRun('of another workflow', { workflow: 'x' }))
      const asked = Array.from({ length: 12 }, (_, at) => (stores[at % stores.length] as WorkflowStore).claim('w'))
      const runs = (await Promise.all(asked)).filter((run) => run !== undefined)
      expect(runs.map(({ id }) => id).sort()).to.deep.equal(ids.sort())
      expect(new Set(runs.map(({ token }) => token)).size).to.equal(5)
      expect((await store.run({ workflow: 'w', id: ids[0] ?? '' }))?.state).to.equal('running')
    })

    it("refuses all that a worker says of a run which is another one's by now", async () => {
      const { id } = await store.create(newRun('1'))
      const first = await claimed()
      const attempt = await store.begin(first, newAttempt(1))
      await store.park(first, new Date(first.at.getTime() - 1000))
      const second = await claimed()
      expect([second.id, second.run.claims]).to.deep.equal([id, 1])
      const error = { name: 'Error', message: 'no' }
      const ways: Record<string, (hold: RunHold) => Promise<unknown>> = {
        extend: (hold) => store.extend(hold),
        park: (hold) => store.park(hold, NEVER),
        block: () => store.block(first, 'no', NEVER),
        retry: (hold) => store.retry(hold, error, NEVER),
        complete: (hold) => store.complete(hold, 'done'),
        fail: (hold) => store.fail(hold, error),
        begin: (hold) => store.begin(hold, newAttempt(2)),
        end: (hold) => store.end(hold, attempt, { as: 'done', result: 1, order: 1 }),
        attach: (hold) => store.attach(hold, attempt, { workflow: 'x', id }),
      }
      for (const [name, way] of Object.entries(ways)) {
        const refusal: unknown = await way(first).catch((thrown: unknown) => thrown)
        expect(refusal, name).to.be.instanceOf(RunLost)
      }
      const [only, ...more] = await store.attempts(second)
      expect([only?.ending, more]).to.deep.equal([undefined, []])
      await store.complete(second, 'done')
      expect(await store.run(second)).to.deep.include({ state: 'completed', result: 'done' })
      // Neither does one that has ended belong to anybody.
      expect(await store.extend(second).catch((thrown: unknown) => thrown)).to.be.instanceOf(RunLost)
    })

    it('says of a run that could not be continued why, until it is claimed again', async () => {
      const { id } = await store.create(newRun('1'))
      await store.block(await claimed(), 'it does not fit', new Date(0))
      expect(await store.run({ workflow: 'w', id })).to.deep.include({
        state: 'waiting',
        obstacle: 'it does not fit',
        error: null,
      })
      const again = await claimed()
      expect((await store.run(again))?.obstacle).to.equal(null)
      await store.park(again, NEVER)
      expect(await store.run(again)).to.deep.include({ state: 'waiting', obstacle: null, error: null })
    })

    it('finds as many runs as it is asked for, whatever else there is', async () => {
      for (const input of ['a', 'b', 'a', 'b', 'a']) await store.create(newRun(input))
      const found = await store.runs({ workflow: 'w', where: ({ input }) => input === 'b', most: 2 })
      expect(found.map(({ input }) => input)).to.deep.equal(['b', 'b'])
      expect(await store.runs({ workflow: 'w', state: 'completed', most: 2 })).to.deep.equal([])
    })

    it('keeps one run for a key, but for one that was cancelled or is to be replaced', async () => {
      const create = async (instead: string | null = null): Promise<string> =>
        (await store.create(newRun('k', { key: 'k', instead }))).id
      const first = await create()
      expect([await create(), await create('00000000-0000-4000-8000-000000000000')]).to.deep.equal([first, first])
      const second = await create(first)
      expect([second === first, await create(first), await create()]).to.deep.equal([false, second, second])
      expect(await store.cancel({ workflow: 'w', id: second })).to.equal(true)
      const third = await create()
      expect([first, second]).not.to.include(third)
      for (const id of [first, second, third]) expect((await store.run({ workflow: 'w', id }))?.key).to.equal('k')
    })
  })
