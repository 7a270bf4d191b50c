import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { command } from '../../command/command.js'
import { bin, root } from '../running/repository.js'
import { runNode } from '../running/run-node.js'

async function solder(...args: string[]) {
  let [stdout, stderr] = ['', '']
  const code = await command(args, {
    folder: root,
    out: (line) => (stdout += `${line}\n`),
    error: (line) => (stderr += `${line}\n`),
  })
  return { code, stdout, stderr }
}

/** A command that could not run: one sentence, and nothing else. */
async function expectRefused(args: string[], sentence: string) {
  expect(await solder(...args)).to.deep.equal({ code: 2, stdout: '', stderr: `${sentence}\n` })
}

describe('the solder command', () => {
  it('explains itself and each command, and tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    for (const args of [['--version'], ['-v']])
      expect(await solder(...args)).to.deep.equal({ code: 0, stdout: `${version}\n`, stderr: '' })
    for (const args of [['--help'], ['-h'], ['help']]) {
      const { code, stdout, stderr } = await solder(...args)
      expect([code, stderr]).to.deep.equal([0, ''])
      expect(stdout).to.match(/^Usage: solder <command> \[options\]\n\n[^]*^ {2}check {2,}Find the mistakes/m)
    }
    for (const args of [
      ['help', 'check'],
      ['check', '--help'],
      ['check', '-p', 'none', '-h'],
    ]) {
      const { code, stdout, stderr } = await solder(...args)
      expect([code, stderr]).to.deep.equal([0, ''])
      expect(stdout).to.match(/^Usage: solder check \[options\]/)
      expect(stdout).to.include('-p, --project <path>')
      expect(stdout).to.include('pretty (the default), json, github, sarif.')
      expect(stdout).to.match(/^Exit codes: 0 no errors/m)
    }
  })

  it('says how it is used when it is given nothing', async () => {
    const { code, stdout, stderr } = await runNode([bin], { cwd: root })
    expect([code, stdout]).to.deep.equal([2, ''])
    expect(stderr).to.match(/^Usage: solder <command>/)
  })

  it('refuses what it does not know, and says what was probably meant', async () => {
    await expectRefused(['chekc'], "'chekc' is not a command of solder. Did you mean 'solder check'?")
    await expectRefused(['help', 'chekc'], "'chekc' is not a command of solder. Did you mean 'solder check'?")
    await expectRefused(['deploy'], "'deploy' is not a command of solder. 'solder --help' lists the commands.")
    await expectRefused(['--fix'], "Name a command before the option '--fix': 'solder --help' lists them.")
    await expectRefused(['check', '--fixx'], "'solder check' has no option '--fixx'. Did you mean '--fix'?")
    await expectRefused(
      ['check', '--porject', '.'],
      "'solder check' has no option '--porject'. Did you mean '--project'?",
    )
    await expectRefused(['check', '-x'], "'solder check' has no option '-x'. 'solder check --help' lists the options.")
    await expectRefused(['check', 'src'], "'solder check' takes no argument 'src'; name a tsconfig.json with -p.")
    await expectRefused(['check', '--', 'src'], "'solder check' takes no argument 'src'; name a tsconfig.json with -p.")
  })

  it('refuses values that are missing, wrong, or one too many', async () => {
    await expectRefused(['check', '-p'], "'-p' needs a path after it: -p <path>.")
    await expectRefused(['check', '--project', '--fix'], "'--project' needs a path after it: --project <path>.")
    await expectRefused(['check', '--project='], "'--project' needs a path after it: --project <path>.")
    await expectRefused(['check', '--fix=yes'], "'--fix' takes no value.")
    await expectRefused(
      ['check', '--format', 'xml'],
      "'xml' is not a format of 'solder check'. There are pretty, json, github, sarif.",
    )
    await expectRefused(['check', '--format', 'json', '--format=sarif'], "'--format' is given 2 times: keep one.")
  })
})
