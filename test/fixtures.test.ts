import { expect } from 'chai'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, tspc } from './running/repository.js'
import { runNode } from './running/run-node.js'

const fixtures = join(root, 'fixtures')
const shapes = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, 'src')))
/** `UPDATE_EXPECTED=1 npm test` writes down what the compiler emits now, to be read before it is committed. */
const update = process.env['UPDATE_EXPECTED'] !== undefined

describe('the JavaScript emitted for a fixture', function () {
  this.timeout(60_000)
  for (const shape of shapes) {
    it(`is as a person has read it, and runs: ${shape}`, async () => {
      const project = join(fixtures, shape)
      const out = join(fixtures, '.out', shape)
      expect(await runNode([tspc, '--outDir', out], { cwd: project })).to.include({ stdout: '', code: 0 })
      const emitted = readdirSync(out).filter((name) => name.endsWith('.js'))
      for (const name of emitted) {
        const text = readFileSync(join(out, name), 'utf8')
        const expected = join(project, 'expected', name)
        if (update) {
          mkdirSync(join(project, 'expected'), { recursive: true })
          writeFileSync(expected, text)
        }
        expect(text, `${shape}/expected/${name}`).to.equal(readFileSync(expected, 'utf8'))
        await import(join(out, name))
      }
      expect(readdirSync(join(project, 'expected'))).to.have.members(emitted)
    })
  }
})
