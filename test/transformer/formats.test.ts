import { expect } from 'chai'
import { deprecatedOptions } from '../running/deprecated-options.js'
import { tsc } from '../running/repository.js'
import { runNode } from '../running/run-node.js'
import { TemporaryProject, tsconfig, type Options } from './temporary-project.js'

const source = `'use strict'
// Says what the file is for.

import { codec, defineWiring, type Context, type Integer } from 'solder'
import * as kinds from './kinds.js'
import { Level, type Point } from './kinds.js'

export interface Input { id: number & Integer; level?: Level; at: Point }
type Ctx = Context<{ db: { get(id: number): string } }>

/** A user's own name that the additions would like to have. */
export const Input_type = 'mine'

export default async function hoisted(input: Input, { db }: Ctx): Promise<string> { return db.get(input.id) + kinds.Level.low }
export const arrow = async (input: Input, ctx: Ctx) => ctx.db.get(input.id), second = (ctx: Ctx) => ctx.db.get(1)
export const plain = ({ x, y }: Point) => { if (x > y) throw new Error('boom'); return y }
export const points = codec<Point[]>()
export const wiring = defineWiring({ http: { 'POST /a': hoisted, 'POST /b': plain, 'POST /c': (input: Point) => input.x } })
`
const kinds = `export enum Level { low = 'low', high = 'high' }
export interface Point { x: number; y: number }
`

const question = (file: string) => `
import * as loaded from '${file}'
import { contractOf } from 'solder'
const all = loaded.default?.arrow ? loaded.default : loaded
const hoisted = typeof all.default === 'function' ? all.default : all.default.default
const entries = all.wiring['~solder'].emitted.entries.map(({ address, contract }) => [address, contract?.name])
const input = { id: 1, level: 'low', at: { x: 1, y: 2 } }
const judge = (fn) => [input, { ...input, id: 0.5 }, { ...input, level: 'mid' }].map((value) => contractOf(fn).input.check(value).ok)
let stack
try { all.plain({ x: 2, y: 1 }) } catch (error) { stack = /index\\.[cm]?ts:\\d+/.exec(error.stack)?.[0] }
print({
  hoisted: judge(hoisted), arrow: judge(all.arrow), second: contractOf(all.second).services, mine: all.Input_type,
  points: [[{ x: 1, y: 1 }], [{ x: 1 }]].map((value) => all.points.is(value)), entries, stack,
  lines: [contractOf(hoisted).line, contractOf(all.second).line],
})`

const answer = {
  hoisted: [true, false, false],
  arrow: [true, false, false],
  second: ['db'],
  mine: 'mine',
  points: [true, false],
  entries: [
    ['POST /a', null],
    ['POST /b', 'plain'],
    ['POST /c', 'POST /c'],
  ],
  lines: [14, 15],
}

const formats: Record<string, { options: Options; extension?: string; type?: string }> = {
  'ESM for ESNext': { options: { target: 'ESNext' } },
  'ESM for ES5': { options: { target: 'ES5', ...deprecatedOptions, lib: ['ES2022'] } },
  'CommonJS by package.json': { options: {}, type: 'commonjs' },
  'CommonJS by option': {
    options: { module: 'commonjs', moduleResolution: 'node10', esModuleInterop: true, ...deprecatedOptions },
    type: 'commonjs',
  },
  '.mts': { options: {}, extension: 'mts', type: 'commonjs' },
  '.cts': { options: {}, extension: 'cts' },
  'verbatimModuleSyntax and isolatedModules': { options: { verbatimModuleSyntax: true, isolatedModules: true } },
  "a bundler's settings": {
    options: { module: 'esnext', moduleResolution: 'bundler', noEmitHelpers: true, allowJs: true },
  },
}

describe('output in every format', function () {
  this.timeout(120_000)
  for (const [name, { options, extension = 'ts', type = 'module' }] of Object.entries(formats)) {
    it(`carries contracts and keeps the user's lines: ${name}`, async () => {
      const output = extension.replace('ts', 'js')
      const project = new TemporaryProject({
        'package.json': JSON.stringify({ type }),
        'tsconfig.json': tsconfig({ sourceMap: true, declaration: true, ...options }),
        [`src/index.${extension}`]: source.replaceAll('./kinds.js', `./kinds.${output}`),
        [`src/kinds.${extension}`]: kinds,
      })
      expect(await project.compile()).to.include({ stdout: '', code: 0 })
      expect(await project.evaluate(question(`./out/index.${output}`))).to.deep.equal({
        ...answer,
        stack: `index.${extension}:16`,
      })
      const declarations = project.read(`out/index.d.${extension}`)
      await runNode([tsc, '--outDir', 'plain'], { cwd: project.folder })
      expect(declarations).to.equal(project.read(`plain/index.d.${extension}`))
      project.remove()
    })
  }

  it('keeps comments, directives and every statement of the user as tsc writes them', async () => {
    const project = new TemporaryProject({ 'src/index.ts': source, 'src/kinds.ts': kinds })
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    await runNode([tsc, '--outDir', 'plain'], { cwd: project.folder })
    const ours = project.read('out/index.js').split('\n')
    const missing = project
      .read('plain/index.js')
      .split('\n')
      .filter((line) => !ours.includes(line))
    // The calls that get an argument are the only lines that differ.
    expect(missing).to.deep.equal([
      'export const points = codec();',
      "export const wiring = defineWiring({ http: { 'POST /a': hoisted, 'POST /b': plain, 'POST /c': (input) => input.x } });",
    ])
    expect(ours[0]).to.equal("'use strict';")
    project.remove()
  })
})
