import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'chai'
import { command } from '../../command/command.js'
import { momentIn, span } from '../../command/jobs/write-values.js'
import { hasSqlite, openDatabase } from '../../runtime/engines/embedded/sqlite.js'
import type { AnyFunction, App, DeadLetter, JobInfo, QueueInfo, RunDetails, ScheduleInfo } from '../../runtime/index.js'
import { bin, root, tspc } from '../running/repository.js'
import { runNode } from '../running/run-node.js'
import { until } from '../runtime/runtime-app.js'

const cwd = join(root, 'fixtures/operated-app')

describe('solder jobs: what it is given', () => {
  const refused = async (args: string[], sentence: string): Promise<void> => {
    let [stdout, stderr] = ['', '']
    const out = (line: string): void => void (stdout += line)
    const error = (line: string): void => void (stderr += line)
    const code = await command(['jobs', ...args], { folder: cwd, out, error })
    expect({ code, stdout, stderr }).to.deep.equal({ code: 2, stdout: '', stderr: sentence })
  }

  it('has to be one of what it does, with the names that this needs', async () => {
    await refused(['ded'], "'solder jobs' does not know 'ded'. Did you mean 'solder jobs dead'?")
    await refused(['x'], "'solder jobs' does not know 'x'. 'solder jobs --help' lists what it does.")
    await refused(['dead'], "'solder jobs dead' needs a queue after it: solder jobs dead <queue>.")
    await refused(['show'], "'solder jobs show' needs an id after it: solder jobs show <id>.")
    await refused(['redrive'], "'solder jobs redrive' needs a queue after it: solder jobs redrive <queue> [id…].")
    await refused(['pause', 'a', 'b'], "'solder jobs pause' takes no argument 'b': solder jobs pause <queue>.")
    await refused(['dead', 'a', '--most', '0'], "'--most' takes a whole number from 1, not '0'.")
    await refused(['--jsn'], "'solder jobs' has no option '--jsn'. Did you mean '--json'?")
  })

  it('says nothing when who reads has read enough', () => {
    const script = `"${process.execPath}" "${bin}" --help | (exec 0<&-; sleep 1)`
    const { status, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', script], { encoding: 'utf8', cwd })
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' })
  })

  it('is explained with all of it', async () => {
    let text = ''
    const code = await command(['jobs', '--help'], {
      folder: cwd,
      out: (line) => void (text += line),
      error: (line) => expect.fail(line),
    })
    expect(code).to.equal(0)
    expect(text).to.match(/^Usage: solder jobs \[what\] \[options\]$/m)
    for (const each of ['queues', 'dead <queue>', 'redrive <queue> [id…]', 'pause <queue>', 'show <id>', 'schedules'])
      expect(text).to.include(`\n  ${each}  `)
  })

  it('writes times as clocks there show them, also in a night that is an hour longer, and spans in their largest unit', () => {
    const times = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2027-01-01T00:00:00Z'].map((text) => new Date(text))
    expect(times.map((time) => momentIn(time, 'Europe/Berlin'))).to.deep.equal([
      '2026-10-25 02:30:00 +02:00',
      '2026-10-25 02:30:00 +01:00',
      '2027-01-01 01:00:00 +01:00',
    ])
    expect(momentIn(times[2] as Date, 'UTC')).to.equal('2027-01-01 00:00:00 +00:00')
    expect(momentIn(times[2] as Date, 'America/St_Johns')).to.equal('2026-12-31 20:30:00 -03:30')
    expect([0, 1999, 59_999, 60_000, 7_200_000, 172_800_000].map(span)).to.deep.equal([
      '0 s',
      '1 s',
      '59 s',
      '1 min',
      '2 h',
      '2 d',
    ])
  })
})

describe('solder jobs: what it shows and does', function () {
  this.timeout(60_000)
  if (!hasSqlite()) {
    it('is tried on a Node.js with SQLite', function () {
      this.skip()
    })
    return
  }
  let place: string
  let app: App
  let add: AnyFunction
  let deliver: AnyFunction
  const solder = (...args: string[]) => runNode([bin, 'jobs', ...args], { cwd, env: { PLACE: place } })
  const jobs = (...args: string[]) => solder(...args, '--app', 'dist/app.js')
  const json = async <T>(...args: string[]): Promise<T> => {
    const { code, stdout, stderr } = await jobs(...args, '--json')
    expect([code, stderr]).to.deep.equal([0, ''])
    return JSON.parse(stdout) as T
  }
  const enqueue = (jobs: { mails?: { to: string }[]; bounces?: { to: string }[] }): Promise<string[]> =>
    app.invoke(add as (input: unknown) => Promise<string[]>, jobs)
  const stateOf = async (name: string): Promise<QueueInfo> =>
    (await app.jobs.queues()).find((queue) => queue.name === name) as QueueInfo

  before(async () => {
    const { code, stdout } = await runNode([tspc, '-p', '.'], { cwd })
    expect(code, stdout).to.equal(0)
    place = mkdtempSync(join(tmpdir(), 'solder-operated-'))
    process.env['PLACE'] = place
    app = ((await import(pathToFileURL(join(cwd, 'dist/app.js')).href)) as { default: App }).default
    ;({ add, deliver } = (await import(pathToFileURL(join(cwd, 'dist/functions.js')).href)) as Record<
      'add' | 'deliver',
      AnyFunction
    >)
    await app.start()
  })
  after(async () => {
    await app.stop({ grace: 0 })
    rmSync(place, { recursive: true, force: true })
  })

  it('shows queues, those of schedules among them, and works off nothing', async () => {
    await app.jobs.pause('mails')
    await enqueue({ mails: [{ to: 'a' }, { to: 'b' }] })
    const { code, stdout, stderr } = await jobs()
    expect([code, stderr]).to.deep.equal([0, ''])
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.to.match(/\x1b/)
    const [headings, ...rows] = stdout.trimEnd().split('\n')
    expect(headings).to.equal('QUEUE       READY  DELAYED  RUNNING  DEAD  OLDEST  DONE/MIN  FAILED/MIN  STATE')
    const numbers = '  +0  +0  +0  +\\d+ s  +0  +0'
    expect(rows.filter((row) => new RegExp(`^mails +2${numbers} +paused$`).test(row))).to.have.lengthOf(1)
    expect(rows).to.include('cron/sweep  0      0        0        0             0         0')
    const queues = await json<QueueInfo[]>('queues')
    expect(queues.map(({ name }) => name)).to.have.members(['mails', 'bounces', 'cron/sweep', 'cron/leap'])
    const { ready, running, paused, isWired, perMinute } = queues.find(({ name }) => name === 'mails') as QueueInfo
    expect({ ready, running, paused, isWired, perMinute }).to.deep.equal({
      ready: 2,
      running: 0,
      paused: true,
      isWired: true,
      perMinute: { done: 0, failed: 0 },
    })
  })

  it('resumes and pauses queues for the processes that run, and shows how far a job has come', async () => {
    expect(await jobs('resume', 'mails')).to.deep.include({ code: 0, stdout: "'mails' goes on.\n", stderr: '' })
    let job: JobInfo | undefined
    await until(() => {
      void app.jobs.job('1').then((now) => (job = now))
      return job?.progress !== undefined
    })
    const progress = { to: 'a', by: 'db', sent: 0.5 }
    expect(await json('show', '1')).to.deep.equal({ id: '1', queue: 'mails', state: 'running', attempt: 1, progress })
    expect((await jobs('show', '1')).stdout).to.equal(
      'id        1\nqueue     mails\nstate     running\nattempt   1\nprogress  {"to":"a","by":"db","sent":0.5}\n',
    )
    expect(await json('pause', 'mails')).to.deep.equal({ queue: 'mails', paused: true })
    expect((await stateOf('mails')).paused).to.equal(true)
    expect(await jobs('show', '999')).to.deep.include({
      code: 1,
      stdout: '',
      stderr: "There is no job '999' that waits, runs or is dead.\n",
    })
  })

  it('shows dead jobs with their errors and inputs, and lets them run again, by id or all', async () => {
    const bounces = ['x', 'y', 'z'].map((to) => ({ to }))
    const ids = await enqueue({ bounces })
    const dead = async (): Promise<void> => {
      while ((await stateOf('bounces')).dead < 3) await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await dead()
    const shown = await json<DeadLetter[]>('dead', 'bounces')
    expect(shown.map(({ at: _, ...letter }) => letter)).to.deep.equal(
      ids.map((id, i) => ({
        id,
        queue: 'bounces',
        input: bounces[i],
        error: `There is no such address:\n${bounces[i]?.to}`,
        attempts: 1,
      })),
    )
    expect(await json<DeadLetter[]>('dead', 'bounces', '--most', '1')).to.have.lengthOf(1)
    const [headings, row] = (await jobs('dead', 'bounces')).stdout.split('\n')
    expect(headings).to.match(/^ID +DIED +ATTEMPTS +ERROR +INPUT$/)
    expect(row).to.match(/^\d+ +20\d\d-\d\d-\d\d \d\d:\d\d:\d\dZ +1 +There is no such address: x +\{"to":"x"\}$/)
    await app.jobs.pause('bounces')
    expect(await json('redrive', 'bounces', ids[1] as string)).to.deep.equal({ queue: 'bounces', redriven: 1 })
    expect(await stateOf('bounces')).to.deep.include({ ready: 1, dead: 2 })
    expect(await jobs('redrive', 'bounces', ids[1] as string)).to.deep.include({
      code: 1,
      stdout: '',
      stderr: "Dead jobs of 'bounces' that run again: 0 of the 1 that were named.\n",
    })
    expect((await jobs('redrive', 'bounces')).stdout).to.equal("Dead jobs of 'bounces' that run again: 2.\n")
    expect(await stateOf('bounces')).to.deep.include({ ready: 3, dead: 0 })
    expect(await jobs('dead', 'bonces')).to.deep.include({
      code: 1,
      stdout: '',
      stderr: "There is no queue 'bonces'. Did you mean 'bounces'?\n",
    })
  })

  it('shows schedules with their next times, in the time zones that they name', async () => {
    const schedules = await json<(Omit<ScheduleInfo, 'next'> & { next: string[] })[]>('schedules', '--most', '2')
    const sweep = schedules.find(({ name }) => name === 'sweep')
    expect(sweep).to.deep.include({
      queue: 'cron/sweep',
      schedule: '0 3 * * *',
      timezone: 'Europe/Berlin',
      function: 'sweep',
    })
    const hours = (sweep?.next ?? []).map((time) => momentIn(new Date(time), 'Europe/Berlin'))
    expect(hours).to.have.lengthOf(2)
    for (const hour of hours) expect(hour).to.match(/ 03:00:00 \+0[12]:00$/)
    const { stdout } = await jobs('schedules', '--most', '2')
    expect(stdout).to.match(/^NAME +SCHEDULE +TIME ZONE +LAST +NEXT\n/)
    expect(stdout).to.match(/^sweep +0 3 \* \* \* +Europe\/Berlin +20/m)
    for (const hour of hours) expect(stdout).to.include(hour)
    expect(stdout).to.match(/^leap +0 0 29 2 \* +UTC +20\d\d-02-29 00:00:00 \+00:00\n {20,}20\d\d-02-29/m)
  })

  it('shows runs of workflows, step by step, and cancels them', async () => {
    const id = await app.workflows.start(deliver as (input: unknown) => void, { to: 'x' })
    let run: RunDetails | undefined
    while (run?.steps[1]?.state !== 'waiting') {
      await new Promise((resolve) => setTimeout(resolve, 10))
      run = await app.workflows.run(id)
    }
    const shown = await json<{ id: string; state: string; steps: { name: string; kind: string; result?: unknown }[] }>(
      'run',
      id,
    )
    expect(shown).to.deep.include({ id, workflow: 'deliver', state: 'waiting', input: { to: 'x' } })
    expect(shown.steps.map(({ name, kind, result }) => [name, kind, result])).to.deep.equal([
      ['label', 'step', 'to x'],
      ['sleep', 'sleep', undefined],
    ])
    const { stdout } = await jobs('run', id)
    expect(stdout).to.match(
      /^id: [\da-f-]+\nworkflow: deliver\nstate: waiting\nstarted: 20.*Z\ngoes on: 20.*Z\n\nSTEP +KIND/,
    )
    expect(stdout).to.match(/^label +step +completed +1 +20.*Z +0 s +"to x"$/m)
    expect(stdout).to.match(/^sleep +sleep +waiting +1 +20.*Z +until 20.*Z$/m)
    expect((await json<{ id: string }[]>('runs')).map((each) => each.id)).to.deep.equal([id])
    expect((await json<{ id: string }[]>('runs', 'deliver')).map((each) => each.id)).to.deep.equal([id])
    const refusals: [string, string][] = [
      ['delivr', "There is no workflow 'delivr'. Did you mean 'deliver'?\n"],
      ['x', "There is no workflow 'x'. There are: deliver.\n"],
    ]
    for (const [name, stderr] of refusals)
      expect(await jobs('runs', 'deliver', name)).to.deep.include({ code: 1, stdout: '', stderr })
    expect(await jobs('cancel', id)).to.deep.include({ code: 0, stdout: `The run '${id}' is cancelled.\n` })
    expect((await app.workflows.run(id))?.state).to.equal('cancelled')
    expect(await jobs('cancel', id)).to.deep.include({ code: 1, stderr: `There is no run '${id}' that goes on.\n` })
    expect(await jobs('run', 'x')).to.deep.include({
      code: 1,
      stderr: "There is no run 'x' of a workflow that this application has.\n",
    })
  })

  it('says why an application cannot be looked at', async () => {
    const said = async (app: string): Promise<unknown> => {
      const { code, stdout, stderr } = await solder('--app', app)
      return { code, stdout, stderr: stderr.replaceAll(cwd, '.') }
    }
    expect(await said('dist/in-memory.js')).to.deep.equal({
      code: 1,
      stdout: '',
      stderr: "'forgetful' keeps its jobs in its own process (its engine is memory()): no other one sees them.\n",
    })
    const newer = mkdtempSync(join(tmpdir(), 'solder-newer-'))
    writeFileSync(join(newer, 'jobs.db'), '')
    const database = openDatabase(join(newer, 'jobs.db'), 1000)
    database.exec('PRAGMA user_version = 99')
    database.close()
    const failed = await runNode([bin, 'jobs', '--app', 'dist/app.js'], { cwd, env: { PLACE: newer } })
    rmSync(newer, { recursive: true })
    expect([failed.code, failed.stdout]).to.deep.equal([1, ''])
    expect(failed.stderr).to.match(/^The jobs of 'operated' cannot be looked at: the engine could not be started: '.*'/)
    expect(failed.stderr).to.match(/was written by a newer version of Solder .* or name another folder\.\n$/)
    expect(await said('dist/functions.js')).to.deep.equal({
      code: 2,
      stdout: '',
      stderr:
        './dist/functions.js exports no application: it has to export what defineApp makes, at best as its default.\n',
    })
    expect(await said('app.ts')).to.deep.equal({
      code: 2,
      stdout: '',
      stderr: "'app.ts' is TypeScript: name the JavaScript that it is compiled to.\n",
    })
    expect(await solder()).to.deep.include({
      code: 2,
      stdout: '',
      stderr:
        "There are several applications ('app.ts', 'in-memory.ts'): name its module, as in 'solder jobs --app dist/app.js'.\n",
    })
  })
})
