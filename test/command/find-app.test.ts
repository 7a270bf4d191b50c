import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { findApp } from '../../command/jobs/find-app.js'
import { root } from '../running/repository.js'

const source = "import { defineApp } from 'solder'\nexport default defineApp({ name: 'a', wirings: [] })\n"
const tsconfig = JSON.stringify({ compilerOptions: { rootDir: 'src', outDir: 'out/js', module: 'nodenext' } })

describe('solder jobs: the compiled module of an application', () => {
  let folder: string
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'solder-find-')))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const write = (files: Record<string, string>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
  }
  const withTypeScript = (): void => {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(join(root, 'node_modules/typescript'), join(folder, 'node_modules/typescript'))
  }
  const found = (named?: string): string => findApp(folder, named).slice(folder.length + 1)

  it('is where the project compiles the one source file to that makes an application', () => {
    withTypeScript()
    write({ 'tsconfig.json': tsconfig, 'src/deep/shop.mts': source, 'src/other.ts': 'export const other = 1\n' })
    expect(() => found()).to.throw(
      "'src/deep/shop.mts' is not compiled, as 'out/js/deep/shop.mjs' is not there: run tspc first.",
    )
    write({ 'out/js/deep/shop.mjs': '' })
    expect(found()).to.equal('out/js/deep/shop.mjs')
  })

  it('has to be named when there are several', () => {
    withTypeScript()
    write({ 'tsconfig.json': tsconfig, 'src/a.ts': source, 'src/b.ts': source, 'out/js/b.js': '' })
    expect(() => found()).to.throw("There are several applications ('src/a.ts', 'src/b.ts'): name its module, as in")
    expect(found('out/js/b.js')).to.equal('out/js/b.js')
    expect(() => found('out/js/c.js')).to.throw(`There is no file 'out/js/c.js' in ${folder}.`)
  })

  it('is looked for at the usual places where only what was compiled is', () => {
    expect(() => found()).to.throw(`There is no compiled application in ${folder}: name its module, as in`)
    write({ 'dist/app.js': '' })
    expect(found()).to.equal('dist/app.js')
    write({ 'package.json': JSON.stringify({ main: './server/index.js' }), 'server/app.js': '' })
    expect(found()).to.equal('server/app.js')
  })
})
