import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'unwired-function'
const app = (rpc: string, rest = '') => `
import { defineApp, defineWiring } from 'solder'
import { list } from './functions.js'
import { services } from './services.js'
${rest}
export const todos = defineWiring({ rpc: { ${rpc} } })
export default defineApp({ name: 'a', services, wirings: [todos] })`
const functions = (more: string) => `
import type { Ctx } from './services.js'
export const list = ({ store, mailer }: Ctx): string => { mailer.send(''); return store.get('') }
${more}`
const create = 'export function create(input: { id: string }, { store }: Ctx): string { return store.get(input.id) }'

describe('the rule unwired-function', () => {
  it('reports exported functions with a context that nothing names, at their names', () => {
    expectProblems(
      {
        'functions.ts': functions(`
          export function «1|create»(input: { id: string }, { store }: Ctx): string { return store.get(input.id) }
          export const «2|remove» = async (ctx: Ctx): Promise<string> => ctx.id
          const «3|rename» = (ctx: Ctx): string => ctx.id
          export { rename }`),
        'app.ts': app('list'),
      },
      [
        { rule, at: 1, says: "'create' takes a context, but nothing wires, calls or enqueues it." },
        { rule, at: 2 },
        { rule, at: 3 },
      ],
    )
  })

  it('wires it, and imports it in the manner of the file', () => {
    const mended = expectMended(
      { 'functions.ts': functions(create), 'app.ts': app('list') },
      "Wire 'create' as an RPC method",
    )
    expect(mended['app.ts']).to.include("import { list, create } from './functions.js'\n")
    expect(mended['app.ts']).to.include('rpc: { list, create }')
  })

  it('wires it from another folder, and where nothing else is imported from its file', () => {
    const mended = expectMended(
      {
        'jobs/deep/create.ts': `import type { Ctx } from '../../services.js'\n${create}`,
        'functions.ts': functions(''),
        'app.ts': app('list'),
      },
      "Wire 'create' as an RPC method",
    )
    expect(mended['app.ts']).to.include("import { create } from './jobs/deep/create.js'\n")
  })

  it('wires it where it is declared', () => {
    const mended = expectMended(
      {
        'functions.ts': functions(''),
        'app.ts': app('list', `import type { Ctx } from './services.js'\n${create}`),
      },
      "Wire 'create' as an RPC method",
    )
    expect(mended['app.ts']).to.include('rpc: { list, create }')
  })

  it('offers no wiring to a function of a channel', () => {
    expectProblems(
      {
        'functions.ts': functions(
          "import type { ChannelContext } from 'solder'\nexport function «1|join»(ctx: ChannelContext): string { return ctx.id }",
        ),
        'app.ts': app('list'),
      },
      [{ rule, at: 1, fixes: [] }],
    )
  })

  for (const [what, more, rest] of [
    ['called directly', `${create}\nexport const use = (ctx: Ctx): string => create({ id: '' }, ctx)\nvoid use`, ''],
    [
      'called through the context',
      `${create}\nconst use = (ctx: Ctx): Promise<string> => ctx.call(create, { id: '' })\nvoid use`,
      '',
    ],
    ['named elsewhere', create, "import * as all from './functions.js'\nvoid all.create"],
    ['imported under another name', create, "import { create as make } from './functions.js'\nvoid make"],
    ['handed on under another name', `${create}\nexport { create as make }`, ''],
    ['not exported', create.replace('export ', ''), ''],
    ['the default', create.replace('export ', 'export default '), ''],
    ['without a context', 'export function create(input: { id: string }): string { return input.id }', ''],
  ]) {
    it(`is silent about a function that is ${what ?? ''}`, () => {
      expectNone({ 'functions.ts': functions(more ?? ''), 'app.ts': app('list', rest) })
    })
  }

  it('is silent where there is no app, or not all of what is wired is in sight', () => {
    const files = { 'functions.ts': functions(create) }
    expectNone({ ...files, 'app.ts': app('list').replace(/export default.*/, '') })
    const more = app('list, ...«2|more»', 'declare const more: { b: () => void }')
    expectProblems({ ...files, 'app.ts': more }, [{ rule: 'unread-entry', at: 2 }])
  })
})
