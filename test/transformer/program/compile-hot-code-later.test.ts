import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'

describe('compileHotCodeLater', () => {
  it('asks for nothing that this version of V8 complains of', () => {
    const path = fileURLToPath(new URL('../../../transformer/program/compile-hot-code-later.js', import.meta.url))
    const script = `require(${JSON.stringify(path)}).compileHotCodeLater(); console.log('done')`
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
    expect({ stdout, stderr }).to.deep.equal({ stdout: 'done\n', stderr: '' })
  })
})
