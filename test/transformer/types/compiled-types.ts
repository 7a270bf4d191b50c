import ts from 'typescript'
import { TypeReader } from '../../../transformer/read/types/index.js'
import { TypeWriter } from '../../../transformer/write/types/index.js'
import type { Obstacle } from '../../../transformer/model/project.js'
import type { TypeId, TypeTable } from '../../../transformer/model/types.js'
import { codecOf, type Codec } from '../../../runtime/codec.js'
import type { EmittedType } from '../../../runtime/contract.js'
import { inMemoryProgram } from '../in-memory-program.js'

/** One exported type, all the way from its source to what runs. */
export interface CompiledType {
  id: TypeId
  table: TypeTable
  emitted: EmittedType
  codec: Codec<unknown>
  obstacles: Obstacle[]
  /** The JavaScript of all types of the file. */
  text: string
}

/**
 * Compiles files of types in one program, as those of inputs or of outputs; what is written small is written by functions, or by rows
 * as large types are. The result has a type for each `file name` and exported name.
 */
export function compileTypes(
  files: Readonly<Record<string, string>>,
  options: ts.CompilerOptions = {},
  role: Obstacle['role'] = 'input',
  writing: 'functions' | 'rows' = 'functions',
): (file: string, name: string) => CompiledType {
  const { program, path } = inMemoryProgram(files, options)
  const compiled = new Map<string, Map<string, CompiledType>>()
  return (file, name) => {
    let types = compiled.get(file)
    if (types === undefined) compiled.set(file, (types = compileFile(program, path(file), role, writing)))
    const type = types.get(name)
    if (type === undefined) throw new Error(`${file} exports no type '${name}'`)
    return type
  }
}

/** The JavaScript of the types of a file, in the order of their names here. */
export function writtenText(source: string, names: readonly string[], taken: readonly string[] = []): string {
  const { program, path } = inMemoryProgram({ 'types.ts': source })
  const { reader, read } = readFile(program, path('types.ts'), 'input')
  const writer = new TypeWriter(reader.table, (identifier) => taken.includes(identifier))
  for (const name of names) writer.reference(typeNamed(read, name).id)
  return writer.declarations()
}

function compileFile(
  program: ts.Program,
  path: string,
  role: Obstacle['role'],
  writing: 'functions' | 'rows',
): Map<string, CompiledType> {
  const { reader, read } = readFile(program, path, role)
  const isWalked = writing === 'rows' ? () => true : undefined
  const writer = new TypeWriter(reader.table, () => false, undefined, undefined, isWalked)
  const constants = [...read].map(([name, { id }]) => `${JSON.stringify(name)}: ${writer.reference(id, 'exactType')}`)
  const text = `'use strict';\n${writer.declarations()}\nreturn { ${constants.join(', ')} }`
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what was written has to run
  const emitted = (new Function(text) as () => Record<string, EmittedType>)()
  const compiled = new Map<string, CompiledType>()
  for (const [name, { id, obstacles }] of read) {
    const type = emitted[name]
    if (type === undefined) throw new Error(`nothing was written for '${name}'`)
    compiled.set(name, { id, table: reader.table, emitted: type, codec: codecOf(type), obstacles, text })
  }
  return compiled
}

interface ReadType {
  id: TypeId
  obstacles: Obstacle[]
}

function readFile(
  program: ts.Program,
  path: string,
  role: Obstacle['role'],
): { reader: TypeReader; read: Map<string, ReadType> } {
  const checker = program.getTypeChecker()
  const file = program.getSourceFile(path)
  const module = file && checker.getSymbolAtLocation(file)
  if (module === undefined) throw new Error(`no such module: ${path}`)
  const excused = file?.text.includes('// with errors') === true
  const errors = program
    .getSemanticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  if (errors.length > 0 && !excused) throw new Error(`${path}: ${errors.join('\n')}`)
  const reader = new TypeReader(ts, checker, program)
  const read = new Map<string, ReadType>()
  for (const symbol of checker.getExportsOfModule(module)) {
    const [declaration] = symbol.declarations ?? []
    if (declaration === undefined || isGeneric(declaration)) continue
    const obstacles: Obstacle[] = []
    const id = reader.read(checker.getDeclaredTypeOfSymbol(symbol), declaration, role, obstacles)
    read.set(symbol.name, { id, obstacles })
  }
  return { reader, read }
}

function isGeneric(declaration: ts.Declaration): boolean {
  return (declaration as { typeParameters?: unknown }).typeParameters !== undefined
}

function typeNamed(read: ReadonlyMap<string, ReadType>, name: string): ReadType {
  const type = read.get(name)
  if (type === undefined) throw new Error(`no type '${name}'`)
  return type
}
