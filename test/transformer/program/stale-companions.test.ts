import { expect } from 'chai'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { TemporaryProject, tsconfig } from '../temporary-project.js'
import { WatchProcess } from '../watch-process.js'
import { modes } from './rebuild-modes.js'

const user = (name: string, type: string, from: string): string =>
  `import { codec } from 'solder'
import type { ${type} } from '${from}'
export const ${name} = codec<${type}>()`

const files = {
  'src/inner.ts': `export interface Inner { n: number; outer?: import('./outer.js').Outer }`,
  'src/outer.ts': `import type { Inner } from './inner.js'
export interface Outer { inner: Inner; labels: string[] }
export const unrelated = 1`,
  'src/other.ts': `export interface Other { inner: string }`,
  'src/a.ts': user('a', 'Outer', './outer.js'),
  'src/b.ts': user('b', 'Other', './other.js'),
}

/** One after the other, and which modules several files then share. */
const steps: { title: string; edits: Record<string, string>; answer: unknown; shared: string[] }[] = [
  { title: 'one user', edits: {}, answer: { a: ['number'], b: ['other'] }, shared: [] },
  {
    title: 'a second user',
    edits: { 'src/b.ts': user('b', 'Outer', './outer.js') },
    answer: { a: ['number'], b: ['number'] },
    shared: ['inner.solder.mjs', 'outer.solder.mjs'],
  },
  {
    title: 'a type two imports away is another',
    edits: { 'src/inner.ts': `export interface Inner { n: string; outer?: import('./outer.js').Outer }` },
    answer: { a: ['string'], b: ['string'] },
    shared: ['inner.solder.mjs', 'outer.solder.mjs'],
  },
  {
    title: 'a type moves to another file, under another name',
    edits: {
      'src/moved.ts': `import type { Outer } from './outer.js'
export interface Core { n: boolean; outer?: Outer }`,
      'src/inner.ts': `export type { Core as Inner } from './moved.js'`,
    },
    answer: { a: ['boolean'], b: ['boolean'] },
    shared: ['moved.solder.mjs', 'outer.solder.mjs'],
  },
  {
    title: 'one user again',
    edits: { 'src/b.ts': user('b', 'Other', './other.js') },
    answer: { a: ['boolean'], b: ['other'] },
    shared: [],
  },
]

const question = `
import { a } from './out/a.js'
import { b } from './out/b.js'
const values = {
  number: { inner: { n: 1 }, labels: [] }, string: { inner: { n: '' }, labels: [] },
  boolean: { inner: { n: true }, labels: [] }, other: { inner: '' },
}
const judge = (codec) => Object.keys(values).filter((name) => codec.is(values[name]))
print({ a: judge(a), b: judge(b) })`

/** Every module that is emitted, by its name. Those that nothing needs any more may be left behind. */
function emitted(project: TemporaryProject, among?: readonly string[]): Record<string, string> {
  const all = readdirSync(join(project.folder, 'out')).filter((name) => /\.m?js$/u.test(name))
  const wanted = all.filter((name) => among?.includes(name) ?? true)
  return Object.fromEntries(wanted.map((name) => [name, project.read(`out/${name}`)]))
}

describe('rebuilding where files share the functions of types', function () {
  this.timeout(240_000)
  /** What a build from nothing emits after each step. */
  const fresh: Record<string, string>[] = []

  before(async () => {
    let all: Record<string, string> = files
    for (const { title, edits, answer, shared } of steps) {
      all = { ...all, ...edits }
      const project = new TemporaryProject(all)
      expect(await project.compile(), title).to.include({ stdout: '', code: 0 })
      fresh.push(emitted(project))
      expect(Object.keys(fresh.at(-1) ?? {}).filter((name) => name.endsWith('.solder.mjs'))).to.deep.equal(shared)
      expect(await project.evaluate(question), title).to.deep.equal(answer)
      project.remove()
    }
  })

  for (const [name, { options, args = [] }] of Object.entries(modes)) {
    it(`emits what a fresh build emits: ${name}`, async () => {
      const project = new TemporaryProject({ ...files, 'tsconfig.json': tsconfig(options) })
      for (const [i, { title, edits }] of steps.entries()) {
        project.write(edits)
        expect(await project.compile(...args), title).to.include({ stdout: '', code: 0 })
        const expected = fresh[i] ?? {}
        expect(emitted(project, Object.keys(expected)), title).to.deep.equal(expected)
      }
      project.remove()
    })
  }

  for (const args of [[], ['-b'], ['--incremental']]) {
    it(`emits what a fresh build emits: tspc ${[...args, '--watch'].join(' ')}`, async () => {
      const project = new TemporaryProject(files)
      const watch = new WatchProcess(project.folder, ...args)
      try {
        for (const [i, { title, edits }] of steps.entries()) {
          // With -b, the compiler compares the times of files, and sets those of its output when it has said that it is done.
          await setTimeout(300)
          project.write(edits)
          let said = await watch.build()
          while (!said.includes('Found 0 errors')) said = await watch.build()
          const expected = fresh[i] ?? {}
          // An edit of two files may be built as two edits.
          for (let n = 0; n < 3 && !same(emitted(project, Object.keys(expected)), expected); n++) await watch.build()
          expect(emitted(project, Object.keys(expected)), title).to.deep.equal(expected)
        }
      } finally {
        await watch.stop()
        project.remove()
      }
    })
  }
})

function same(a: Record<string, string>, b: Record<string, string>): boolean {
  return Object.entries(b).every(([name, text]) => a[name] === text)
}
