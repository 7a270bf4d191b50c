import { expect } from 'chai'
import { TemporaryProject, tsconfig } from '../temporary-project.js'

const source = `import { defineApp, defineServices, defineWiring, memory, type Context, type WorkflowContext } from 'solder'

export interface Services { mail: string; phone: string; book: string; unused: string }
export const made: string[] = []
const make = (name: string) => (): string => (made.push(name), name)

/** Wired nowhere, as steps may be. */
export function send(input: { to: string }, { mail, call }: Context<Services>): Promise<string> { return call(lookUp, { in: mail + input.to }) }
export function lookUp(input: { in: string }, { book }: Context<Services>): string { return book + input.in }
export async function deliver(input: { to: string }, { step }: WorkflowContext<Services>): Promise<string> { return step(send, input) }
export function ring(input: { to: string }, { phone }: Context<Services>): string { return phone + input.to }
export function outer(input: { to: string }, { call }: Context<Services>): Promise<string> { return call(ring, input) }

export const makeApp = () => defineApp({
  name: 'tests',
  engine: memory(),
  services: defineServices<Services>({
    mail: make('mail'),
    phone: make('phone'),
    book: make('book'),
    unused: make('unused'),
  }),
  wirings: [defineWiring({ workflows: { deliver }, rpc: { outer } })],
})
`

describe('the services of an application with workflows', function () {
  this.timeout(60_000)

  it('are those that its workflows reach through their steps, and others when functions that are wired nowhere take them', async () => {
    const project = new TemporaryProject({
      'tsconfig.json': tsconfig(),
      'src/app.ts': source,
    })
    try {
      expect(await project.compile()).to.include({ stdout: '', code: 0 })
      const answer = await project.evaluate(`
        import { deliver, made, makeApp, outer } from './out/app.js'
        const app = makeApp()
        await app.start()
        const atStart = [...made]
        const id = await app.workflows.start(deliver, { to: '!' })
        let run
        for await (const one of app.workflows.watch(id)) run = one
        const afterRun = [...made]
        const called = [await app.invoke(outer, { to: '?' }), await app.invoke(outer, { to: '?' })]
        await app.stop()
        print({ atStart, result: run.result, afterRun, called, made })`)
      expect(answer).to.deep.equal({
        atStart: ['mail'],
        result: 'bookmail!',
        afterRun: ['mail', 'book'],
        called: ['phone?', 'phone?'],
        made: ['mail', 'book', 'phone'],
      })
    } finally {
      project.remove()
    }
  })
})
