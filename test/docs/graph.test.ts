import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { command } from '../../command/command.js'
import { commands } from '../../command/commands.js'
import { root } from '../running/repository.js'
import { UserProject } from '../running/user-project.js'
import { blocksOf } from './markdown-blocks.js'

const path = join(root, 'docs/graph.md')
const page = readFileSync(path, 'utf8')
const blocks = blocksOf(path)
const block = (language: string) => blocks.find((each) => each.language === language)?.text

describe('the page on the graph', () => {
  let project: UserProject

  before(() => {
    const files = blocks.flatMap(({ file, text }) => (file === undefined ? [] : [[file, text] as const]))
    project = new UserProject({
      'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', target: 'es2022', types: [] } }),
      ...Object.fromEntries(files),
    })
  })

  after(() => {
    project.remove()
  })

  const graph = async (...args: string[]) => {
    let printed = ''
    const out = (line: string) => (printed += `${line}\n`)
    expect(await command(['graph', ...args], { folder: project.folder, out, error: out })).to.equal(0)
    return printed
  }

  it('shows what is printed', async () => {
    expect(block('mermaid')).to.equal(await graph())
    expect(JSON.parse(block('json') ?? '')).to.deep.equal(
      JSON.parse(await graph('--format', 'json', '--from', 'confirm')),
    )
  })

  it('names every option', () => {
    for (const [name, { short }] of Object.entries(commands['graph']?.options ?? {}))
      expect(page).to.match(new RegExp(`^\\| \`${short === undefined ? `--${name}` : `-${short}`} `, 'm'))
  })
})
