import type ts from 'typescript'
import type { ImportGraph } from '../transformer/read/import-graph.js'

/**
 * The files whose types may differ between two programs: those that changed, and those that import one of them, directly or
 * not. Undefined when it may be all: other files, other options, or a change in a file whose declarations are global.
 * `imports` keeps what each file imports.
 */
export function affectedFiles(
  before: ts.Program,
  after: ts.Program,
  graph: ImportGraph,
  imports: WeakMap<ts.SourceFile, readonly string[]>,
): Set<string> | undefined {
  if (before.getCompilerOptions() !== after.getCompilerOptions()) return undefined
  const files = after.getSourceFiles()
  if (before.getSourceFiles().length !== files.length) return undefined
  const affected = new Set<string>()
  for (const file of files) {
    const old = before.getSourceFile(file.fileName)
    if (old === undefined) return undefined
    if (old === file) continue
    if (graph.isGlobal(file) || graph.isGlobal(old)) return undefined
    affected.add(file.fileName)
  }
  if (affected.size === 0) return affected
  const importers = importersOf(files, graph, imports)
  for (const file of affected) for (const importer of importers.get(file) ?? []) affected.add(importer)
  return affected
}

function importersOf(
  files: readonly ts.SourceFile[],
  graph: ImportGraph,
  imports: WeakMap<ts.SourceFile, readonly string[]>,
): Map<string, string[]> {
  const importers = new Map<string, string[]>()
  for (const file of files) {
    let names = imports.get(file)
    if (names === undefined) imports.set(file, (names = graph.importsOf(file).map(({ fileName }) => fileName)))
    for (const name of names) {
      const known = importers.get(name)
      if (known) known.push(file.fileName)
      else importers.set(name, [file.fileName])
    }
  }
  return importers
}
