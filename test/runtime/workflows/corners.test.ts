import { expect } from 'chai'
import { until } from '../runtime-app.js'
import { onEachEngine } from './on-each-engine.js'
import { watchedEngine, type StoreCall } from './watched-engine.js'
import { WorkflowApp } from './workflow-app.js'

onEachEngine('corners of workflows', (setting) => {
  const { engine } = setting
  let app: WorkflowApp
  beforeEach(() => {
    app = setting.app
  })

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
      app = setting.app = await WorkflowApp.start(setting.newEngine(), 'workflows', 'same')
      const run = await app.end(id)
      expect([run.state, run.result]).to.deep.equal(['completed', 'slept'])
      expect(app.logged.filter((line) => line.includes('belongs to another process'))).to.deep.equal([])
    })

  it('a child that failed is started anew when the whole run is tried again, and one that has not goes on', async () => {
    for (const key of [undefined, 'the same']) {
      const run = await app.run('persisting', { key })
      expect([run.state, run.result]).to.deep.equal(['completed', ['child good', 'bad 3', 'last']])
      const started = run.steps.map(({ name, kind, state, attempts }) => [name, kind, state, attempts])
      expect(started).to.deep.equal([
        ['start:child', 'child', 'completed', 1],
        ['start:faltering', 'child', 'completed', 3],
        ['sleep', 'sleep', 'completed', 1],
        ['mark', 'step', 'completed', 1],
      ])
      const children = (await app.app.workflows.runs({ workflow: 'faltering' })).filter((one) => one.parent === run.id)
      expect(children.map(({ state }) => state)).to.deep.equal(['completed', 'failed', 'failed'])
      expect(children[0]?.id).to.equal(run.steps[1]?.child)
      if (key !== undefined) expect(children.map((child) => child.key)).to.deep.equal([key, key, key])
    }
    expect(app.ledger.count('begun', 'good')).to.equal(2)
  })

  it('children that have failed by the time the whole run is tried again are started anew, heard of or not', async () => {
    const run = await app.run('persistingWithTwo', { name: engine })
    const [first, second] = [`${engine}-1`, `${engine}-2`]
    expect([run.state, run.result]).to.deep.equal(['completed', [first, second]])
    expect(app.ledger.names('tried').sort()).to.deep.equal([first, first, second, second])
    expect(run.steps.map(({ state, attempts }) => [state, attempts])).to.deep.equal([
      ['completed', 2],
      ['completed', 2],
    ])
  })

  it('a run that is cancelled has its key no longer', async () => {
    const begin = (): Promise<string> => app.begin('holding', { name: 'keyed' }, { key: 'k' })
    const ids = [await begin(), await begin()]
    for (let time = 0; time < 2; time++) {
      expect(await app.app.workflows.cancel(ids.at(-1) ?? '')).to.equal(true)
      ids.push(...(await Promise.all([begin(), begin()])))
    }
    expect(ids.map((id) => ids.indexOf(id))).to.deep.equal([0, 0, 2, 2, 4, 4])
    const shown = await Promise.all(ids.map((id) => app.app.workflows.run(id)))
    expect(shown.map((run) => run?.key)).to.deep.equal(ids.map(() => 'k'))
    await app.app.workflows.cancel(ids.at(-1) ?? '')
  })

  it('a run that what is stored blocks is shown as such, and found among many that only wait', async () => {
    await app.app.stop()
    app = setting.app = await WorkflowApp.start(watchedEngine(setting.newEngine(), [], storeLies))
    const blocked = await Promise.all([1, 2, 3].map(() => app.begin('lying', { lies: true, holds: false })))
    const waiting = await Promise.all([1, 2, 3, 4].map(() => app.begin('lying', { lies: false, holds: false })))
    const runs = async (state: 'blocked' | 'waiting', most: number): Promise<string[]> =>
      (await app.app.workflows.runs({ workflow: 'lying', state, most })).map(({ id }) => id)
    // Blocked ones are offered again now and then, and run for a moment then.
    const wanted = JSON.stringify([blocked.sort(), waiting.sort(), 2, 2])
    await until(async () => {
      const all = [(await runs('blocked', 9)).sort(), (await runs('waiting', 9)).sort()]
      const most = [(await runs('blocked', 2)).length, (await runs('waiting', 2)).length]
      return JSON.stringify([...all, ...most]) === wanted
    })
    const run = await app.until(blocked[0] ?? '', ({ state }) => state === 'blocked')
    expect([run.state, run.error, run.wakeAt]).to.deep.equal(['blocked', undefined, undefined])
    expect(run.reason).to.match(/^What 'named' of the workflow 'lying' gave is stored, and is not of the type /)
    for (const id of [...blocked, ...waiting]) await app.app.workflows.cancel(id)
  })

  if (engine !== 'memory')
    it('what goes on beside what blocks a run counts for nothing', async () => {
      const calls: StoreCall[] = []
      await app.app.stop()
      app = await WorkflowApp.start(watchedEngine(setting.newEngine(), [], storeLies))
      const id = await app.begin('lying', { lies: true, holds: true })
      await app.until(id, ({ steps }) => steps[0]?.state === 'completed' && steps[1]?.state === 'running')
      await app.app.stop({ grace: 0 })
      app = setting.app = await WorkflowApp.start(watchedEngine(setting.newEngine(), calls), 'workflows', 'same')
      await until(() => calls.some(({ method }) => method === 'block'))
      const begun = calls.filter(
        ({ method, args }) => method === 'begin' && (args[1] as { name: string }).name === 'mark',
      )
      const ends = calls.filter(({ method, args }) => method === 'end' && args[1] === begun[0]?.result)
      expect([begun.length, ends.map(({ args }) => args[2])]).to.deep.equal([1, [{ as: 'interrupted' }]])
      await app.app.workflows.cancel(id)
    })

  it('a run that is claimed while the application stops goes back at once', async () => {
    const calls: StoreCall[] = []
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => (letGo = resolve))
    let isClaiming = false
    await app.app.stop()
    const slow = watchedEngine(setting.newEngine(), calls, async (method) => {
      if (method !== 'claim' || !calls.some((call) => call.method === 'create')) return
      isClaiming = true
      await held
    })
    app = setting.app = await WorkflowApp.start(slow)
    const id = await app.begin('holding', { name: 'late' })
    await until(() => isClaiming)
    const stopped = app.app.stop({ grace: 5000 })
    letGo()
    await stopped
    const ofRun = calls.filter(({ args, result }) =>
      [args[0], result].some((one) => (one as { id?: string } | undefined)?.id === id),
    )
    expect(ofRun.map(({ method }) => method)).to.deep.equal(['create', 'claim', 'park'])
    const claimed = ofRun[1]?.result as { at: Date }
    expect(ofRun[2]?.args[1]).to.deep.equal(claimed.at)
    expect(app.ledger.count('begun')).to.equal(0)
    if (engine === 'memory') return
    app = setting.app = await WorkflowApp.start(setting.newEngine(), 'workflows', 'same')
    await until(() => app.ledger.count('begun', 'late') === 1)
    app.letGo()
    expect((await app.end(id)).state).to.equal('completed')
  })

  it('what is handed over has what the database does not take: the workflow is told, each time the same', async () => {
    const { state, result } = await app.run('handingZero', { name: 'z' })
    const refused = (name: string): string => `What '${name}' was to begin with could not be stored`
    expect([state, result]).to.deep.equal([
      'completed',
      engine === 'postgres' ? [refused('mark'), refused('start:child'), 'nothing'] : ['a\0b', 'child c\0d', 'nothing'],
    ])
    expect(app.ledger.count('done')).to.equal(engine === 'postgres' ? 0 : 2)
  })
})

/** What a step gave that lies is stored as what is not of its type. */
function storeLies(method: string, args: unknown[]): void {
  const ending = args[2] as { as: string; result?: unknown } | undefined
  if (method === 'end' && ending?.result === 'a lie') args[2] = { ...ending, result: '' }
}
