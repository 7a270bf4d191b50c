import { expect } from 'chai'
import ts from 'typescript'
import { readProject } from '../../../transformer/read/project.js'
import type { Span } from '../../../transformer/model/place.js'
import type { EntryModel } from '../../../transformer/model/wiring.js'
import { inMemoryProgram } from '../in-memory-program.js'

const services = `
import { defineServices, type Context } from 'solder'
export interface Services { db: { find(id: string): Promise<string> }; mail: { send(to: string): void }; clock: { now(): Date } }
export interface Session { userId: string }
export type Ctx = Context<Services>
export type UserCtx = Context<Services, Session>
export const services = defineServices<Services>({
  db: () => ({ find: async (id) => id }),
  mail: ({ db, clock }) => ({ send: () => { void db; void clock } }),
  clock() { return { now: () => new Date() } },
})
`

function read(files: Record<string, string>) {
  const made = inMemoryProgram({ 'services.ts': services, ...files })
  const errors = ts
    .getPreEmitDiagnostics(made.program)
    .map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n'))
  expect(errors, 'the test program').to.deep.equal([])
  const project = readProject(ts, made.program)
  const at = (span: Span | undefined) =>
    span && made.program.getSourceFile(span.file)?.text.slice(span.start, span.start + span.length)
  const entry = (address: string, slot?: string): EntryModel => {
    const found = project.wirings
      .flatMap((each) => each.entries)
      .find((each) => each.address === address && each.slot === slot)
    if (found === undefined) throw new Error(`No entry ${address}`)
    return found
  }
  const functionAt = (address: string, slot?: string) => {
    const { target } = entry(address, slot)
    return target && project.functionOf(target)
  }
  return { ...made, project, at, entry, functionAt }
}

describe('reading a project', () => {
  describe('wirings', () => {
    it('finds a function through imports, re-exports, constants and every wrapping of an expression', () => {
      const { entry, at, project } = read({
        'a.ts': `import type { Ctx } from './services.js'
          export function declared(input: { id: string }, ctx: Ctx) { return ctx.db.find(input.id) }
          export const arrow = (input: { id: string }) => input.id
          const local = arrow
          export { local as renamed }`,
        'b.ts': `export * from './a.js'; export { arrow as again } from './a.js'; export * as all from './a.js'`,
        'app.ts': `import { defineWiring as wire } from 'solder'
          import * as solder from 'solder'
          import { declared, again, renamed, all } from './b.js'
          const shared = { 'GET /shared': declared } as const
          const entry = { run: declared, status: 201 } satisfies { run: unknown; status: number }
          const address = 'GET /computed'
          export const w = wire({
            http: { 'GET /a': declared, 'GET /b': (again), 'GET /c': all.arrow, 'GET /d': { run: renamed }, 'GET /e': entry,
              ...shared, ['GET /f']: declared!, 'GET /g': async (input: { a: string }) => input.a,
              'GET /h'(input: { a: string }) { return input.a }, 'GET /i': { ...entry, status: 202 } },
            rpc: { declared, arrow: all['arrow'] },
          } as const)
          export const v = solder.defineWiring({ http: { [address]: declared } })`,
      })
      const names = project.wirings.flatMap((each) => each.entries.map((one) => [one.address, one.target?.name]))
      expect(names).to.deep.equal([
        ['GET /a', 'declared'],
        ['GET /b', 'arrow'],
        ['GET /c', 'arrow'],
        ['GET /d', 'arrow'],
        ['GET /e', 'declared'],
        ['GET /shared', 'declared'],
        ['GET /f', 'declared'],
        ['GET /g', 'GET /g'],
        ['GET /h', 'GET /h'],
        ['GET /i', 'declared'],
        ['declared', 'declared'],
        ['arrow', 'arrow'],
        ['GET /computed', 'declared'],
      ])
      expect(at(entry('GET /c').target?.span)).to.equal('all.arrow')
      expect(at(entry('GET /c').target?.declaration)).to.equal('arrow')
      expect(at(entry('GET /g').span)).to.equal('GET /g')
      expect(project.wirings.map((each) => each.partial)).to.deep.equal([undefined, undefined])
    })

    it('finds a function through the destructuring of a constant, and the services that it takes', () => {
      const { entry, functionAt } = read({
        'app.ts': `import { defineWiring } from 'solder'
          import type { Ctx } from './services.js'
          const send = ({ mail }: Pick<Ctx, 'mail'>) => { mail.send('') }
          const users = {
            get: (input: { id: string }, ctx: Ctx) => ctx.db.find(input.id),
            remind(_input: { id: string }, ctx: Ctx) { send(ctx) },
            all: (ctx: Ctx) => Object.keys(ctx),
            last: (ctx: Ctx) => Object.keys(ctx),
          }
          const { get, remind: again, all = () => [''], ...rest } = users
          let { remind } = users
          export const w = defineWiring({ rpc: { get, again, all, rest: rest.last, remind } })`,
      })
      const facts = (address: string) => [entry(address).target?.name, functionAt(address)?.model.context?.used]
      expect(facts('get')).to.deep.equal(['get', ['db']])
      expect(facts('again')).to.deep.equal(['remind', ['mail']])
      for (const [address, name] of [
        ['all', 'all'],
        ['rest', 'last'],
        ['remind', 'remind'],
      ] as const) {
        expect(facts(address), address).to.deep.equal([name, ['db', 'mail', 'clock']])
      }
    })
  })
})
