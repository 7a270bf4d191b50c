import { expect } from 'chai'
import { join } from 'node:path'
import { root } from '../running/repository.js'
import { runNode } from '../running/run-node.js'

describe('bench:validators', function () {
  this.timeout(240_000)

  it('finds that all libraries agree on the samples, and measures', async () => {
    const script = join(root, 'bench/validators/index.mjs')
    const effort = ['--rounds', '1', '--processes', '1', '--ms', '1', '--warm', '1']
    const { code, stdout, stderr } = await runNode([script, ...effort, '--case', 'product,shapes', '--feature', 'is'], {
      cwd: root,
    })
    expect(stderr).to.equal('')
    expect(code).to.equal(0)
    expect(stdout).to.include('All libraries agree on the samples.')
    expect(stdout).to.match(/^small object, Node v[\d.]+: speed relative to solder/mu)
    expect(stdout).to.match(/^is +[\d.]+ [nµ]s( +[\d.]+( ≠)?){7} +(yes|no: .*)/mu)
  })
})
