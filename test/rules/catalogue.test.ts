import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import ts from 'typescript'
import { programProblems } from '../../transformer/program/program-problems.js'
import { catalogue } from '../../transformer/rules/index.js'
import { fixtureProject, repository, type Files } from './fixture-project.js'

const pages = join(repository, 'docs', 'diagnostics')

describe('the catalogue of diagnostics', () => {
  it('has codes of our own range and names, each once, in order', () => {
    const codes = catalogue.map(({ code }) => code)
    expect(codes.every((code) => code >= 790000 && code <= 791999)).to.be.true
    expect(codes).to.deep.equal([...new Set(codes)].sort((a, b) => a - b))
    expect(new Set(catalogue.map(({ name }) => name)).size).to.equal(catalogue.length)
  })

  it('has a page for each rule, and a rule for each page', () => {
    const named = readdirSync(pages).filter((file) => file !== 'README.md')
    expect(named.sort()).to.deep.equal(catalogue.map(({ name }) => `${name}.md`).sort())
    for (const { docs } of catalogue) expect(existsSync(join(repository, docs)), docs).to.be.true
  })

  for (const { code, name, title, messages, mend } of catalogue) {
    it(`agrees with the page of ${name}`, () => {
      const page = readFileSync(join(pages, `${name}.md`), 'utf8')
      expect(page).to.match(new RegExp(`^# ${name} \\(${code}\\)\n\n${title}\\.\n`))
      for (const section of ['Why', 'Wrong', 'Right', 'How to fix']) expect(page).to.include(`\n## ${section}\n`)
      expect(page.replace(/\s+/g, ' ')).to.include(mend)
      expect(Object.values(messages).every((text) => text !== '')).to.be.true
    })

    it(`shows on the page of ${name} what is reported and what is not`, () => {
      const page = readFileSync(join(pages, `${name}.md`), 'utf8')
      const problemsOf = (section: string) => programProblems(ts, fixtureProject().use(exampleOf(page, section)))
      expect(new Set(problemsOf('Wrong').map(({ rule }) => rule))).to.deep.equal(new Set([name]))
      expect(exampleOf(page, 'Right')).not.to.deep.equal({})
      expect(problemsOf('Right')).to.deep.equal([])
      expect(fixtureProject().errors(fixtureProject().use(exampleOf(page, 'Right')))).to.deep.equal([])
    })

    it(`has tests of ${name}, which test nothing else`, () => {
      const test = readFileSync(join(repository, 'test', 'rules', `${name}.test.ts`), 'utf8')
      expect(test).to.include(`rule = '${name}'`)
      expect(test).to.include('expectNone(')
    })
  }

  it('has a rule for each test of a rule', () => {
    const known = new Set(catalogue.map(({ name }) => name))
    for (const file of readdirSync(join(repository, 'test', 'rules'))) {
      const source = readFileSync(join(repository, 'test', 'rules', file), 'utf8')
      const rule = /^const rule = '([^']+)'/m.exec(source)?.[1]
      if (rule !== undefined) expect(known.has(rule), file).to.be.true
    }
  })

  it('is listed in the index of the pages', () => {
    const index = readFileSync(join(pages, 'README.md'), 'utf8').replace(/ +/g, ' ')
    for (const { code, name, title } of catalogue)
      expect(index).to.include(`| ${code} | [${name}](${name}.md) | ${title} |`)
  })
})

/** The example of a section, as a project: its code, or a tsconfig.json, and the lock file of its workflows. */
function exampleOf(page: string, section: string): Files {
  const [, text = ''] = new RegExp(`\n## ${section}\n([^]*?)(?=\n## |$)`).exec(page) ?? []
  const files: Files = {}
  for (const [, language, code = ''] of text.matchAll(/```(ts|jsonc|json)\n([^]*?)```/g)) {
    if (language === 'ts') files['app.ts'] = code
    else if (language === 'json') Object.assign(files, { 'solder.workflows.json': code, 'tsconfig.json': '{}' })
    else Object.assign(files, { 'app.ts': 'export {}', 'tsconfig.json': code })
  }
  return files
}
