import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { embedded } from '../../../runtime/engines/embedded/index.js'
import { hasSqlite } from '../../../runtime/engines/embedded/sqlite.js'
import { defineApp, memory } from '../../../runtime/index.js'
import { work } from '../../../runtime/hosts/node/index.js'
import { freePort } from '../../running/free-port.js'
import { root, tspc } from '../../running/repository.js'
import { runNode } from '../../running/run-node.js'

const cwd = join(root, 'fixtures/operated-app')
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

describe('a process of workers', function () {
  this.timeout(60_000)
  let place: string
  let child: ChildProcess | undefined
  before(async () => {
    const { code, stdout } = await runNode([tspc, '-p', '.'], { cwd })
    expect(code, stdout).to.equal(0)
    place = mkdtempSync(join(tmpdir(), 'solder-work-'))
  })
  after(() => {
    child?.kill('SIGKILL')
    rmSync(place, { recursive: true, force: true })
  })

  it('works on the disk without being told to, shows its metrics, and gives back at SIGTERM what it cannot finish', async function () {
    if (!hasSqlite()) {
      console.log('NOT TESTED: a process of workers on the disk: this Node.js has no SQLite')
      this.skip()
    }
    const port = await freePort()
    const env = { ...process.env, SOLDER_DIR: place, METRICS: String(port) }
    const started = (child = spawn(process.execPath, ['dist/worker.js'], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    }))
    const ended = new Promise((resolve) => {
      started.once('exit', (code, signal) => {
        resolve(signal ?? code)
      })
    })
    await new Promise((resolve, reject) => {
      started.stdout.once('data', resolve)
      started.once('exit', reject)
    })
    const running = 'solder_jobs{queue="mails",state="running"} 1'
    let text = ''
    while (!text.includes(running)) text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(text).to.include('solder_jobs{queue="mails",state="ready"} 1')
    started.kill('SIGTERM')
    expect(await ended).to.equal(0)
    const engine = embedded({ dir: join(place, 'working') })
    await engine.start({ application: 'working', queues: [], log: quiet })
    const [queue] = await engine.queues()
    await engine.stop()
    expect(queue).to.deep.include({ name: 'mails', ready: 2, running: 0, dead: 0 })
  })

  it('says why it cannot start, where a program wants to know', async () => {
    const app = defineApp({ name: 'tests', log: quiet, engine: memory(), wirings: [] })
    const error: unknown = await work(app, { signals: false, metrics: { port: -1 } }).catch((thrown: unknown) => thrown)
    expect((error as Error).message).to.equal(
      "'tests' cannot start: -1 is no port: choose one from 1 to 65535, or 0 for a free one.",
    )
    const none: unknown = await work({} as never, { signals: false }).catch((thrown: unknown) => thrown)
    expect(none).to.be.instanceOf(TypeError)
  })
})
