import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { root } from '../running/repository.js'
import { runCommand } from '../running/run-node.js'
import type { ServerProcess } from '../running/server-process.js'
import { RoomConnection } from './room-connection.js'
import { sharedExample, startExample } from './shared-example.js'

describe('npm start', () => {
  const started: ServerProcess[] = []
  const start = async (): Promise<ServerProcess> => {
    const example = await startExample()
    started.push(example)
    return example
  }
  afterEach(async () => {
    await Promise.all(started.splice(0).map((example) => example.kill()))
  })

  it('prints where every function is reachable and where it is written', async () => {
    const { output } = await sharedExample()
    const addresses = [
      ...['POST /login', 'GET /todos', 'POST /todos', 'GET /todos/:id', 'PATCH /todos/:id', 'DELETE /todos/:id'],
      ...[
        'POST /admin/purge',
        'GET /reminders',
        'GET /health',
        '/live/:room',
        'createTodo',
        'reminders',
        'beat',
        'onboarding',
      ],
    ]
    const rows = output.split('\n').filter((row) => /\S+\.ts:\d+/.test(row))
    for (const address of addresses) {
      expect(
        rows.some((row) => row.split(/ {2,}/).some((cell) => cell.startsWith(address))),
        address,
      ).to.equal(true)
    }
    for (const row of rows) {
      const [, file = '', line = ''] = /(\S+\.ts):(\d+)/.exec(row) ?? []
      const source = readFileSync(join(root, 'examples/todos', file), 'utf8').split('\n')[Number(line) - 1] ?? ''
      const name = /function (\w+)/.exec(source)?.[1]
      expect(row.split(/\s+/), `${row} → ${source}`).to.include(name)
    }
  })

  it('prints three commands that work', async () => {
    const { output } = await sharedExample()
    const commands = output.split('\n').filter((row) => row.startsWith('  curl '))
    expect(commands).to.have.lengthOf(3)
    for (const command of commands) {
      // Printed for a person: a test needs to hear of failures.
      const { stdout } = await promisify(execFile)('sh', ['-c', command.replace('curl', 'curl -sS --fail')])
      expect(() => JSON.parse(stdout) as unknown, command).not.to.throw()
    }
  })

  it('answers what has begun when Ctrl-C comes, then exits 0', async () => {
    const example = await start()
    const port = example.port
    const member = await RoomConnection.open('/live/last', {}, example.url)
    const farewell = member.closed()
    // A job that waits for years must not hold the process.
    const due = JSON.stringify({ title: 'fail in years', due: '2090-01-01T00:00:00.000Z' })
    await fetch(`${example.url}/todos`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: due })

    const body = '{"title":"the last one"}'
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    socket.write('POST /todos HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n')
    socket.write(`Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`)
    // The server has taken the request once it asks for the body.
    await once(socket, 'data')
    expect(answer).to.match(/^HTTP\/1\.1 100 /)

    const ended = example.interruptGroup()
    expect(await farewell).to.equal(1001)
    expect(await isRefused(port)).to.equal(true)
    socket.write(body)
    await once(socket, 'close')
    expect(answer)
      .to.match(/HTTP\/1\.1 201 /)
      .and.to.contain('"the last one"')
    expect(await ended).to.deep.equal({ code: 0, signal: null })
  })

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`exits 0 when npm alone gets ${signal}`, async () => {
      const example = await start()
      expect(await example.signal(signal), example.output).to.include({ code: 0 })
      expect(await isRefused(example.port)).to.equal(true)
    })
  }

  it('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, stdout, stderr } = await runCommand('npm', ['start'], { cwd: root, env: { PORT: String(port) } })
    other.close()
    expect(code).to.equal(1)
    expect(stderr).to.contain(String(port))
    expect(stdout + stderr).not.to.match(/^ {4}at /m)
  })
})

/** Whether nothing listens on the port, or what listens takes no more connections. */
async function isRefused(port: number): Promise<boolean> {
  const socket: Socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return false
  } catch {
    return true
  } finally {
    socket.destroy()
  }
}
