import { expect } from 'chai'
import { call, newTodo } from './example-calls.js'

interface Reminders {
  sent: string[]
  dead: string[]
}

const past = '2020-01-01T00:00:00.000Z'

async function reminders(): Promise<Reminders> {
  const { status, body } = await call('GET /reminders')
  expect(status).to.equal(200)
  expect(body).to.have.all.keys('sent', 'dead')
  return body as Reminders
}

/** Looks until the title is in the list, or the time is up. */
async function untilIn(list: keyof Reminders, title: string, milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds
  while (!(await reminders())[list].includes(title)) {
    if (Date.now() > end) throw new Error(`'${title}' is not in '${list}' after ${milliseconds} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('example: reminders', () => {
  it('sends one that is due', async () => {
    await newTodo({ title: 'due long ago', due: past })
    await untilIn('sent', 'due long ago', 1_000)
    expect((await reminders()).dead).not.to.include('due long ago')
  })

  it('sends one when it becomes due, and not before', async () => {
    await newTodo({ title: 'due soon', due: new Date(Date.now() + 1_500).toISOString() })
    await newTodo({ title: 'due now', due: new Date().toISOString() })
    await untilIn('sent', 'due now', 1_000)
    expect((await reminders()).sent).not.to.include('due soon')
    await untilIn('sent', 'due soon', 5_000)
  })

  it('sends none for a todo without a due, or one due in years', async () => {
    await newTodo({ title: 'never due' })
    await newTodo({ title: 'due in years', due: '2090-01-01T00:00:00.000Z' })
    await newTodo({ title: 'due after them', due: past })
    await untilIn('sent', 'due after them', 1_000)
    expect((await reminders()).sent).not.to.include.members(['never due'])
    expect((await reminders()).sent).not.to.include.members(['due in years'])
  })

  it('gives up one that keeps failing, once', async () => {
    await newTodo({ title: 'will fail', due: past })
    await untilIn('dead', 'will fail', 10_000)
    const { sent, dead } = await reminders()
    expect(dead.filter((title) => title === 'will fail')).to.have.lengthOf(1)
    expect(sent).not.to.include('will fail')
  })
})
