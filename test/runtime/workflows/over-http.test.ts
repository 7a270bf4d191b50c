import { expect } from 'chai'
import { WebSocket } from 'ws'
import { serve, type Server } from '../../../runtime/hosts/node/index.js'
import { memory } from '../../../runtime/index.js'
import { until } from '../runtime-app.js'
import { WorkflowApp } from './workflow-app.js'

/** What is shown of a run over HTTP. */
interface View {
  id: string
  state: string
  steps: { name: string; state: string; error?: { code: string; message: string } }[]
  result?: unknown
  error?: { code: string; message: string }
}

describe('runtime: workflows over HTTP', () => {
  let app: WorkflowApp
  let server: Server
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
    fetch(server.url + path, { method, headers })
  const open = async (wiring: 'workflows' | 'guarded'): Promise<void> => {
    app = await WorkflowApp.start(memory(), wiring)
    server = await serve(app.app, { port: 0, signals: false, grace: 200 })
  }
  afterEach(() => server.stop())

  it('show a run: its state, steps and result, and nothing of what was handed about', async () => {
    await open('workflows')
    const run = await app.run('sequence', { name: 'a', steps: 2 })
    const answer = await get(`/workflows/sequence/${run.id}`)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).to.deep.equal([
      200,
      'application/json',
      'no-store',
    ])
    const view = (await answer.json()) as View
    expect(Object.keys(view)).to.deep.equal(['id', 'workflow', 'state', 'createdAt', 'endedAt', 'steps', 'result'])
    expect(view).to.include({ id: run.id, workflow: 'sequence', state: 'completed', result: run.result })
    expect(Object.keys(view.steps[0] ?? {})).to.deep.equal([
      'name',
      'kind',
      'state',
      'attempts',
      'startedAt',
      'endedAt',
    ])
    expect((await get(`/workflows/sequence/${run.id}`, {}, 'HEAD')).status).to.equal(200)
    expect((await get(`/workflows/sequence/${run.id}`, {}, 'DELETE')).status).to.equal(405)
  })

  it('show of errors what callers may see', async () => {
    await open('workflows')
    const inner = await app.run('retrying', { fails: 1, retries: 0 })
    const hidden = (await (await get(`/workflows/retrying/${inner.id}`)).json()) as View
    const message = 'Something went wrong; the log has it under the id of the run.'
    expect(hidden.error).to.deep.equal({ code: 'InternalError', message })
    expect(hidden.steps[1]?.error).to.deep.equal({ code: 'InternalError', message })
    const known = await app.run('parent', { names: ['bad'] })
    const shown = (await (await get(`/workflows/parent/${known.id}`)).json()) as View
    expect(shown.error).to.deep.equal({ code: 'NotFound', message: 'no such child' })
  })

  it('stream what becomes of a run until it ends', async () => {
    await open('workflows')
    const id = await app.begin('holding', { name: 'streamed' })
    await until(() => app.ledger.count('begun', 'streamed') === 1)
    const answer = await get(`/workflows/holding/${id}`, { accept: 'text/event-stream' })
    expect(answer.headers.get('content-type')).to.equal('text/event-stream')
    const views: View[] = []
    const decoder = new TextDecoder()
    let text = ''
    for await (const bytes of answer.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(bytes, { stream: true })
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) if (event.startsWith('data: ')) views.push(JSON.parse(event.slice(6)) as View)
      if (views.length === 1) app.letGo()
    }
    expect(text).to.equal('')
    expect(views[0]?.steps.map(({ state }) => state)).to.deep.equal(['completed', 'running'])
    expect(views.at(-1)).to.include({ state: 'completed', result: `streamed of ${id}/mark#2` })
  })

  it('tell on a channel what becomes of a run', async () => {
    await open('workflows')
    const id = await app.begin('holding', { name: 'followed' })
    await until(() => app.ledger.count('begun', 'followed') === 1)
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/follow/${id}`)
    const views: View[] = []
    socket.on('message', (data: Buffer) => {
      const { method, params } = JSON.parse(data.toString()) as { method: string; params: View }
      expect(method).to.equal('run-progress')
      views.push(params)
    })
    try {
      await until(() => views.length > 0)
      app.letGo()
      await until(() => views.at(-1)?.state === 'completed')
      expect(views[0]?.steps.map(({ state }) => state)).to.deep.equal(['completed', 'running'])
      expect(views.at(-1)?.result).to.equal(`followed of ${id}/mark#2`)
    } finally {
      socket.close()
    }
  })

  it('stop looking when nobody reads the stream any more', async () => {
    await open('workflows')
    const id = await app.begin('holding', { name: 'left' })
    const abort = new AbortController()
    const answer = await fetch(`${server.url}/workflows/holding/${id}`, {
      headers: { accept: 'text/event-stream' },
      signal: abort.signal,
    })
    await (answer.body as ReadableStream<Uint8Array>).getReader().read()
    abort.abort()
    // Otherwise the server would wait for it.
    await server.stop()
    await open('workflows')
  })

  it('answer 404 for what is no run, or a run of another workflow', async () => {
    await open('workflows')
    const { id } = await app.run('sequence', { name: 'a', steps: 1 })
    for (const path of [`/workflows/napping/${id}`, `/workflows/nothing/${id}`, '/workflows/sequence/x', '/workflows'])
      expect((await get(path)).status, path).to.equal(404)
  })

  it('ask for the session and the rule of the workflow, and can be turned off', async () => {
    await open('guarded')
    const id = await app.begin('guarded', { owner: 'ann' }, { session: { user: 'ann' } })
    const run = await app.end(id)
    expect([run.state, run.result]).to.deep.equal(['completed', 'annann ann'])
    const path = `/workflows/guarded/${id}`
    expect((await get(path)).status).to.equal(401)
    expect((await get(path, { authorization: 'bob' })).status).to.equal(403)
    expect((await get(path, { authorization: 'ann' })).status).to.equal(200)
    const hidden = (await app.app.workflows.runs({ workflow: 'hidden' })).length
    const other = await app.begin('sequence', { name: 'a', steps: 1 })
    expect((await app.end(other)).workflow).to.equal('hidden')
    expect(hidden).to.equal(0)
    expect((await get(`/workflows/hidden/${other}`)).status).to.equal(404)
  })

  it('start no run without the session that the workflow requires', async () => {
    await open('guarded')
    const refusal = await app.begin('guarded', { owner: 'ann' }).catch((error: unknown) => error)
    expect((refusal as { code: string }).code).to.equal('Unauthorized')
  })
})
