import { expect } from 'chai'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { TemporaryProject, tsconfig, type Options } from '../temporary-project.js'
import { WatchProcess } from '../watch-process.js'

const right = { 'src/input.ts': `export interface Get { id: string }` }
const wrong = { 'src/input.ts': `export interface Get { key: string }` }

const files = {
  ...right,
  'src/get.ts': `import type { Get } from './input.js'
export const get = (input: Get): string => JSON.stringify(input)`,
  'src/app.ts': `import { defineWiring } from 'solder'
import { get } from './get.js'
export const wiring = defineWiring({ http: { 'GET /todos/:id': get } })`,
}

/** The same mistake, at the same place, in every mode. */
const complaint = /src\/app\.ts\(3,58\): error TS790\d\d\d: .*'id'/u

const question = `
import { wiring } from './out/app.js'
const { input } = wiring['~solder'].emitted.entries[0].contract
print([{ id: 'a' }, { key: 'a' }].map((value) => input.is(value)))`

const modes: Record<string, { options: Options; args?: string[]; emits: 'always' | 'when right' | 'never' }> = {
  incremental: { options: { incremental: true }, emits: 'always' },
  'incremental with noEmit': { options: { incremental: true, noEmit: true }, emits: 'never' },
  'incremental with noEmitOnError': { options: { incremental: true, noEmitOnError: true }, emits: 'when right' },
  '--build with composite': { options: { composite: true }, args: ['-b'], emits: 'always' },
  '--build with noEmitOnError': {
    options: { composite: true, noEmitOnError: true },
    args: ['-b'],
    emits: 'when right',
  },
}

describe('a mistake in a wiring', function () {
  this.timeout(120_000)
  for (const [name, { options, args = [], emits }] of Object.entries(modes)) {
    it(`fails the build until it is mended: ${name}`, async () => {
      const project = new TemporaryProject({ ...files, 'tsconfig.json': tsconfig(options) })
      const expectContract = async (accepted: boolean[]) => {
        if (emits === 'never') expect(existsSync(join(project.folder, 'out/app.js'))).to.equal(false)
        else expect(await project.evaluate(question)).to.deep.equal(accepted)
      }
      expect(await project.compile(...args)).to.include({ stdout: '', code: 0 })
      await expectContract([true, false])
      project.write(wrong)
      for (const attempt of ['first', 'second']) {
        const { stdout, code } = await project.compile(...args)
        expect(stdout, `${attempt} build`).to.match(complaint)
        expect(stdout.match(/error/gu), `${attempt} build`).to.have.length(1)
        expect(code).to.be.greaterThan(0)
      }
      if (emits === 'when right') await expectContract([true, false])
      project.write(right)
      expect(await project.compile(...args)).to.include({ stdout: '', code: 0 })
      await expectContract([true, false])
      project.remove()
    })
  }

  for (const args of [['--noEmit'], ['--incremental', '--noEmitOnError']]) {
    it(`is shown until it is mended: tspc ${[...args, '--watch'].join(' ')}`, async () => {
      const project = new TemporaryProject(files)
      const watch = new WatchProcess(project.folder, ...args)
      try {
        expect(await watch.build()).to.contain('Found 0 errors')
        project.write(wrong)
        expect(await watch.build())
          .to.match(complaint)
          .and.contain('Found 1 error.')
        project.write(right)
        expect(await watch.build()).to.contain('Found 0 errors')
      } finally {
        await watch.stop()
        project.remove()
      }
    })
  }

  it('can be ignored', async () => {
    const comment = '// solder-ignore-next-line missing-route-parameter'
    const app = files['src/app.ts'].replace("{ 'GET", `{\n${comment} the proxy takes it out\n'GET`)
    const project = new TemporaryProject({ ...files, ...wrong, 'src/app.ts': app })
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    project.remove()
  })
})
