import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { call, login, type Todo } from './example-calls.js'

interface Run {
  state: string
  steps: { name: string; state: string }[]
  result?: { todo: string; answeredAt?: string }
}

async function run(id: string): Promise<Run> {
  const { status, body } = await call(`GET /workflows/onboarding/${id}`)
  expect(status).to.equal(200)
  return body as Run
}

/** The run, once it is as wanted. */
async function until(id: string, wanted: (run: Run) => boolean): Promise<Run> {
  for (const end = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = await run(id)
    if (wanted(found)) return found
    if (Date.now() > end) throw new Error(`the run is not as wanted after ten seconds: ${JSON.stringify(found)}`)
  }
}

async function todo(id: string): Promise<Todo> {
  return (await call(`GET /todos/${id}`)).body as Todo
}

describe('example: onboarding', () => {
  it('waits for the answer, and ticks off the first todo then', async () => {
    const name = `newcomer ${randomUUID()}`
    const token = await login(name)
    const begun = await call('POST /onboarding', { token })
    expect(begun.status).to.equal(202)
    const id = begun.body as string

    const waiting = await until(id, ({ steps }) => steps.some(({ name }) => name === 'waitFor:answers'))
    expect(waiting.state).to.be.oneOf(['running', 'waiting'])
    expect(waiting.steps.map((step) => step.name)).to.deep.equal(['welcome', 'waitFor:answers'])

    expect((await call('POST /onboarding/answer', { token, json: { text: 'To get things done.' } })).status).to.equal(
      204,
    )
    const { state, steps, result } = await until(id, (found) => found.result !== undefined)
    expect(state).to.equal('completed')
    expect(steps.map((step) => step.name)).to.deep.equal(['welcome', 'waitFor:answers', 'tickOff'])
    expect(new Date(result?.answeredAt ?? '').getTime()).to.be.closeTo(Date.now(), 60_000)
    expect(await todo(result?.todo ?? '')).to.include({
      title: `Tell us what you are here for, ${name}`,
      done: true,
    })
  })

  it('is begun once for a user, and for nobody without a session', async () => {
    const token = await login(`twice ${randomUUID()}`)
    const first = await call('POST /onboarding', { token })
    expect((await call('POST /onboarding', { token })).body).to.equal(first.body)
    expect((await call('POST /onboarding')).status).to.equal(401)
    expect((await call(`GET /workflows/onboarding/${randomUUID()}`)).status).to.equal(404)
  })
})
