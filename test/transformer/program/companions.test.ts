import { expect } from 'chai'
import ts from 'typescript'
import { buildProgram } from '../../../transformer/program/build-program.js'
import { inMemoryProgram } from '../in-memory-program.js'

/** What is emitted for files of a project, by name. */
function emit(files: Record<string, string>, options: ts.CompilerOptions = {}): Record<string, string> {
  const { program, path } = inMemoryProgram(files, { declaration: true, ...options })
  const built = buildProgram(ts, program)
  const errors = [...built.getSemanticDiagnostics(), ...built.getSyntacticDiagnostics()]
  expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).to.deep.equal([])
  const emitted: Record<string, string> = {}
  built.emit(undefined, (name, text) => (emitted[name.replace(path(''), '')] = text))
  return emitted
}

const codecOf = (type: string, from: string, name = 'it'): string =>
  `import { codec } from 'solder'\nimport type { ${type} } from '${from}'\nexport const ${name} = codec<${type}>()\n`

const todo = `export interface Todo { title: string; tags: Tag[] }\nexport type Tag = { name: string } | null\n`

const shared = {
  'todo.mts': todo,
  'a.mts': codecOf('Todo', './todo.mjs'),
  'b.mts': codecOf('Todo', './todo.mjs'),
}

const companions = (emitted: Record<string, string>): string[] =>
  Object.keys(emitted)
    .filter((name) => name.includes('.solder'))
    .sort()

