import { expect } from 'chai'
import { modes } from './rebuild-modes.js'
import { WatchProcess } from '../watch-process.js'
import { TemporaryProject, tsconfig } from '../temporary-project.js'

const files = {
  'src/services.ts': `import type { Context } from 'solder'
export interface Services { db: { find(id: string): string }; mail: { send(): void } }
export type Ctx = Context<Services, Session>
import type { Session } from './session.js'`,
  'src/session.ts': `export interface Session { user: string }`,
  'src/inner.ts': `export interface Inner { n: number }`,
  'src/outer.ts': `import type { Inner } from './inner.js'
export interface Outer { inner: Inner }`,
  'src/asked.ts': `import type { Services } from './services.js'
export type Asked = Pick<Services, 'db'>`,
  'src/help.ts': `import type { Asked } from './asked.js'
export function help(_asked: Asked): void {}`,
  'src/todos.ts': `import { help } from './help.js'
import type { Ctx } from './services.js'
import type { Outer } from './outer.js'
export function save(input: Outer, { db }: Ctx): string { return db.find(String(input.inner.n)) }
export const late = (input: Outer, ctx: Ctx): Outer => { ctx.db.find(''); return input }
export const handOn = (_: Outer, ctx: Ctx): void => help(ctx)`,
  'src/plain.ts': `import type { Outer } from './outer.js'
export const size = (input: Outer): number => String(input.inner.n).length`,
  'src/shared.ts': `import { size } from './plain.js'
export const shared = { 'POST /size': size } as const`,
  'src/app.ts': `import { codec, defineWiring } from 'solder'
import { late, save } from './todos.js'
import { shared } from './shared.js'
import type { Outer } from './outer.js'
export const outer = codec<Outer>()
export const wiring = defineWiring({ http: { 'POST /save': save, 'POST /late': late, ...shared } })`,
}

const question = `
import { contractOf } from 'solder'
import { save, late, handOn } from './out/todos.js'
import { outer, wiring } from './out/app.js'
const { entries } = wiring['~solder'].emitted
const wired = entries.filter((entry) => entry.contract).map((entry) => entry.address + ' ' + entry.contract.name)
const size = entries.at(-1).contract.input
const judge = (is) => [1, 'a', null].filter((n) => is({ inner: { n } }))
print({
  save: judge((v) => contractOf(save).input.is(v)), late: judge((v) => contractOf(late).output.is(v)),
  size: judge((v) => size.is(v)), codec: judge((v) => outer.is(v)), wired,
  takes: contractOf(handOn).services,
  session: [{ user: 'a' }, { user: 'a', role: 'b' }].filter((v) => contractOf(save).session.is(v)).length,
})`

const before = { save: [1], late: [1], size: [1], codec: [1], wired: ['POST /size size'], takes: ['db'], session: 2 }
const after = {
  save: ['a'],
  late: ['a'],
  size: ['a'],
  codec: ['a'],
  wired: ['POST /other other'],
  takes: ['mail'],
  session: 1,
}

/** Edits of files that neither the functions nor the wiring call stand in. */
const edits = {
  'src/inner.ts': `export interface Inner { n: string }`,
  'src/session.ts': `export interface Session { user: string; role: string }`,
  'src/asked.ts': `import type { Services } from './services.js'
export type Asked = Pick<Services, 'mail'>`,
  'src/shared.ts': `import { other } from './plain.js'
export const shared = { 'POST /other': other } as const`,
  'src/plain.ts': `import type { Outer } from './outer.js'
export const other = (input: Outer): number => input.inner.n.length`,
}

describe('rebuilding after an edit in another file', function () {
  this.timeout(120_000)
  for (const [name, { options, args = [] }] of Object.entries(modes)) {
    it(`leaves no stale contract: ${name}`, async () => {
      const project = new TemporaryProject({ ...files, 'tsconfig.json': tsconfig(options) })
      expect(await project.compile(...args)).to.include({ stdout: '', code: 0 })
      expect(await project.evaluate(question)).to.deep.equal(before)
      project.write(edits)
      expect(await project.compile(...args)).to.include({ stdout: '', code: 0 })
      expect(await project.evaluate(question)).to.deep.equal(after)
      project.remove()
    })
  }

  for (const args of [[], ['-b'], ['--incremental'], ['--isolatedModules']]) {
    it(`leaves no stale contract: tspc ${[...args, '--watch'].join(' ')}`, async () => {
      const project = new TemporaryProject(files)
      const watch = new WatchProcess(project.folder, ...args)
      try {
        expect(await watch.build()).to.contain('Found 0 errors')
        expect(await project.evaluate(question)).to.deep.equal(before)
        project.write({ 'src/session.ts': edits['src/session.ts'] })
        expect(await watch.build()).to.contain('Found 0 errors')
        expect(await project.evaluate(question)).to.deep.equal({ ...before, session: 1 })
        project.write({ 'src/shared.ts': edits['src/shared.ts'] })
        expect(await watch.build()).to.contain('Found 1 error')
        const { 'src/plain.ts': plain, 'src/inner.ts': inner, 'src/asked.ts': asked } = edits
        project.write({ 'src/plain.ts': plain, 'src/inner.ts': inner, 'src/asked.ts': asked })
        let said = await watch.build()
        while (!said.includes('Found 0 errors')) said = await watch.build()
        expect(await project.evaluate(question)).to.deep.equal(after)
      } finally {
        await watch.stop()
        project.remove()
      }
    })
  }

  it('leaves no stale contract of a function in a referenced project', async () => {
    const { 'src/app.ts': app, 'src/shared.ts': shared, ...library } = files
    const into = (folder: string, all: Record<string, string>) =>
      Object.fromEntries(Object.entries(all).map(([name, text]) => [name.replace('src', folder), text]))
    const from = (text: string) => text.replace(/'\.\/(todos|plain|outer)\.js'/gu, "'../lib/$1.js'")
    const project = new TemporaryProject({
      ...into('src/lib', library),
      ...into('src/app', { 'src/app.ts': from(app), 'src/shared.ts': from(shared) }),
      'src/lib/tsconfig.json': tsconfig({ composite: true, rootDir: '.', outDir: '../../out/lib' }, {}),
      'src/app/tsconfig.json': tsconfig(
        { composite: true, rootDir: '.', outDir: '../../out/app' },
        { references: [{ path: '../lib' }] },
      ),
      'tsconfig.json': JSON.stringify({ files: [], references: [{ path: 'src/app' }] }),
    })
    const asked = question.replace('out/todos', 'out/lib/todos').replace('out/app', 'out/app/app')
    expect(await project.compile('-b')).to.include({ stdout: '', code: 0 })
    // What a referenced project declares, its users see as declarations: the wiring holds its contract, too.
    const wired = ['POST /save save', 'POST /late late', 'POST /size size']
    expect(await project.evaluate(asked)).to.deep.equal({ ...before, wired })
    const { 'src/inner.ts': inner, 'src/session.ts': session, 'src/asked.ts': nowAsked } = edits
    project.write(into('src/lib', { 'src/inner.ts': inner, 'src/session.ts': session, 'src/asked.ts': nowAsked }))
    expect(await project.compile('-b')).to.include({ stdout: '', code: 0 })
    expect(await project.evaluate(asked)).to.deep.equal({ ...after, wired })
    project.remove()
  })
})
