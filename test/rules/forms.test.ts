import { expectNone, expectProblems } from './expect-problems.js'

describe('the rules and the many ways to write a wiring', () => {
  it('follow names through constants, re-exports, namespaces and default exports', () => {
    expectProblems(
      {
        'get.ts': 'export default function «10|get»(input: { name: string }): string { return input.name }',
        'list.ts':
          'export const «11|list» = (input: { name: string }): string => input.name\nexport { list as renamed }',
        'index.ts':
          "export { default as get } from './get.js'\nexport * from './list.js'\nexport * as all from './list.js'",
        'keys.ts': "export const key = 'GET /keyed/:id'",
        'app.ts': `
          import { defineApp, defineWiring as wire } from 'solder'
          import * as functions from './index.js'
          import { get, all, renamed } from './index.js'
          import { key } from './keys.js'
          const http = {
            'GET /a/«1|:id»': get,
            'GET /b/«2|:id»': functions.list,
            'GET /c/«3|:id»': { run: all.renamed, status: 201 },
            'GET /d/«4|:id»': renamed as typeof functions.list,
            ['GET /e/«5|:id»']: (renamed satisfies (input: never) => string),
          } as const
          const todos = wire({ http } satisfies Parameters<typeof wire>[0])
          const more = wire({ http: { ...http, 'GET /f': () => '' } })
          const wirings = [todos, more] as const
          export default defineApp({ name: 'a', wirings: [«12|wirings[0]»] })
          void key`,
      },
      [
        ...[1, 2, 3, 4, 5].map((at) => ({ rule: 'missing-route-parameter', at, related: [at === 1 ? 10 : 11] })),
        { rule: 'unread-entry', at: 12 },
      ],
    )
  })

  it('read JavaScript with types in its comments', () => {
    expectProblems(
      {
        'app.js': `
          import { defineWiring } from 'solder'
          /** @param {{ name: string }} input */
          export function «2|get»(input) { return input.name }
          /** @type {(input: { id: string, done?: () => void }) => string} */
          const find = (input) => input.id
          export const wiring = defineWiring({ http: { 'GET /a/«1|:id»': get, 'GET /b/:id': (/** @type {{ id: string }} */ { id }) => id }, cron: { beat: { schedule: '«3|x» * * * *', run() {} } } })
          void find`,
      },
      [
        { rule: 'missing-route-parameter', at: 1, related: [2] },
        { rule: 'invalid-cron', at: 3 },
      ],
    )
  })

  it('are silent about good wirings in every form', () => {
    expectNone({
      'functions.ts': `
        import type { Ctx } from './services.js'
        interface Page<T> { items: T[]; next?: string }
        export class Todos {
          static async list(input: { limit?: number }, { store }: Ctx): Promise<Page<{ id: string }>> {
            return { items: [{ id: store.get(String(input.limit)) }] }
          }
        }
        export function overloaded(input: { id: string }): string
        export function overloaded(input: { id: string; more?: number }): string
        export function overloaded(input: { id: string }): string { return input.id }
        export const generic = async <T extends string = string>(input: { id: T }): Promise<string> => input.id
        export const object = { get({ id }: { id: string }): string { return id }, find: ({ id }: { id: string }): string => id }
        export async function enqueues({ enqueue, call }: Ctx): Promise<string> {
          await enqueue(object.get, { id: '' })
          const queued = object.find
          await enqueue(queued, { id: '' })
          return call(overloaded, { id: '' })
        }`,
      'doors.ts': `
        import { object } from './functions.js'
        export const tools = { get: { run: object.get, description: 'Gets.' } } as const
        export const uri = 'todo://{id}' as const
        export const commands = { 'todo both <id>': ({ id }: { id: string }): string => id }`,
      'app.ts': `
        import { defineApp, defineWiring } from 'solder'
        import { Todos, overloaded, object, enqueues } from './functions.js'
        import * as doors from './doors.js'
        import { commands, uri } from './doors.js'
        import { services } from './services.js'
        export const todos = defineWiring({
          http: {
            'GET /todos': Todos.list,
            'GET /todos/:id': overloaded,
            'PUT /todos/:id': { run: object.get, status: 200 },
            async 'DELETE /todos/:id'({ id }: { id: string }): Promise<void> { await Promise.resolve(id) },
            'POST /todos': enqueues,
          },
          channels: { '/live/:room': { open() { return undefined }, on: { say: object.find, 'say again': object.find } } },
          rpc: { ...object, overloaded },
          queues: { one: object.get, two: { run: object.find, retries: 1, deadLetter: (job: { queue: string }) => void job } },
          cron: { 'every day': { schedule: '@daily', run: () => undefined } },
          mcp: {
            tools: { ...doors.tools, 'find.all': { run: object.find, description: 'Finds.' } },
            resources: { [uri]: { run: object.get, mimeType: 'text/plain' }, 'todo://{id}/text'({ id }: { id: string }): string { return id } },
            prompts: {
              /** Plans. */
              async plan({ id }: { id: string }): Promise<string> { await Promise.resolve(); return id },
            },
          },
          cli: { 'todo get <id>': object.get, ['todo find']: { run: object.find, alias: { id: 'i' } as const }, ...commands },
        })
        export default defineApp({ name: 'a', services, wirings: [todos] })`,
    })
  })

  it('are silent in a program that does not import the package', () => {
    expectNone({
      'services.ts': 'export {}',
      'app.ts': `
        function defineWiring(wiring: object): object { return wiring }
        export const wiring = defineWiring({ http: { 'get a': () => undefined }, cron: { beat: { schedule: 'x' } } })`,
    })
  })
})
