// Writes a project of functions whose types reach each other across files, as an application's do.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeConfigs } from './compilers.mjs'

const perFile = 10

/**
 * @param {string} folder
 * @param {number} count of functions
 * @param {boolean} connected whether the types of a file reach those of up to four files before it
 */
export function generateFunctions(folder, count, connected) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'src'), { recursive: true })
  const files = Math.ceil(count / perFile)
  const write = (name, text) => writeFileSync(join(folder, name), text)
  write('package.json', '{ "private": true, "type": "module" }')
  writeConfigs(folder, config)
  write('src/services.ts', services)
  write('src/shared.ts', shared)
  for (let file = 0; file < files; file++) {
    write(`src/types-${file}.ts`, types(file, connected))
    write(`src/functions-${file}.ts`, functions(file))
  }
  write('src/app.ts', app(files))
}

const config = {
  compilerOptions: {
    target: 'ES2022',
    module: 'nodenext',
    strict: true,
    rootDir: 'src',
    outDir: 'out',
    sourceMap: true,
    declaration: true,
    skipLibCheck: true,
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: [],
    plugins: [{ name: 'solder', transform: 'solder/transformer', transformProgram: true }],
  },
  include: ['src'],
}

const services = `import type { Context } from 'solder'
export interface Store { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<void> }
export interface Services { store: Store; clock: { now(): Date }; mail: { send(to: string, text: string): Promise<void> } }
export interface Session { userId: string; role: 'admin' | 'user' }
export type Ctx = Context<Services>
export type UserCtx = Context<Services, Session>
`

const shared = `import type { Format, Integer, Maximum, MaxLength, Minimum, MinLength } from 'solder'
export type Id = string & Format<'uuid'>
export type Title = string & MinLength<1> & MaxLength<200>
export type Count = number & Integer & Minimum<0> & Maximum<1000>
export interface Stamped { id: Id; createdAt: Date; updatedAt?: Date }
export interface Page<T> { items: T[]; total: Count; next?: string }
export interface Address { street: string; city: string; country: 'de' | 'fr' | 'us'; lines?: string[] }
export interface Money { amount: number; currency: 'EUR' | 'USD' }
`

const types = (n, connected) => {
  const linked = connected && n % 5 !== 0
  const before = !linked ? '' : `import type { Thing${n - 1} } from './types-${n - 1}.js'\n`
  const link = !linked ? '' : `  previous?: Thing${n - 1}\n`
  return `${before}import type { Address, Count, Money, Stamped, Title } from './shared.js'
export interface New${n} { title: Title; count?: Count; address: Address; price: Money; labels: string[] }
export type Event${n} = { kind: 'made'; at: Date; by: string } | { kind: 'moved'; to: Address } | { kind: 'sold'; for: Money }
export interface Thing${n} extends Stamped, New${n} {
  state: 'open' | 'closed'
  events: Event${n}[]
  parts: Record<string, number>
${link}}
`
}

const functions = (n) => {
  const head = `import type { Page, Id, Count } from './shared.js'
import type { Event${n}, New${n}, Thing${n} } from './types-${n}.js'
import type { Ctx, UserCtx } from './services.js'
`
  const kinds = [
    (i) => `/** Makes thing ${i}. */
export async function make${i}(input: New${n}, { store, clock, session }: UserCtx): Promise<Thing${n}> {
  const thing: Thing${n} = { ...input, id: session.userId, createdAt: clock.now(), state: 'open', events: [], parts: {} }
  await store.set(thing.id, thing)
  return thing
}`,
    (
      i,
    ) => `export async function list${i}(input: { state?: 'open' | 'closed'; limit?: Count }, ctx: Ctx): Promise<Page<Thing${n}>> {
  const items = (await ctx.store.get(String(input.limit))) as Thing${n}[]
  return { items: items.filter((each) => input.state === undefined || each.state === input.state), total: items.length }
}`,
    (
      i,
    ) => `export const append${i} = async ({ id, event }: { id: Id; event: Event${n} }, { store, mail }: UserCtx): Promise<void> => {
  const thing = (await store.get(id)) as Thing${n}
  thing.events.push(event)
  await mail.send(id, event.kind)
}`,
    (i) => `export async function find${i}({ id }: { id: Id }, { store }: Ctx): Promise<Thing${n} | null> {
  return ((await store.get(id)) as Thing${n} | undefined) ?? null
}`,
    (i) => `export async function total${i}(input: { ids: Id[]; between?: [Date, Date] }, { store }: Ctx) {
  let sum = 0
  for (const id of input.ids) sum += ((await store.get(id)) as Thing${n}).price.amount
  return { sum, count: input.ids.length }
}`,
  ]
  const all = Array.from({ length: perFile }, (_, i) => kinds[i % kinds.length](i))
  return `${head}${all.join('\n')}\n`
}

const app = (files) => {
  const names = ['make0', 'list1', 'append2', 'find3', 'total4', 'make5', 'list6', 'append7', 'find8', 'total9']
  const imports = Array.from({ length: files }, (_, n) => `import * as f${n} from './functions-${n}.js'`)
  const routes = Array.from({ length: files }, (_, n) =>
    names.map((name, i) => `    'POST /f${n}/${i}': f${n}.${name},`).join('\n'),
  )
  return `import { defineWiring } from 'solder'\n${imports.join('\n')}\nexport const wiring = defineWiring({\n  http: {\n${routes.join('\n')}\n  },\n})\n`
}
