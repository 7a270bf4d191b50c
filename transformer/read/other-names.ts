import type ts from 'typescript'
import { factsWithNames, fileFacts } from './file-facts'
import type { TypeScript } from './typescript'

const known = new WeakMap<ts.Program, readonly string[]>()

/** The names other than their own under which files of a program hand on functions of the package. Most programs have none. */
export function otherNames(ts: TypeScript, program: ts.Program): readonly string[] {
  let names = known.get(program)
  if (names === undefined) known.set(program, (names = findNames(ts, program)))
  return names
}

/** Whether the names are the same in a program in which some files are others. */
export function keepsOtherNames(
  ts: TypeScript,
  before: ts.Program,
  after: ts.Program,
  changed: readonly ts.SourceFile[],
): boolean {
  const names = otherNames(ts, before)
  // Where there are none, it takes a changed file to bring one.
  if (names.length === 0 && changed.every((file) => fileFacts(ts, file).handedOn.length === 0)) known.set(after, names)
  return names.join() === otherNames(ts, after).join()
}

function findNames(ts: TypeScript, program: ts.Program): readonly string[] {
  const files = program.getSourceFiles().filter((file) => !file.isDeclarationFile)
  let names: readonly string[] = []
  // What has another name in one file may get a third in the next.
  for (;;) {
    const found = new Set([...names, ...files.flatMap((file) => factsWithNames(ts, file, names).handedOn)])
    if (found.size === names.length) return names
    names = [...found].sort()
  }
}
