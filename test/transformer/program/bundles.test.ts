import { expect } from 'chai'
import { build } from 'esbuild'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { TemporaryProject, tsconfig } from '../temporary-project.js'

/** Three files with contracts, and types that refer to each other in a circle across two more. */
const files = {
  'src/types/todo.ts': `import type { Format, MinLength } from 'solder'
import type { Person } from './person.js'
export interface Todo { id: string & Format<'uuid'>; title: string & MinLength<1>; due?: Date; owner: Person; parts: Todo[] }
export type Change = { kind: 'made'; todo: Todo } | { kind: 'done'; at: Date } | { kind: 'moved'; to: Person }
export interface Page<T> { items: T[]; next?: string }
console.log('the module of the types has run')`,
  'src/types/person.ts': `import type { Todo } from './todo.js'
export interface Person { name: string; current?: Todo | null }`,
  'src/services.ts': `import type { Context } from 'solder'
export type Ctx = Context<{ store: { all(): unknown[] } }>`,
  'src/todos.ts': `import type { Ctx } from './services.js'
import type { Page, Todo } from './types/todo.js'
import type { Person } from './types/person.js'
export function add(input: Todo, { store }: Ctx): Todo { store.all().push(input); return input }
export function list(input: { of?: Person }, { store }: Ctx): Page<Todo> { store.all(); return { items: [] } }`,
  'src/changes.ts': `import type { Ctx } from './services.js'
import type { Change, Page } from './types/todo.js'
export function record(input: Change, { store }: Ctx): Change { store.all(); return input }
export function history(input: {}, { store }: Ctx): Page<Change> { store.all(); return { items: [] } }`,
  'src/main.ts': `import { codec, contractOf } from 'solder'
import type { Change, Page, Todo } from './types/todo.js'
import { add, list } from './todos.js'
import { record } from './changes.js'
const todo = { id: '00000000-0000-4000-8000-000000000000', title: 'a', due: new Date(0), owner: { name: 'b' }, parts: [] }
const page = codec<Page<Todo>>(), change = codec<Change>()
const bad = { kind: 'moved', to: { name: 'c', current: { ...todo, title: '' } } }
process.stdout.write('\\n' + JSON.stringify({
  text: page.stringify({ items: [todo] }),
  revived: contractOf(add)!.input!.parse(JSON.stringify(todo)),
  errors: change.check(bad),
  same: [contractOf(record)!.input!.is(bad), contractOf(list)!.output!.is({ items: [todo] })],
  defined: Object.keys(page.schema['$defs'] as object),
}))`,
}

const answer = {
  text: '{"items":[{"id":"00000000-0000-4000-8000-000000000000","title":"a","due":"1970-01-01T00:00:00.000Z","owner":{"name":"b"},"parts":[]}]}',
  revived: {
    id: '00000000-0000-4000-8000-000000000000',
    title: 'a',
    due: '1970-01-01T00:00:00.000Z',
    owner: { name: 'b' },
    parts: [],
  },
  errors: {
    ok: false,
    errors: [
      {
        path: '/to/current/title',
        code: 'minLength',
        expected: 'string of at least 1 character',
        received: 'string of 0 characters',
      },
    ],
  },
  same: [false, true],
  defined: ['Todo', 'Person'],
}

describe('what files share, bundled and run', function () {
  this.timeout(120_000)

  for (const [name, type, extension] of [
    ['ECMAScript modules', 'module', 'mjs'],
    ['CommonJS', 'commonjs', 'cjs'],
  ] as const) {
    it(`is there once: ${name}`, async () => {
      const project = new TemporaryProject({
        ...files,
        'package.json': JSON.stringify({ private: true, type }),
        'tsconfig.json': tsconfig({
          types: ['node'],
          verbatimModuleSyntax: type === 'module',
          rootDir: 'src',
          outDir: 'out',
        }),
      })
      expect(await project.compile()).to.include({ stdout: '', code: 0 })
      expect(existsSync(join(project.folder, `out/types/todo.solder.${extension}`))).to.equal(true)
      expect(await run(project, 'out/main.js')).to.deep.equal(answer)
      const bundle = join(project.folder, 'bundle.cjs')
      const entry = join(project.folder, 'out/main.js')
      await build({
        entryPoints: [entry],
        outfile: bundle,
        bundle: true,
        platform: 'node',
        format: 'cjs',
        logLevel: 'error',
      })
      const functions = [
        ...project.read('bundle.cjs').matchAll(/function ((?:is|report|strip|revive|encode|schema)_\w+)\(/gu),
      ]
      const names = functions.map(([, each]) => each)
      expect(names).to.include.members(['is_Todo', 'report_Person', 'encode_Change', 'revive_Page_Todo'])
      expect(names).to.deep.equal([...new Set(names)])
      expect(await run(project, 'bundle.cjs')).to.deep.equal(answer)
      project.remove()
    })
  }
})

/** What a program prints on its last line. Types are no reason to run the modules that declare them. */
async function run(project: TemporaryProject, program: string): Promise<unknown> {
  const said = (await project.evaluate(`
import { execFileSync } from 'node:child_process'
print(execFileSync(process.execPath, [${JSON.stringify(program)}], { encoding: 'utf8' }))`)) as string
  expect(said).to.not.contain('has run')
  return JSON.parse(said.slice(said.lastIndexOf('\n') + 1))
}
