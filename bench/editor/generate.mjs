// Writes a project of many files and routes: functions, the types they share, wirings that name them, one app.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * @param {string} folder
 * @param {{ files: number, routes: number, perWiring: number }} size how many routes a wiring has: all of them make one file of routes
 * @returns {{ functions: string[], wirings: string[], types: string[], services: string, app: string }} the paths by kind
 */
export function generate(folder, { files, routes, perWiring }) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'src'), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/solder'), 'junction')
  const write = (name, text) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  write('package.json', '{ "private": true, "type": "module" }')
  write('tsconfig.json', tsconfig)

  const wiringCount = Math.ceil(routes / perWiring)
  const typeCount = Math.ceil(files / 20)
  const functionFiles = files - wiringCount - typeCount - 2
  const perFile = (file) =>
    Math.floor(((file + 1) * routes) / functionFiles) - Math.floor((file * routes) / functionFiles)

  const made = { functions: [], wirings: [], types: [], services: write('src/services.ts', services), app: '' }
  for (let n = 0; n < typeCount; n++) made.types.push(write(`src/types-${n}.ts`, types(n)))
  const all = []
  for (let file = 0; file < functionFiles; file++) {
    const names = Array.from({ length: perFile(file) }, () => ({ n: all.length, file, name: '' }))
    for (const each of names) {
      each.n = all.length
      each.name = `${kinds[each.n % kinds.length].verb}${each.n}`
      all.push(each)
    }
    made.functions.push(write(`src/functions-${file}.ts`, functions(file % typeCount, names)))
  }
  for (let n = 0; n < wiringCount; n++) {
    made.wirings.push(write(`src/wiring-${n}.ts`, wiring(n, all.slice(n * perWiring, (n + 1) * perWiring))))
  }
  made.app = write('src/app.ts', app(wiringCount))
  return made
}

const tsconfig = JSON.stringify({
  compilerOptions: {
    target: 'ES2022',
    module: 'nodenext',
    strict: true,
    rootDir: 'src',
    outDir: 'out',
    skipLibCheck: true,
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: [],
    plugins: [{ name: 'solder', transform: 'solder/transformer', transformProgram: true }],
  },
  include: ['src'],
})

const services = `import { defineServices, type Context } from 'solder'
export interface Store { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<void> }
export interface Services { store: Store; clock: { now(): Date }; mail: { send(to: string, text: string): Promise<void> } }
export interface Session { userId: string; role: 'admin' | 'user' }
export type Ctx = Context<Services>
export type UserCtx = Context<Services, Session>
export const services = defineServices<Services>({
  store: () => ({ get: async () => undefined, set: async () => undefined }),
  clock: () => ({ now: () => new Date() }),
  mail: () => ({ send: async () => undefined }),
})
`

const types = (n) => `import type { Format, Integer, Maximum, MaxLength, Minimum, MinLength } from 'solder'
export type Id = string & Format<'uuid'>
export interface Address { street: string; city: string; country: 'de' | 'fr' | 'us'; lines?: string[] }
export interface Money { amount: number; currency: 'EUR' | 'USD' }
export interface New${n} { title: string & MinLength<1> & MaxLength<200>; count?: number & Integer & Minimum<0>; address: Address; price: Money; labels: string[] }
export type Event${n} = { kind: 'made'; at: Date; by: string } | { kind: 'moved'; to: Address } | { kind: 'sold'; for: Money }
export interface Thing${n} extends New${n} { id: Id; state: 'open' | 'closed'; events: Event${n}[]; parts: Record<string, number>; createdAt: Date }
export interface Page<T> { items: T[]; total: number & Integer & Maximum<1000>; next?: string }
`

const kinds = [
  {
    verb: 'make',
    route: (n) => `POST /things-${n}`,
    text: (n, t) => `/** Makes thing ${n}. */
export async function make${n}(input: New${t}, { store, clock, session }: UserCtx): Promise<Thing${t}> {
  const thing: Thing${t} = { ...input, id: session.userId, createdAt: clock.now(), state: 'open', events: [], parts: {} }
  await store.set(thing.id, thing)
  return thing
}`,
  },
  {
    verb: 'list',
    route: (n) => `GET /lists/${n}`,
    text: (
      n,
      t,
    ) => `export async function list${n}(input: { state?: 'open' | 'closed'; limit?: number }, ctx: Ctx): Promise<Page<Thing${t}>> {
  const items = (await ctx.store.get(String(input.limit))) as Thing${t}[]
  return { items: items.filter((each) => input.state === undefined || each.state === input.state), total: items.length }
}`,
  },
  {
    verb: 'find',
    route: (n) => `GET /things-${n}/:id`,
    text: (n, t) => `export async function find${n}({ id }: { id: Id }, { store }: Ctx): Promise<Thing${t} | null> {
  return ((await store.get(id)) as Thing${t} | undefined) ?? null
}`,
  },
  {
    verb: 'append',
    route: (n) => `POST /things-${n}/:id/events/:at`,
    text: (
      n,
      t,
    ) => `export const append${n} = async ({ id, event }: { id: Id; at: string; event: Event${t} }, { store, mail }: UserCtx): Promise<void> => {
  const thing = (await store.get(id)) as Thing${t}
  thing.events.push(event)
  await mail.send(id, event.kind)
}`,
  },
  {
    verb: 'total',
    route: (n) => `PUT /totals/${n}`,
    text: (n, t) => `export async function total${n}(input: { ids: Id[]; between?: [Date, Date] }, { store }: Ctx) {
  let sum = 0
  for (const id of input.ids) sum += ((await store.get(id)) as Thing${t}).price.amount
  return { sum, count: input.ids.length }
}`,
  },
]

const functions = (t, names) => `import type { Ctx, UserCtx } from './services.js'
import type { Event${t}, Id, New${t}, Page, Thing${t} } from './types-${t}.js'
${names.map(({ n }) => kinds[n % kinds.length].text(n, t)).join('\n\n')}
export type Used = [Ctx, UserCtx, Event${t}, Id, New${t}, Page<string>, Thing${t}]
`

const wiring = (n, names) => {
  const byFile = Map.groupBy ? Map.groupBy(names, ({ file }) => file) : grouped(names)
  const imports = [...byFile].map(
    ([file, some]) => `import { ${some.map(({ name }) => name).join(', ')} } from './functions-${file}.js'`,
  )
  const routes = names.map((each) => `    '${kinds[each.n % kinds.length].route(each.n)}': ${each.name},`)
  return `import { defineWiring } from 'solder'\n${imports.join('\n')}\n\nexport const wiring${n} = defineWiring({\n  http: {\n${routes.join('\n')}\n  },\n})\n`
}

function grouped(names) {
  const groups = new Map()
  for (const each of names) groups.set(each.file, [...(groups.get(each.file) ?? []), each])
  return groups
}

const app = (count) => {
  const names = Array.from({ length: count }, (_, n) => `wiring${n}`)
  const imports = names.map((name, n) => `import { ${name} } from './wiring-${n}.js'`)
  return `import { defineApp } from 'solder'\nimport { services } from './services.js'\n${imports.join('\n')}\n\nexport default defineApp({ name: 'bench', services, session: () => undefined, wirings: [${names.join(', ')}] })\n`
}
