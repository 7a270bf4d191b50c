import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { hasSqlite } from '../../runtime/engines/embedded/sqlite.js'
import { root, tspc } from '../running/repository.js'
import { runNode } from '../running/run-node.js'
import { blocksOf } from './markdown-blocks.js'
import { writePageProject } from './page-project.js'

const page = join(root, 'docs/workflow-runs.md')
const folder = join(root, '.tmp/docs/workflows-run')

describe('the page on workflows', () => {
  after(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('has an example that prints what is said of it', async function () {
    if (!hasSqlite()) {
      console.error('NOT TESTED: the example of workflows: this Node.js has no SQLite')
      this.skip()
    }
    rmSync(folder, { recursive: true, force: true })
    writePageProject(blocksOf(page), folder)
    const { code, stdout } = await runNode([tspc, '-p', '.'], { cwd: folder })
    expect(code, stdout).to.equal(0)
    const text = readFileSync(page, 'utf8').replace(/\s+/g, ' ')
    const [, said = ''] = /`try\.ts` prints `([^`]+)`/.exec(text) ?? []
    const ran = await runNode(['dist/try.js'], { cwd: folder })
    const printed = ran.stdout.split('\n').find((line) => line.startsWith('completed'))
    expect(printed, ran.stdout + ran.stderr).to.equal(said)
    const looked = await runNode(['dist/look.js'], { cwd: folder })
    expect(looked.stdout).to.include('waitFor:confirmations wait completed 1')
  })
})
