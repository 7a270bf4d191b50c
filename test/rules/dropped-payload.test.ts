import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'dropped-payload'
const wired = (input: string, argument: string, held = 'Todo') => `
  import { defineWiring, type Context, type MinLength } from 'solder'
  export type Id = string & MinLength<1>
  export interface Todo { id: string; title: string; done?: boolean; save(): void }
  function remind(input: ${input}): void { void input }
  async function run(todo: ${held}, { enqueue }: Context): Promise<void> { await enqueue(remind, ${argument}) }
  void run
  export const wiring = defineWiring({ queues: { remind } })`

describe('the rule dropped-payload', () => {
  it('reports the properties that a job goes without, at what is given, and leaves them out', () => {
    const source = wired('{ id: Id }', '«1|todo»')
    expectProblems(source, [
      {
        rule,
        at: 1,
        says: "'todo' has 'title' and 'done', which the input of 'remind' has not: the job goes without.",
        fixes: ["Give it 'id' alone"],
      },
    ])
    expect(expectMended(source, "Give it 'id' alone")['app.ts']).to.include('enqueue(remind, { id: todo.id })')
  })

  it('offers nothing where what is given has no name', () => {
    expectProblems(wired('{ id: string }', '«1|Object.assign(todo, { extra: 1 })»'), [
      { rule, at: 1, says: "has 'title', 'done' and 'extra', which", fixes: [] },
    ])
  })

  it('reports what is spread into an object', () => {
    expectProblems(wired('{ id: Id }', '«1|{ ...todo }»'), [
      { rule, at: 1, says: "'{ ...todo }' has 'title' and 'done', which the input of 'remind' has not", fixes: [] },
    ])
    expectProblems(wired('{ id: string; done?: boolean }', '«1|{ ...todo, done: true }»'), [
      { rule, at: 1, says: "'{ ...todo, done: true }' has 'title', which" },
    ])
    expectNone(wired('{ id: Id }', '{ ...{ id: todo.id } }'))
    expectNone(wired('{ id: string; title: string; done?: boolean }', '{ ...todo, done: true }'))
  })

  it('reports what a cron entry gives and its function does not take', () => {
    const cron = (parameter: string, input: string) => `
      import { defineWiring } from 'solder'
      const run = (${parameter}): void => undefined
      export const wiring = defineWiring({ cron: { a: { schedule: '0 3 * * *', run, ${input} } } })`
    expectProblems(cron('input: { days: number }', "input: «1|{ days: 1, kind: 'old' }»"), [
      { rule, at: 1, says: "'input' has 'kind', which the input of 'run' has not: the cron entry 'a' runs without." },
    ])
    expectProblems(cron('', 'input: «1|{ days: 1 }»'), [
      { rule, at: 1, says: "'run' takes no input: the cron entry 'a' runs it without." },
    ])
    expectNone(cron('input: Record<string, number>', 'input: { days: 1 }'))
    expectNone(cron('', 'input: undefined'))
    expectNone(cron('input: unknown', 'input: { days: 1 }'))
  })

  for (const [what, input, argument, held] of [
    ['the same type', 'Todo', 'todo', undefined],
    ['a part of what may be given', '{ id: string; title?: string; done?: boolean }', 'todo', undefined],
    ['written in place', '{ id: string }', '{ id: todo.id }', undefined],
    ['anything', 'Record<string, unknown>', '{ ...todo }', undefined],
    ['unknown', 'unknown', 'todo', undefined],
    ['one of several', '{ id: string } | { title: string }', 'todo', undefined],
    ['everything but nothing', '{}', 'todo', undefined],
    ['a list', 'string[]', 'todo', 'string[]'],
    ['a date', 'Date', 'todo', 'Date'],
    ['any', '{ id: string }', 'todo', 'any'],
  ]) {
    it(`is silent about ${what ?? ''}`, () => {
      expectNone(
        wired(input ?? '', argument ?? '', held).replace('; save(): void', input === 'Todo' ? '' : '; save(): void'),
      )
    })
  }

  it('is silent about calls, whose argument is not stored', () => {
    expectNone(wired('{ id: string }', 'todo').replaceAll('enqueue', 'call'))
  })
})
