import { expect } from 'chai'
import { deprecatedOptions } from '../../running/deprecated-options.js'
import { modes } from '../program/rebuild-modes.js'
import { TemporaryProject, tsconfig } from '../temporary-project.js'

const services = `import { defineTopic, type Context, type WorkflowContext } from 'solder'
export interface Services { greeting: string }
export type Flow = WorkflowContext<Services>
export const confirmations = defineTopic<{ ok: boolean }, string>('confirmed')
export const news = defineTopic<string>('news')
export function createUser(input: { email: string }, _: Context): { id: string } { return { id: input.email } }
export function charge(input: { id: string }, _: Context): void { void input }
export const remind = (input: { id: string }, _: Context): void => { void input }
export async function sub(input: { id: string }, { sleep }: Flow): Promise<string> { await sleep(1); return input.id }
`

const flows = `import { defineWiring } from 'solder'
import { createUser as create, charge, confirmations, news, remind, sub, type Flow } from './services.js'
import * as services from './services.js'
import { Billing, notify, pay } from './tools.js'

export async function onboarding(input: { email: string }, ctx: Flow): Promise<unknown> {
  const user = await ctx.step(create, input)
  await Promise.all([ctx.step(charge, user, { retries: 1 }), (ctx.step)(services.createUser, input), ctx['step'](charge, user)])
  await ctx.sleep(5)
  await ctx.waitFor(confirmations, { key: user.id, timeout: 5 })
  await notify(user, ctx)
  const child = await ctx.start(sub, user)
  await child.result()
  await ctx.call(charge, user)
  await ctx.enqueue(remind, user)
  await ctx.publish(news, 'x')
  await notify(user, ctx)
  await pay(ctx.step, user)
  await new Billing(ctx).bill(user)
  const args = [create, input] as const
  await ctx.step(...args)
  await ctx?.step!(charge, user)
  return [ctx.now(), ctx.random(), ctx.uuid(), input]
}

export async function renamed(input: { id: string }, { step: run, ...rest }: Flow): Promise<void> {
  await run(charge, input)
  const again = run
  const nap = rest.sleep
  async function inner(): Promise<void> {
    await again(charge, input)
    await nap(1)
  }
  for (let i = 0; i < 2; i++) await inner()
}

export const wiring = defineWiring({
  queues: { remind },
  workflows: {
    onboarding,
    sub,
    renamed: { run: renamed, retries: 2 },
    inPlace: async (input: { id: string }, { step }: Flow): Promise<void> => { await step(charge, input) },
  },
})
`

const tools = `import { charge, type Flow } from './services.js'
export async function notify(user: { id: string }, { step }: Flow): Promise<void> {
  await step(charge, user)
  await step(charge, user)
}
export const pay = async (run: Flow['step'], user: { id: string }): Promise<void> => { await run(charge, user) }
export class Billing {
  constructor(private readonly ctx: Flow) {}
  async bill(user: { id: string }): Promise<void> { await this.ctx.step(charge, user) }
}
/** Not a workflow's: these get nothing. */
export async function plain(user: { id: string }, ctx: import('solder').Context): Promise<void> {
  await ctx.call(charge, user)
  const own = { step: (...given: unknown[]) => given.length }
  own.step(charge, user)
}
`

/** Runs functions with a context that answers with what it was handed. */
const play = `
const site = Symbol.for('solder.site'), contract = Symbol.for('solder.contract')
function context(ids) {
  const said = (name) => (...given) => { ids.push(given.at(-1)?.[site] ?? 'none after ' + given.length); return { id: name, result: async () => 1 } }
  return new Proxy({}, { get: (_, name) => said(name), ownKeys: () => ['step', 'sleep'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) })
}
async function sitesOf(fn, input) { const ids = []; await fn(input, context(ids)); return { ran: ids, told: fn[contract]?.workflow?.sites } }
`

const onboarding = [
  ...['createUser', 'charge', 'createUser#2', 'charge#2', 'sleep', 'waitFor:confirmed'],
  ...['notify/charge', 'notify/charge#2', 'start:sub', 'call:charge', 'enqueue:remind', 'publish:news'],
  ...['pay/charge', 'Billing.bill/charge', 'step', 'charge#3', 'now', 'random', 'uuid'],
]

const ran = onboarding.flatMap((id) => (id === 'publish:news' ? [id, 'notify/charge', 'notify/charge#2'] : [id]))

