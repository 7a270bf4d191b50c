import { expect } from 'chai'
import { TemporaryProject, tsconfig } from './temporary-project.js'

describe('other kinds of source files', function () {
  this.timeout(60_000)

  it('reads JavaScript with JSDoc types', async () => {
    const project = new TemporaryProject({
      'tsconfig.json': tsconfig({ allowJs: true, checkJs: true }),
      'src/index.js': `import { codec, defineWiring } from 'solder'
/** @typedef {import('solder').Context<{ db: { get(id: string): string } }>} Ctx */
/** @typedef {{ id: string, tags?: string[] }} Input */

/**
 * Gets a thing.
 * @param {Input} input
 * @param {Ctx} ctx
 */
export function get(input, { db }) {
  return db.get(input.id)
}
/** @type {(input: { n: number }) => number} */
export const half = ({ n }) => n / 2
/** @type {import('solder').Codec<Input>} */
export const inputs = codec()
export const wiring = defineWiring({ http: { 'GET /a/:id': get, 'GET /b': half } })`,
    })
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    const answer = await project.evaluate(`
      import { contractOf } from 'solder'
      import { get, inputs, wiring } from './out/index.js'
      const { name, input, services, summary } = contractOf(get)
      print([name, [{ id: 'a' }, { id: 'a', tags: [1] }].map((v) => input.is(v)), services, summary, inputs.is({ id: 1 }),
        wiring['~solder'].emitted.entries[1].contract.input.is({ n: '1' })])`)
    expect(answer).to.deep.equal(['get', [true, false], ['db'], 'Gets a thing.', false, false])
    project.remove()
  })

  it('gives contracts to functions of a script, which has neither imports nor exports', async () => {
    const script = (name: string) => `type Ctx${name} = import('solder').Context<{ db: { get(id: string): string } }>
function get${name}(input: { id: string }, { db }: Ctx${name}) { return db.get(input.id) }
const late${name} = (input: { id: string }, ctx: Ctx${name}) => ctx.db.get(input.id)
Object.assign(globalThis, { get${name}, late${name} })`
    const project = new TemporaryProject({
      'package.json': '{}',
      'tsconfig.json': tsconfig({ module: 'esnext', moduleResolution: 'bundler', moduleDetection: 'legacy' }),
      'src/a.ts': script('A'),
      'src/b.ts': script('B'),
      'src/types.ts': `import 'solder'`,
    })
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    const answer = await project.evaluate(`
      import { runInThisContext } from 'node:vm'
      import { readFileSync } from 'node:fs'
      import { contractOf } from 'solder'
      for (const name of ['a', 'b']) runInThisContext(readFileSync('out/' + name + '.js', 'utf8'))
      print([getA, lateA, getB, lateB].map((fn) => [contractOf(fn).name, contractOf(fn).input.is({ id: 1 })]))`)
    expect(answer).to.deep.equal([
      ['getA', false],
      ['lateA', false],
      ['getB', false],
      ['lateB', false],
    ])
    project.remove()
  })

  it('gives contracts to functions whose context comes from declarations only', async () => {
    const project = new TemporaryProject({
      'src/context.d.ts': `import type { Context } from 'solder'\nexport type Ctx = Context<{ db: unknown }>`,
      'src/index.ts': `import type { Ctx } from './context.js'
export const get = (input: { id: string }, { db }: Ctx) => input.id + String(db)`,
    })
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    const asked = `import { contractOf } from 'solder'\nimport { get } from './out/index.js'\nprint(contractOf(get).services)`
    expect(await project.evaluate(asked)).to.deep.equal(['db'])
    project.remove()
  })

  it('compiles a project with JSX and with a function that is wired in a component', async () => {
    const project = new TemporaryProject({
      'tsconfig.json': tsconfig({ jsx: 'react' }),
      'src/index.tsx': `import { codec } from 'solder'
declare global { namespace JSX { interface IntrinsicElements { p: { text: string } } } }
const React = { createElement: (name: string, properties: object) => ({ name, properties }) }
export const view = <p text={codec<{ a: string }>().stringify({ a: 'b' })} />`,
    })
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    expect(await project.evaluate(`import { view } from './out/index.js'\nprint(view)`)).to.deep.equal({
      name: 'p',
      properties: { text: '{"a":"b"}' },
    })
    project.remove()
  })
})
