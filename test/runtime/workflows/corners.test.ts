import { expect } from 'chai'
import { implementations, type Place } from '../engines/implementations.js'
import { until } from '../runtime-app.js'
import { WorkflowApp } from './workflow-app.js'

for (const { name: engine, missing, open } of implementations.filter(({ keepsNoRuns }) => !keepsNoRuns))
  describe(`runtime: corners of workflows on the engine '${engine}'`, function () {
    this.timeout(60_000)
    if (missing !== undefined) {
      it(`are tried where it can be had: ${missing}`, function () {
        this.skip()
      })
      return
    }
    let place: Place
    let app: WorkflowApp
    before(async () => {
      place = await open()
    })
    beforeEach(async () => {
      app = await WorkflowApp.start(place.engine())
    })
    afterEach(async () => {
      await app.app.stop({ grace: 100 })
    })
    after(() => place.remove())

    it('a child ends before it is asked for its result, or never is', async () => {
      expect((await app.run('askingLate', { asks: true })).result).to.equal('child early')
      expect((await app.run('askingLate', { asks: false })).result).to.equal('never asked')
    })

    it('a topic has a slash in its name', async () => {
      const id = await app.begin('expecting', { order: 'o1' })
      await app.until(id, ({ steps }) => steps.some(({ name }) => name === 'waitFor:orders/placed'))
      await app.invoke('place', { order: 'o1', at: new Date(1000) })
      expect((await app.end(id)).result).to.equal(new Date(1000).toISOString())
    })

    it('values that no step was stored with are the same after a sleep', async () => {
      const run = await app.run('valuedAsleep', { ms: 1500 })
      const given = new Set(app.ledger.names('given'))
      expect([...given]).to.deep.equal([run.result])
      expect(run.steps.map(({ name }) => name)).to.deep.equal(['sleep'])
    })

    it('a result has what the database does not take: it is a failure, and nothing is called again for it', async () => {
      const { state, result } = await app.run('keepingZero', { throws: false })
      expect(state).to.equal('completed')
      if (engine === 'postgres') expect(result).to.match(/^What came of it could not be stored: /)
      else expect(result).to.equal('a\0b')
      expect(app.ledger.count('done', 'zero')).to.equal(1)
      const failed = await app.run('keepingZero', { throws: true })
      expect([failed.state, failed.error?.message]).to.deep.equal(['failed', 'bad \uFFFD byte'])
    })

    if (engine !== 'memory')
      it('a process that must stop leaves a sleep as it is, beside a step that does not listen', async () => {
        const id = await app.begin('sleepingBeside', { ms: 1500 })
        await until(() => app.ledger.count('begun', 'deaf') === 1)
        await app.app.stop({ grace: 20 })
        app = await WorkflowApp.start(place.engine(), 'workflows', 'same')
        const run = await app.end(id)
        expect([run.state, run.result]).to.deep.equal(['completed', 'slept'])
        expect(app.logged.filter((line) => line.includes('belongs to another process'))).to.deep.equal([])
      })
  })