describe('the sites of workflows', function () {
  this.timeout(120_000)

  for (const [title, options] of Object.entries<Record<string, unknown>>({
    'ES modules': {},
    CommonJS: { module: 'commonjs', moduleResolution: 'node10', ...deprecatedOptions },
    ES5: {
      target: 'ES5',
      lib: ['ES2022', 'DOM'],
      module: 'commonjs',
      moduleResolution: 'node10',
      downlevelIteration: true,
      ...deprecatedOptions,
    },
  })) {
    it(`have ids that the contract tells, in ${title}`, async () => {
      const isModule = title === 'ES modules'
      const project = new TemporaryProject({
        'package.json': JSON.stringify({ private: true, type: isModule ? 'module' : 'commonjs' }),
        'tsconfig.json': tsconfig({ sourceMap: true, ...options }),
        'src/services.ts': services,
        'src/tools.ts': tools,
        'src/flows.ts': flows,
      })
      try {
        expect(await project.compile()).to.include({ stdout: '', code: 0 })
        const answer = (await project.evaluate(`${play}
          import * as flows from './out/flows.js'
          import * as tools from './out/tools.js'
          const { onboarding, renamed, wiring } = flows
          const [, , , inPlace] = wiring['~solder'].emitted.entries.filter(({ transport }) => transport === 'workflow')
          print({
            onboarding: await sitesOf(onboarding, { email: 'a' }), renamed: await sitesOf(renamed, { id: 'a' }),
            plain: await sitesOf(tools.plain, { id: 'a' }), inPlace: inPlace.contract.workflow.sites,
          })`)) as Record<string, { ran: string[]; told: string[] }>
        expect(answer['onboarding']).to.deep.equal({ ran, told: onboarding })
        const inner = ['charge#2', 'sleep']
        expect(answer['renamed']).to.deep.equal({ ran: ['charge', ...inner, ...inner], told: ['charge', ...inner] })
        expect(answer['plain']).to.deep.equal({ ran: ['none after 2'] })
        expect(answer['inPlace']).to.deep.equal(['charge'])
      } finally {
        project.remove()
      }
    })
  }

  it('are given in JavaScript, too', async () => {
    const project = new TemporaryProject({
      'tsconfig.json': tsconfig({ allowJs: true, checkJs: true, declaration: false }),
      'src/flow.js': `/** @param {{ id: string }} input @param {import('solder').Context} _ @returns {string} */
export function charge(input, _) { return input.id }
/** @typedef {import('solder').WorkflowContext<{ greeting: string }>} Flow */
/** @param {{ id: string }} input @param {Flow} context @returns {Promise<void>} */
export async function flow(input, { step, sleep: nap }) { await step(charge, input); await nap(1); await help(step) }
/** @param {Flow['step']} run */
const help = async (run) => { await run(charge, { id: '' }) }`,
    })
    try {
      expect(await project.compile()).to.include({ stdout: '', code: 0 })
      const answer = await project.evaluate(`${play}
        import { flow } from './out/flow.js'
        print(await sitesOf(flow, { id: 'a' }))`)
      const sites = ['charge', 'sleep', 'help/charge']
      expect(answer).to.deep.equal({ ran: sites, told: sites })
    } finally {
      project.remove()
    }
  })

  it('tell helpers apart that are called alike in different files, and leave those alone that no workflow has in common', async () => {
    const helper = (name: string): string => `import type { Context, WorkflowContext } from 'solder'
export const ${name} = (input: string, _: Context): void => { void input }
export async function remind({ step, sleep }: WorkflowContext): Promise<void> { await sleep(1); await step(${name}, '') }`
    const project = new TemporaryProject({
      'tsconfig.json': tsconfig(),
      'src/mail.ts': helper('sendMail'),
      'src/phone.ts': helper('ring'),
      'src/more/phone.ts': helper('text'),
      'src/flow.ts': `import { defineWiring, type WorkflowContext } from 'solder'
import * as mail from './mail.js'
import * as phone from './phone.js'
import * as more from './more/phone.js'
export async function one(context: WorkflowContext): Promise<void> { await mail.remind(context) }
export async function other(context: WorkflowContext): Promise<void> { await phone.remind(context) }
const twice = { async remind({ sleep }: WorkflowContext): Promise<void> { await sleep(2) } }
export async function all(context: WorkflowContext): Promise<void> {
  await phone.remind(context)
  await mail.remind(context)
  await more.remind(context)
  await twice.remind(context)
}
export const wiring = defineWiring({ workflows: { all, one } })
export const more_ = defineWiring({ workflows: { other } })`,
    })
    try {
      expect(await project.compile()).to.include({ stdout: '', code: 0 })
      const answer = await project.evaluate(`${play}
        import { all, one, other } from './out/flow.js'
        print([await sitesOf((_, context) => all(context)), await sitesOf((_, context) => one(context)), await sitesOf((_, context) => other(context)),
          [all, one, other].map((fn) => fn[contract].workflow.sites)])`)
      const sites = (name: string, step: string): string[] => [`${name}/sleep`, `${name}/${step}`]
      const phone = sites('remind', 'ring')
      const mail = sites('remind(mail)', 'sendMail')
      const every = [...phone, ...mail, ...sites('remind(phone)', 'text'), 'remind(flow)/sleep']
      expect(answer).to.deep.equal([{ ran: every }, { ran: mail }, { ran: phone }, [every, mail, phone]])
    } finally {
      project.remove()
    }
  })

  it('leave source maps, lines and declarations as they are', async () => {
    const text = `import type { Context, WorkflowContext } from 'solder'
export function charge(input: { id: string }, _: Context): string { return input.id }
/** Fails at a place that its stack names. */
export async function flow(input: { id: string }, { step }: WorkflowContext): Promise<void> {
  await step(
    charge,
    // The one that is charged.
    input, { retries: 2 },
  ); throw new Error('here')
}`
    const options = { sourceMap: true, declaration: true, declarationMap: true }
    const project = new TemporaryProject({ 'src/flow.ts': text, 'tsconfig.json': tsconfig(options) })
    const bare = new TemporaryProject({ 'src/flow.ts': text, 'tsconfig.json': tsconfig({ ...options, plugins: [] }) })
    try {
      expect(await project.compile()).to.include({ stdout: '', code: 0 })
      expect(await bare.compile()).to.include({ stdout: '', code: 0 })
      for (const name of ['out/flow.d.ts', 'out/flow.d.ts.map']) expect(project.read(name)).to.equal(bare.read(name))
      const stack = (await project.evaluate(`
        import { flow } from './out/flow.js'
        print(await flow({ id: '' }, { step: async () => 1 }).catch((error) => error.stack))`)) as string
      expect(stack).to.match(/flow\.ts:9:12/)
      const emitted = project.read('out/flow.js')
      const body = (whole: string) => whole.slice(whole.indexOf('export async function'), whole.indexOf('here'))
      const site = ', { [Symbol.for("solder.site")]: "charge" }'
      expect(body(emitted).replace(site, '')).to.equal(body(bare.read('out/flow.js')))
    } finally {
      project.remove()
      bare.remove()
    }
  })
})

