import { expect } from 'chai'
import { solderPlugin, TemporaryProject, tsconfig } from './temporary-project.js'

const files = {
  'src/index.ts': `import { defineWiring, type Context } from 'solder'
export const get = (input: { id: string }, ctx: Context<{ db: unknown }>) => input.id + String(ctx.db)
export const wiring = defineWiring({ http: { 'GET /a/:id': get } })`,
}
const question = `
import { contractOf } from 'solder'
import { get } from './out/index.js'
print(contractOf(get).input.is({ id: 1 }))`
const sourceMode = { plugins: [{ ...solderPlugin, transformProgram: undefined }] }

describe('the entry in tsconfig.json', function () {
  this.timeout(60_000)

  it('works in a plain build without transformProgram', async () => {
    const project = new TemporaryProject({ ...files, 'tsconfig.json': tsconfig(sourceMode) })
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    expect(await project.evaluate(question)).to.equal(false)
    project.write({ 'src/index.ts': files['src/index.ts'].replace(':id', ':key') })
    const { stdout, code } = await project.compile()
    expect(stdout).to.match(/src\/index\.ts\(3,\d+\): error TS790004/u)
    expect(code).to.be.greaterThan(0)
    project.remove()
  })

  for (const options of [{ incremental: true }, { composite: true }]) {
    it(`asks for transformProgram with ${JSON.stringify(options)}`, async () => {
      const project = new TemporaryProject({ ...files, 'tsconfig.json': tsconfig({ ...sourceMode, ...options }) })
      const { stdout, stderr, code } = await project.compile()
      expect(stdout).to.match(/^error TS790\d+: Solder needs "transformProgram": true .*\n$/u)
      expect(stderr).to.equal('')
      expect(code).to.be.greaterThan(0)
      project.remove()
    })
  }

  it('leaves a project alone that does not import solder', async () => {
    const project = new TemporaryProject({ 'src/index.ts': 'export const codec = <T>(value: T) => value\ncodec(1)' })
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    expect(project.read('out/index.js')).to.equal('export const codec = (value) => value;\ncodec(1);\n')
    project.remove()
  })
})
