import { expect } from 'chai'
import { until } from '../runtime-app.js'
import { onEachEngine } from './on-each-engine.js'
import type { WorkflowApp } from './workflow-app.js'

onEachEngine('workflows', (setting) => {
  let app: WorkflowApp
  beforeEach(() => {
    app = setting.app
  })

  it('do one step after the other, each once, and show them', async () => {
    const id = await app.begin('sequence', { name: 'a', steps: 3 })
    expect(id).to.match(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
    const run = await app.end(id)
    expect(run).to.include({ id, workflow: 'sequence', state: 'completed', key: undefined, parent: undefined })
    expect(run.input).to.deep.equal({ name: 'a', steps: 3 })
    expect(run.steps.map(({ name, kind, state, attempts }) => [name, kind, state, attempts])).to.deep.equal([
      ['mark', 'step', 'completed', 1],
      ['mark@2', 'step', 'completed', 1],
      ['mark@3', 'step', 'completed', 1],
    ])
    expect(run.steps[1]?.input).to.deep.equal({ name: 'a-2' })
    // The id of a step's call is that of the run and the step, to key effects by.
    expect(run.steps[1]?.result).to.equal(`a-2 of ${id}/mark@2`)
    expect(app.ledger.names('done')).to.deep.equal(['a-1', 'a-2', 'a-3'])
  })

  it('do steps side by side', async () => {
    const run = await app.run('branches', { takes: [150, 5] })
    expect(run.result).to.deep.equal(['second-0', 'second-1'])
    const begun = app.ledger.names('begun')
    expect(begun.slice(0, 2).sort()).to.deep.equal(['first-0', 'first-1'])
    expect(begun.slice(2)).to.deep.equal(['second-1', 'second-0', 'last'])
  })

  it('sleep, in the process and without one', async () => {
    for (const ms of [20, 900]) {
      const id = await app.begin('napping', { name: `n${ms}`, ms })
      const asleep = await app.until(id, ({ steps }) => steps.some(({ name }) => name === 'sleep'))
      // A short sleep may be over before it is seen.
      if (ms > 500)
        expect(asleep.steps.map(({ name, state }) => [name, state])).to.deep.equal([
          ['mark', 'completed'],
          ['sleep', 'waiting'],
        ])
      const { createdAt, endedAt } = await app.end(id)
      expect((endedAt?.getTime() ?? 0) - createdAt.getTime()).to.be.at.least(ms)
    }
    expect(app.ledger.names('done')).to.deep.equal(['n20-before', 'n20-after', 'n900-before', 'n900-after'])
  })

  it('wait for messages: those that come later, and those that came before they waited, each once', async () => {
    const id = await app.begin('confirming', { user: 'u', times: 3 })
    await app.until(id, ({ steps }) =>
      steps.some(({ name, state }) => name === 'waitFor:confirmed' && state === 'waiting'),
    )
    await app.invoke('confirm', { user: 'other', by: 'nobody', at: new Date(0) })
    for (const by of ['a', 'b', 'c']) await app.invoke('confirm', { user: 'u', by, at: new Date(1000) })
    const at = new Date(1000).toISOString()
    expect((await app.end(id)).result).to.deep.equal(['a', 'b', 'c'].map((by) => ({ by, at })))
  })

  it('are not given messages from before they began', async () => {
    await app.invoke('confirm', { user: 'early', by: 'too early', at: new Date(0) })
    const run = await app.run('confirming', { user: 'early', timeout: 50 })
    expect(run.result).to.deep.equal([null])
    expect(run.steps.map(({ name, state }) => [name, state])).to.deep.equal([
      ['mark', 'completed'],
      ['waitFor:confirmed#2', 'completed'],
    ])
  })

  it('catch the error of a step as it was thrown, with its input, and make up for it', async () => {
    const run = await app.run('compensating', { name: 'x' })
    expect(run.result).to.equal('NotFound: no such card: true')
    expect(run.steps.map(({ name, state, attempts }) => [name, state, attempts])).to.deep.equal([
      ['charge', 'failed', 1],
      ['sleep', 'completed', 1],
      ['refund', 'completed', 1],
    ])
    expect(run.steps[0]?.error).to.deep.include({
      code: 'NotFound',
      message: 'no such card',
      details: { amount: '7' },
    })
    expect(app.ledger.count('charge')).to.equal(1)
  })

  it('try a step again as often as they say', async () => {
    const good = await app.run('retrying', { fails: 2, retries: 2 })
    expect([good.state, good.result, good.steps[1]?.attempts]).to.deep.equal(['completed', 3, 3])
    const bad = await app.run('retrying', { fails: 9, retries: 1 })
    expect([bad.state, bad.error?.message, bad.steps[1]?.attempts]).to.deep.equal(['failed', 'not yet: shaky', 2])
    expect(app.ledger.count('tried')).to.equal(5)
  })

  it('are tried again as a whole, with the steps that have ended kept', async () => {
    const run = await app.run('again', { fails: 2 })
    expect([run.state, run.result]).to.deep.equal(['completed', 3])
    expect(app.ledger.count('begun', 'kept')).to.equal(1)
    expect(app.ledger.count('tried')).to.equal(3)
  })

  it('let no step take longer than it may, nor a run', async () => {
    expect((await app.run('slow', { ms: 30 })).result).to.equal('Unavailable')
    expect(app.ledger.count('aborted', 'slow')).to.equal(1)
    const late = await app.run('late', { name: 'never' })
    expect([late.state, late.error?.message]).to.deep.equal(['failed', 'The run took longer than it may.'])
    expect(app.ledger.count('begun', 'never')).to.equal(0)
  })

  it('keep values that JSON has not, and what now(), random() and uuid() gave', async () => {
    const parcel = { at: new Date(5), weights: new Map([['a', 1n]]), tags: new Set(['x', 'y']) }
    const { result } = await app.run('valued', parcel)
    const [now, random, uuid, later, another, other, ...rest] = result as string[]
    expect(rest).to.deep.equal(['true', '3', 'x,y'])
    expect(new Set([random, uuid, another, other]).size).to.equal(4)
    expect(new Date(now ?? '').getTime()).to.be.at.most(new Date(later ?? '').getTime())
  })

  it('start others and wait for them', async () => {
    const run = await app.run('parent', { names: ['a', 'b', 'c'] })
    expect(run.result).to.deep.equal(['child a', 'child b', 'child c'])
    const child = await app.app.workflows.run(run.steps[0]?.child ?? '')
    expect(child).to.include({ workflow: 'child', parent: run.id, state: 'completed', result: 'child a' })
  })

  it('are thrown what made a child fail', async () => {
    expect((await app.run('forgiving', { name: 'bad' })).result).to.equal('true: no such child')
    const failed = await app.run('parent', { names: ['bad'] })
    expect([failed.state, failed.error?.code]).to.deep.equal(['failed', 'NotFound'])
  })

  it('call, enqueue and publish once', async () => {
    const run = await app.run('busy', { name: 'b' })
    expect(run.result).to.equal('called-b')
    expect(run.steps.map(({ kind }) => kind)).to.deep.equal(['call', 'enqueue', 'publish', 'sleep', 'step'])
    await until(() => app.ledger.count('done', 'queued-b') === 1)
    for (const name of ['called-b', 'queued-b', 'last-b']) expect(app.ledger.count('begun', name)).to.equal(1)
  })

  it('abort what goes on when they end', async () => {
    const run = await app.run('racing', { name: 'r' })
    expect(run.result).to.equal('slept')
    await until(() => app.ledger.count('aborted', 'loser') === 1)
    expect(run.steps.map(({ name, state }) => [name, state])).to.deep.equal([
      ['mark', 'interrupted'],
      ['sleep', 'completed'],
    ])
  })

  it('are started once for a key', async () => {
    const input = { name: 'k', steps: 1 }
    const ids = await Promise.all([1, 2, 3].map(() => app.begin('sequence', input, { key: 'same' })))
    expect(new Set(ids).size).to.equal(1)
    expect((await app.end(ids[0] ?? '')).key).to.equal('same')
    expect(await app.begin('sequence', input, { key: 'other' })).not.to.equal(ids[0])
  })

  it('refuse input that does not fit, before a run is started', async () => {
    const before = (await app.app.workflows.runs({ workflow: 'sequence' })).length
    const refusal = await app.begin('sequence', { name: 5 }).then(
      () => undefined,
      (error: unknown) => error as { code: string; errors: { path: string }[] },
    )
    expect(refusal?.code).to.equal('Unprocessable')
    expect(refusal?.errors.map(({ path }) => path)).to.deep.equal(['/name', '/steps'])
    expect((await app.app.workflows.runs({ workflow: 'sequence' })).length).to.equal(before)
  })

  it('are cancelled, with what goes on and with their children', async () => {
    const id = await app.begin('parent', { names: ['held'], holds: true })
    await until(() => app.ledger.count('begun', 'held') === 1)
    const { steps } = (await app.app.workflows.run(id)) ?? {}
    expect(await app.app.workflows.cancel(id)).to.equal(true)
    await until(() => app.ledger.count('aborted', 'held') === 1)
    const child = await app.end(steps?.[0]?.child ?? '')
    expect([(await app.end(id)).state, child.state]).to.deep.equal(['cancelled', 'cancelled'])
    expect(await app.app.workflows.cancel(id)).to.equal(false)
    expect(await app.app.workflows.cancel('nothing')).to.equal(false)
    expect(app.ledger.count('done', 'held')).to.equal(0)
  })

  it('are worked on as many at once as their entry says', async () => {
    const ids = await Promise.all(['h1', 'h2', 'h3'].map((name) => app.begin('holding', { name })))
    await until(() => ['h1', 'h2', 'h3'].filter((name) => app.ledger.count('begun', name) === 1).length === 2)
    const states = await Promise.all(ids.map(async (id) => (await app.app.workflows.run(id))?.state))
    expect(states.sort()).to.deep.equal(['running', 'running', 'waiting'])
    app.letGo()
    await until(() => ['h1', 'h2', 'h3'].every((name) => app.ledger.count('begun', name) === 1))
    app.letGo()
    for (const id of ids) expect((await app.end(id)).state).to.equal('completed')
  })

  it('are listed, newest first, by workflow and by state', async () => {
    const first = await app.run('sequence', { name: 'l1', steps: 1 })
    await new Promise((resolve) => setTimeout(resolve, 5))
    const second = await app.run('napping', { name: 'l2', ms: 1 })
    const all = await app.app.workflows.runs()
    expect(all.findIndex(({ id }) => id === second.id)).to.be.lessThan(all.findIndex(({ id }) => id === first.id))
    const some = await app.app.workflows.runs({ workflow: 'sequence', state: 'completed', most: 1 })
    expect(some.map(({ id }) => id)).to.deep.equal([first.id])
    expect(await app.app.workflows.run('00000000-0000-4000-8000-000000000000')).to.equal(undefined)
  })
})
