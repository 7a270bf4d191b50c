import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { catalogue } from '../../transformer/rules/index.js'
import { bin, root, tspc } from '../running/repository.js'
import { runNode } from '../running/run-node.js'

const folder = join(root, 'fixtures', 'everything-wrong')

interface Found {
  rule: string
  severity: string
  code: string
  message: string
  file: string
  line: number
  column: number
}

/** What the comments `// ✗ rule, rule` say of their line, or of the next one when they stand alone. */
function expected(): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:ts|json)$/.test(name))
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .flatMap((text, at) => marked(name, text, at)),
    )
}

function marked(name: string, text: string, at: number): string[] {
  const [, before = '', rules = ''] = /^(.*)\/\/ ✗ (.*)$/.exec(text) ?? []
  const line = before.trim() === '' ? at + 2 : at + 1
  return rules === '' ? [] : rules.split(', ').map((rule) => `${name}:${line} ${rule}`)
}

describe('a project in which everything is wrong', function () {
  this.timeout(120_000)
  let problems: Found[]

  before(async () => {
    const { stdout, stderr, code } = await runNode([bin, 'check', '--format', 'json'], { cwd: folder })
    expect(stderr).to.equal('')
    expect(code).to.equal(1)
    problems = (JSON.parse(stdout) as { problems: Found[] }).problems
  })

  it('has a mistake for each rule', () => {
    const named = new Set(expected().map((each) => each.split(' ')[1]))
    // What only shows at run time may be what other rules miss: they say nothing then.
    const rules = catalogue.map(({ name }) => name).filter((name) => name !== 'unread-entry')
    expect([...named].sort()).to.deep.equal(rules.sort())
  })

  it("is what 'solder check' reports, line by line", () => {
    expect(problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`).sort()).to.deep.equal(expected().sort())
  })

  it('fails to build, with the same errors', async () => {
    const { stdout, code } = await runNode([tspc, '--noEmit', '--pretty', 'false'], { cwd: folder })
    expect(code).to.equal(2)
    const built = stdout.split('\n').filter((line) => /: error /.test(line))
    const errors = problems.filter(({ severity }) => severity === 'error')
    expect(built.sort()).to.deep.equal(
      errors
        .map(
          ({ file, line, column, code: number, message }) =>
            `${file}(${line},${column}): error TS${number}: ${message}`,
        )
        .sort(),
    )
  })
})