describe('the sites of a helper', function () {
  this.timeout(120_000)
  const files = {
    'src/tools.ts': `import type { Context, WorkflowContext } from 'solder'
export const charge = (input: string, _: Context): void => { void input }
export async function notify({ step }: WorkflowContext): Promise<void> { await step(charge, '') }`,
    'src/more.ts': `import { notify } from './tools.js'
import type { WorkflowContext } from 'solder'
export async function all(ctx: WorkflowContext, _times: number, ..._: string[]): Promise<void> { await notify(ctx) }`,
    'src/flow.ts': `import { defineWiring, type WorkflowContext } from 'solder'
import { all } from './more.js'
export async function flow(input: string, ctx: WorkflowContext): Promise<void> { await all(ctx, input.length); await ctx.sleep(1) }
export const wiring = defineWiring({ workflows: { flow } })`,
  }
  const edit = {
    'src/tools.ts': `import type { Context, WorkflowContext } from 'solder'
export const charge = (input: string, _: Context): void => { void input }
export async function notify({ step, sleep }: WorkflowContext): Promise<void> { await sleep(1); await step(charge, '') }`,
  }
  const question = `
    import { flow } from './out/flow.js'
    print(flow[Symbol.for('solder.contract')].workflow.sites)`

  for (const name of ['incremental', 'composite with --build', 'incremental with noEmitOnError']) {
    const { options, args = [] } = modes[name] ?? { options: {} }
    it(`are those of its code as it is now: ${name}`, async () => {
      const project = new TemporaryProject({ ...files, 'tsconfig.json': tsconfig(options) })
      try {
        expect(await project.compile(...args)).to.include({ stdout: '', code: 0 })
        expect(await project.evaluate(question)).to.deep.equal(['notify/charge', 'sleep'])
        project.write(edit)
        expect(await project.compile(...args)).to.include({ stdout: '', code: 0 })
        expect(await project.evaluate(question)).to.deep.equal(['notify/sleep', 'notify/charge', 'sleep'])
      } finally {
        project.remove()
      }
    })
  }
})
