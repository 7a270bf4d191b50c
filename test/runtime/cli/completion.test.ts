import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { runCommand, runNode } from '../../running/run-node.js'
import { surfaces, surfacesApp } from '../surfaces-app.js'

const script = join(surfaces, 'dist/cli.js')

describe('completion of a command line', () => {
  let folder: string
  before(async () => {
    await surfacesApp()
    folder = mkdtempSync(join(tmpdir(), 'solder-completion-'))
    const program = join(folder, 'surfaces')
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`)
    chmodSync(program, 0o755)
  })
  after(() => {
    rmSync(folder, { recursive: true })
  })

  const ask = async (...words: string[]): Promise<string[]> => {
    const { code, stdout, stderr } = await runNode([script, '__complete', ...words], { cwd: surfaces })
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    return stdout.split('\n').filter((line) => line !== '')
  }

  it('offers words, options and values, with what they are for', async () => {
    expect(await ask('to')).to.deep.equal(['todo\t'])
    expect(await ask('todo', '')).to.deep.equal(['add\tAdds a todo.', 'list\tLists todos.', 'get\t'])
    expect(await ask('todo', 'list', '--s')).to.deep.equal(['--sort-by\t', '--show-done\t'])
    expect(await ask('todo', 'list', '--')).to.include('--limit\tHow many at most.')
    expect(await ask('todo', 'list', '--sort-by', '')).to.have.members(['id\t', 'title\t'])
    expect(await ask('todo', 'list', '--sort-by=t')).to.deep.equal(['--sort-by=title\t'])
    expect(await ask('explode', 's')).to.deep.equal(['secretly\t'])
    expect(await ask('mode', '--note', 'n', 's')).to.deep.equal(['slow\t'])
    expect(await ask('mode', '-n', 'n', 's')).to.deep.equal(['slow\t'])
    expect(await ask('mode', '--note=n', 's')).to.deep.equal(['slow\t'])
    expect(await ask('mode', '--loud', 's')).to.deep.equal(['slow\t'])
    expect(await ask('mode', 'slow', 's')).to.deep.equal([])
    expect(await ask('choose', 'a', '--kind', '')).to.have.members(['count\t', 'text\t'])
    expect(await ask('completion', '')).to.deep.equal(['bash\t', 'zsh\t', 'fish\t'])
    expect(await ask('nonsense', '')).to.deep.equal([])
    expect(await ask('la'), 'hidden').to.deep.equal([])
  })

  it('makes no service', async () => {
    const { stderr } = await runNode([script, '__complete', 'todo', ''], { cwd: surfaces })
    expect(stderr).to.equal('')
  })

  it('works in bash', async () => {
    const lines = [
      'source <(surfaces completion bash)',
      'complete -p surfaces',
      'COMP_WORDS=(surfaces todo list --s); COMP_CWORD=3; _surfaces_complete; printf "%s\\n" "${COMPREPLY[@]}"',
      'COMP_WORDS=(surfaces todo ""); COMP_CWORD=2; _surfaces_complete; printf "%s\\n" "${COMPREPLY[@]}"',
    ]
    const { code, stdout, stderr } = await runCommand('bash', ['-c', lines.join('\n')], {
      cwd: folder,
      env: { PATH: `${folder}:${process.env.PATH ?? ''}` },
    })
    expect({ code, stdout, stderr }).to.deep.equal({
      code: 0,
      stdout: 'complete -o default -F _surfaces_complete surfaces\n--sort-by\n--show-done\nadd\nlist\nget\n',
      stderr: '',
    })
  })

  it('has a script for each shell that it names', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { code, stdout } = await runNode([script, 'completion', shell], { cwd: surfaces })
      expect(code).to.equal(0)
      expect(stdout).to.include('surfaces __complete')
    }
    const { code, stderr } = await runNode([script, 'completion', 'tcsh'], { cwd: surfaces })
    expect({ code, stderr }).to.deep.equal({
      code: 2,
      stderr: "'completion' takes the name of a shell: bash, zsh, fish.\nSee 'surfaces completion --help'.\n",
    })
  })
})
