import type { Files } from '../rules/fixture-project.js'

/** Every way in which one file can matter for the problems of another, with what an edit can do to it. */
export const editedFiles: Files = {
  'services.ts': `import { defineServices, type Context } from 'solder'
import type { Thing } from './types.js'
‹¦// a line more›
export interface Store { get(id: string): ‹string¦number¦Promise<Thing>¦() => void›‹¦; put(id: string): void› }
export interface Services { store: Store‹¦; more?: Store¦; more: Store›‹¦; clock: { now(): Date }› }
export interface Session { userId: string‹¦; role: 'admin'¦; run: () => void¦; on: any› }
export type Ctx = ‹Context<Services>¦Context<Services & { late: Store }>¦{ store: Store; call(...all: any[]): any; enqueue(...all: any[]): any }›
export type UserCtx = Context<Services, ‹Session¦Session & { admin: true }¦Session | undefined›>
export type Some = ‹Context<Services>¦{ store: Store }¦Ctx¦Session›
export const services = defineServices<Services>({
  store: () => ({ get: (id) => id }) as Store,
  ‹¦more: ({ store }) => store,¦more: ({ more }) => more as Store,›
  ‹clock: () => ({ now: () => new Date() }),¦›
})
`,
  'types.ts': `import type { Format, Integer, Minimum } from 'solder'
‹import type { Deep } from './deep.js'¦import type { Other as Deep } from './deep.js'¦interface Deep { a: string }¦type Deep = { f(): void }›
export interface Thing { id: string‹¦ & Format<'uuid'>¦ & Format<'uid'>›; ‹deep: Deep¦deep?: () => void¦page: number›; kids?: Thing[] }
export type Id = ‹string¦number¦symbol¦Thing¦Deep›
export interface Page<T> { items: T[]; ‹total: number¦total: bigint¦map: Map<string, T>¦fn: (x: T) => void¦rest: unique symbol› }
‹¦/** @minimum 5 */
¦/** @minimum many */
›export interface Count { count: number‹¦ & Integer & Minimum<1>¦ & Minimum<'1'>›‹¦; any: any› }
export enum Kind { A‹¦, B› }
‹¦export class Held { constructor(readonly id: string) {} }¦export class Held { run = () => 1 }›
‹¦// solder-ignore-next-line not-transferable it is not sent
›export interface Wide { wide: ‹string¦() => void› }
`,
  'deep.ts': `import type { Thing‹¦, Count› } from './types.js'
export interface Deep { ‹value: string¦value: symbol¦again: Thing¦when: Date¦made: ReturnType<typeof constant.make>› }
export interface Other { other: ‹number¦Deep¦Promise<number>› }
export const constant = { a: ‹1¦'a'¦() => 1›, make: () => ‹1¦Symbol()¦({ deep: true })› }
export const make = () => ‹() => 1¦1¦constant.make›
export default function byDefault(input: { ‹id: string¦name: string› }) { return ‹input¦constant¦1› }
`,
  'barrel.ts': `‹export * from './types.js'
export * from './functions.js'¦export { Thing, Id, Page, Count, Wide } from './types.js'
export { get, list } from './functions.js'¦export { Id as Thing, Thing as Id, Page, Count, Wide } from './types.js'
export { get as list, list as get } from './functions.js'›
`,
  'functions.ts': `import type { ‹Ctx, UserCtx¦UserCtx as Ctx, Ctx as UserCtx› } from './services.js'
import type { Count, Id, Page, Thing } from './types.js'
‹¦
›‹/** Gets. */
¦/** @throws {Error} never */
¦›export ‹async ¦›function get(input: { ‹id: Id¦id: string¦name: Id¦id?: () => void› }, { store }: Ctx): ‹Promise<Thing>¦Promise<Page<Thing>>¦Promise<Page<Id> | null>¦any› {
  ‹¦void store›
  return store.get('') as never
}
export const list = async (input: ‹Count¦Partial<Count>¦Record<string, Count>¦Omit<Thing, 'deep'>¦Thing[]›, ctx: ‹Ctx¦UserCtx¦UserCtx | Ctx›): Promise<Page<‹Thing¦Id¦Count›>> => {
  ‹await ctx.call(get, { id: '' })¦await ctx.enqueue(remind, { id: '' })¦ctx.enqueue(get, {})¦const { enqueue } = ctx; enqueue(remind, {})¦› 
  throw new Error()
}
export ‹function¦async function› remind({ id }: { id: ‹string¦number› }, ctx: ‹Ctx¦UserCtx›)‹: Promise<void>¦›  { ‹return ctx.store.get(id) as never¦void id¦return ctx› }
function hidden(input: { hidden: Thing }) { return input }
export let chosen = ‹get¦list¦1›
export const table = { ‹get¦get: list¦other: list› }
export { hidden as ‹shown¦get2› }
`,
  'inferred.ts': `import type { Ctx‹¦, Some› } from './services.js'
import { constant } from './deep.js'
import type * as t from './types.js'
import { ‹get¦list› as other } from './barrel.js'
export function made(input: { ‹id: t.Id¦id: string¦wide: t.Wide› }, { store }: Ctx) { return ‹store.get('')¦constant¦{ made: constant.make() }¦store› }
export const total = (input: ‹{ ids: t.Id[] }¦typeof constant¦t.Thing¦t.Kind¦Parameters<typeof other>[0]›) => ({ sum: ‹1¦constant.a¦Symbol()› })
export async function* feed() { yield ‹1¦other› }
export const through: (input: t.‹Count¦Thing›) => ‹t.Thing¦void› = () => undefined as never
`,
  'routes.ts': `import { get‹¦ as got› } from './functions.js'
export const path = ‹'GET /by-path/:id'¦'GET /by-path'¦'get by-path'›
export const options = { status: ‹201¦204¦'no'› }
export const more = { ‹'GET /things/:id'¦'GET /more/:id'¦'POST /more'›: ‹get¦{ run: get, ...options }¦async () => new Date()¦() => Symbol()› }
export const every = ‹'* * * * *'¦'0 25 * * *'›
`,
  'wiring.ts': `import { defineWiring } from 'solder'
import { ‹get, list¦list as get, get as list› } from './‹functions¦barrel›.js'
import { remind } from './functions.js'
import * as inferred from './inferred.js'
import byDefault, { make } from './deep.js'
import { chosen, table } from './functions.js'
import { every, more, path } from './routes.js'
‹¦// solder-ignore-next-line duplicate-route on purpose
›export const wiring = defineWiring({
  http: {
    'GET /things/:‹id¦name›': get,
    ‹'GET /things/:other': list,¦'POST /things': { run: list, status: 204 },¦'GET /things/:id': list,¦›
    ‹...more,¦›
    [path]: byDefault,
    'POST /made/:id': inferred.‹made¦total¦feed¦through›,
    ‹¦...{ 'PUT /x/:id': inferred.made },›
  },
  rpc: { list, made2: make(), chosen, tabled: table.get, ‹made: inferred.made,¦made: get,¦› },
  queues: { ‹reminders: remind,¦reminders: { run: remind, deadLetter: get },¦other: get,¦› },
  cron: { beat: { schedule: ‹every¦'0 3 * * *'¦'never'›, run: ‹remind¦() => undefined¦get› } },
})
`,
  'other-wiring.ts': `import { defineWiring‹¦ as wire› } from 'solder'
import { total } from './inferred.js'
‹import { shown } from './functions.js'¦const shown = (input: { id: string }) => input¦const shown = total›
export const other = ‹defineWiring¦wire›({ http: { 'PUT /total': total, ‹'GET /things/:id'¦'GET /a/:b/c'¦'GET /:a/b/c'›: shown }, channels: { '/live/:room': { open: ‹total¦(input: { room: string }) => undefined›, on: { say: shown } } } })
`,
  'doors.ts': `import { defineWiring } from 'solder'
import { get, list } from './functions.js'
import { made } from './inferred.js'
import { uri } from './uris.js'
export const doors = defineWiring({
  mcp: {
    tools: { get, ‹'a b': list¦list: { run: list, description: 'Lists.' }¦list¦many: list› },
    resources: { [uri]: ‹get¦made¦() => ''›, 'thing://‹{id}¦{name}¦{id}/{id}›': made },
    ‹prompts: { get }¦prompt: { get }¦prompts: { ...{ get, made } }›,
  },
  cli: {
    'get ‹<id>¦[id]¦<name>¦<id...>›': { run: ‹get¦made¦list›, alias: { ‹id: 'i'¦name: 'n'¦id: 'id'›‹¦, page: 'i'› } },
    ‹'get <other>'¦'list [items...]'¦'<id>'›: list,
  },
})
`,
  'uris.ts': `export const uri = 'thing:‹//a/{id}¦//a/{name}¦{id›'
`,
  // Nothing else names the type of a workflow's context, so that there are workflows and there are none.
  'flow.ts': `‹import type { WorkflowContext as Running } from 'solder'¦type Running<T> = { now(): T }›
import type { Services } from './services.js'
export const flow = async (input: { id: string }, ctx: Running<Services>): Promise<unknown> => ‹Date.now()¦Math.random()¦ctx.now()›
`,
  'other-flow.ts': `‹export const other = 1¦export type { WorkflowContext } from 'solder'›
`,
  'flows.ts': `import { defineWiring } from 'solder'
import { flow } from './flow.js'
export const flows = defineWiring({ workflows: { ‹flow¦other: flow› } })
`,
  'app.ts': `import { defineApp } from 'solder'
import { services } from './services.js'
import { wiring } from './wiring.js'
import { other } from './other-wiring.js'
import { doors } from './doors.js'
‹¦
const unrelated = 1
›export default defineApp({ name: 'app', ‹services¦services: services¦session: () => undefined›, wirings: [‹wiring, other, doors¦wiring, doors¦other¦...[wiring], other›] })
`,
  'typed.ts': `import { codec, defineTopic } from 'solder'
import type { Thing, Count } from './‹types¦barrel›.js'
import type { Other } from './deep.js'
export const things = codec<‹Thing¦Count¦Other¦() => void›>()
export const topic = defineTopic<‹Other¦Thing[]¦Symbol›>('topic')
`,
  'script.js': `import { list } from './functions.js'
/** @param {{ id: ‹string¦import('./types.js').Id› }} input @returns {‹string¦import('./deep.js').Deep›} */
export function fromScript(input) { return /** @type {any} */ (input) }
export const listed = ‹list¦fromScript›
`,
  'script-wiring.ts': `import { defineWiring } from 'solder'
import { fromScript, listed } from './script.js'
export const scripts = defineWiring({ rpc: { fromScript, listed: ‹listed¦fromScript› } })
`,
  'global.ts': `‹¦export {}
declare global { interface Everywhere { at: Date } }¦export {}
declare global { interface Everywhere { at: symbol } }›`,
  'apart.ts': `export const apart = ‹1¦2›`,
  'uses-global.ts': `import { defineWiring } from 'solder'
export const seen = (input: Everywhere) => ‹input¦1›
export const global = defineWiring({ rpc: { seen } })
`,
}