describe('the companions of files', () => {
  it('hold what two files need of a type, and nothing of the user', () => {
    const emitted = emit({ ...shared, 'todo.mts': `${todo}export const secret = 1\n` })
    expect(companions(emitted)).to.deep.equal(['todo.mts.solder-support.mjs', 'todo.mts.solder.mjs'])
    expect(emitted['a.mjs']).to.equal(
      `import { codec } from 'solder';\nimport { Todo_type } from "./todo.mts.solder.mjs";\nexport const it = codec(Todo_type);\n`,
    )
    expect(emitted['todo.mjs']).to.equal('export const secret = 1;\n')
    expect(emitted['todo.mts.solder.mjs']).to.contain('function is_Todo(').and.not.contain('secret')
    expect(emitted['a.d.mts']).to.not.contain('Todo_type')
  })

  it('are not there for a type that one file needs', () => {
    const emitted = emit({ ...shared, 'b.mts': `export const b = 1` })
    expect(companions(emitted)).to.deep.equal([])
    expect(emitted['a.mjs']).to.contain('function is_Todo(')
  })

  it('have the formats of those who import them', () => {
    const emitted = emit({
      'todo.cts': todo,
      'a.cts': codecOf('Todo', './todo.cjs'),
      'b.mts': codecOf('Todo', './todo.cjs'),
    })
    expect(companions(emitted)).to.deep.equal([
      'todo.cts.solder-support.cjs',
      'todo.cts.solder-support.mjs',
      'todo.cts.solder.cjs',
      'todo.cts.solder.mjs',
    ])
    expect(emitted['a.cjs']).to.contain('const todo_cts_solder = require("./todo.cts.solder.cjs");')
    expect(emitted['b.mjs']).to.contain('import { Todo_type } from "./todo.cts.solder.mjs";')
  })

  it('are named from the file that imports them', () => {
    const emitted = emit({
      'types/deep/todo.mts': todo,
      'users/a.mts': codecOf('Todo', '../types/deep/todo.mjs'),
      'b.mts': codecOf('Todo', './types/deep/todo.mjs'),
      '.hidden/c.mts': codecOf('Todo', '../types/deep/todo.mjs'),
    })
    expect(emitted['users/a.mjs']).to.contain(`"../types/deep/todo.mts.solder.mjs"`)
    expect(emitted['b.mjs']).to.contain(`"./types/deep/todo.mts.solder.mjs"`)
    expect(emitted['.hidden/c.mjs']).to.contain(`"../types/deep/todo.mts.solder.mjs"`)
  })

  it('avoid the names that a file has', () => {
    const emitted = emit({ ...shared, 'a.mts': `${shared['a.mts']}export const Todo_type = 1\n` })
    expect(emitted['a.mjs']).to.contain('import { Todo_type as Todo_type_2 } from "./todo.mts.solder.mjs";')
    expect(emitted['a.mjs']).to.contain('codec(Todo_type_2)')
  })

  it('also hold instances of generic types with declared types, and types of namespaces', () => {
    const types = `${todo}export interface Page<T> { items: T[] }\nexport namespace Old { export interface Todo { text: string } }\n`
    const use = `import { codec } from 'solder'
import type { Old, Page, Todo } from './todo.mjs'
export const all = [codec<Page<Todo>>(), codec<Page<Old.Todo>>(), codec<Page<{ own: 1 }>>()]\n`
    const emitted = emit({ 'todo.mts': types, 'a.mts': use, 'b.mts': use })
    const text = emitted['todo.mts.solder.mjs'] ?? ''
    for (const name of ['Todo', 'Todo_2', 'Page_Todo', 'Page_Todo_2']) {
      expect(text.split(`function is_${name}(`)).to.have.length(2, name)
    }
    expect(text).to.not.contain('own')
    expect(emitted['a.mjs']).to.contain('function is_Page_own_1(')
  })

  it('leave what belongs to no file where it is needed', () => {
    const use = `import { codec } from 'solder'\nexport const all = [codec<string[]>(), codec<Record<string, Date>>()]\n`
    expect(companions(emit({ 'a.mts': use, 'b.mts': use }))).to.deep.equal([])
  })

  it('stand beside the first user of a type that no emitted file declares', () => {
    const emitted = emit({
      'declared.d.ts': 'export interface Far { away: boolean }\n',
      'b.mts': codecOf('Far', './declared.js'),
      'c.mts': codecOf('Far', './declared.js'),
    })
    expect(companions(emitted)).to.deep.equal(['b.mts.solder-support.mjs', 'b.mts.solder.mjs'])
  })

  for (const [name, options] of Object.entries<ts.CompilerOptions>({
    'one bundle': { module: ts.ModuleKind.AMD, outFile: 'bundle.js' },
    AMD: { module: ts.ModuleKind.AMD },
    System: { module: ts.ModuleKind.System },
  })) {
    it(`are not there where nothing could import them: ${name}`, () => {
      const files = {
        'todo.ts': todo,
        'a.ts': codecOf('Todo', './todo.js'),
        'b.ts': codecOf('Todo', './todo.js'),
      }
      const emitted = emit(files, { moduleResolution: ts.ModuleResolutionKind.Bundler, ...options })
      expect(companions(emitted)).to.deep.equal([])
      expect(Object.values(emitted).join('')).to.contain('function is_Todo(')
    })
  }

  it('are not there when only declarations are emitted', () => {
    expect(Object.keys(emit(shared, { emitDeclarationOnly: true }))).to.have.members([
      'todo.d.mts',
      'a.d.mts',
      'b.d.mts',
    ])
  })

  it('are listed among the files that are emitted', () => {
    const built = buildProgram(ts, inMemoryProgram(shared, { listEmittedFiles: true }).program)
    const { emittedFiles = [] } = built.emit(undefined, () => undefined)
    expect(emittedFiles.filter((name) => name.includes('.solder'))).to.have.length(2)
  })

  it('are the same whichever file is asked first', () => {
    const use = `import { codec } from 'solder'
import type { Tag, Todo } from './todo.mjs'
export const all = [codec<Tag>(), codec<Todo[]>()]\n`
    const files = { ...shared, 'c.mts': use, 'd.mts': codecOf('Tag', './todo.mjs') }
    const whole = emit(files)
    for (const name of Object.keys(files)) {
      const { program, path } = inMemoryProgram(files, { declaration: true })
      const built = buildProgram(ts, program)
      built.emit(program.getSourceFile(path(name)), (emitted, text) => {
        expect(text).to.equal(whole[emitted.replace(path(''), '')])
      })
    }
  })
})
