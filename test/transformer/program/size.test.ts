import { expect } from 'chai'
import ts from 'typescript'
import { buildProgram } from '../../../transformer/program/build-program.js'
import { projectReader } from '../../../transformer/read/project.js'
import { inMemoryProgram } from '../in-memory-program.js'

const count = 50
const numbers = Array.from({ length: count }, (_, n) => n)
const head = `import { codec, type Format, type Integer, type MinLength } from 'solder'\n`

/** Three earlier types, by which all earlier ones are reached; or all. */
const linksOf = (n: number, links: 'some' | 'all'): number[] =>
  numbers.slice(0, n).filter((i) => links === 'all' || i === n - 1 || i === n - 2 || i === Math.floor(n / 2))

function typeText(n: number, links: 'some' | 'all'): string {
  const properties = linksOf(n, links).map((i) => `t${i}${i % 2 ? '?' : ''}: Type${i}${i % 3 === 0 ? '[]' : ''}\n`)
  return `export interface Type${n} {
id: string & Format<'uuid'>
name: string & MinLength<1>
count: number & Integer
price?: number
labels: string[]
kind: 'a${n}' | 'b${n}'
${properties.join('')}}
export const codec${n} = codec<Type${n}>()
`
}

function filesOf(links: 'some' | 'all', files: 'one' | 'each'): Record<string, string> {
  if (files === 'one') return { 'types.mts': head + numbers.map((n) => typeText(n, links)).join('') }
  const imports = (n: number): string =>
    linksOf(n, links)
      .map((i) => `import type { Type${i} } from './type-${i}.mjs'\n`)
      .join('')
  return Object.fromEntries(numbers.map((n) => [`type-${n}.mts`, head + imports(n) + typeText(n, links)]))
}

function build(files: Record<string, string>): { program: ts.Program; text: string } {
  const { program } = inMemoryProgram(files)
  const built = buildProgram(ts, program)
  let text = ''
  built.emit(undefined, (_name, each) => (text += each))
  return { program, text }
}

describe('50 types that reach all earlier ones', function () {
  this.timeout(60_000)

  for (const { links, files, kilobytes } of [
    { links: 'some', files: 'one', kilobytes: 300 },
    { links: 'some', files: 'each', kilobytes: 400 },
    { links: 'all', files: 'one', kilobytes: 700 },
    { links: 'all', files: 'each', kilobytes: 950 },
  ] as const) {
    it(`are written once, on at most ${kilobytes} KB: properties of ${links} of them, ${files} file`, () => {
      const { text } = build(filesOf(links, files))
      for (const n of numbers) {
        for (const feature of ['is', 'report', 'strip', 'encode', 'schema'])
          expect(text.split(`function ${feature}_Type${n}(`), `${feature}_Type${n}`).to.have.length(2)
        // What a value is and what its JSON is are the same: to copy one is to read the other.
        expect(text).to.not.contain(`function revive_Type${n}(`)
      }
      expect(text.length / 1024).to.be.at.most(kilobytes)
    })
  }

  it('are read once, however many files need them', () => {
    const { program } = build(filesOf('some', 'each'))
    const models = [...projectReader(ts, program).types.table.types.values()]
    const names = models.flatMap((model) => (model.kind === 'object' ? [model.name] : []))
    expect(names.sort()).to.deep.equal(numbers.map((n) => `Type${n}`).sort())
  })
})
