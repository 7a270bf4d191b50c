import type ts from 'typescript'

/** A file that is another one in the newer of two programs. */
export interface ChangedFile {
  before: ts.SourceFile
  after: ts.SourceFile
}

/** The files that differ between two programs; undefined when those are not made of the same files, or of other options. */
export function changedFiles(before: ts.Program, after: ts.Program): ChangedFile[] | undefined {
  if (before.getCompilerOptions() !== after.getCompilerOptions()) return undefined
  const [olds, news] = [before.getSourceFiles(), after.getSourceFiles()]
  if (olds.length !== news.length) return undefined
  const changed: ChangedFile[] = []
  for (const [at, old] of olds.entries()) {
    const file = news[at]
    if (file === old) continue
    if (file?.fileName !== old.fileName) return inOtherOrder(olds, news)
    changed.push({ before: old, after: file })
  }
  return changed
}

/** An edit of imports can change the order of a program's files. */
function inOtherOrder(olds: readonly ts.SourceFile[], news: readonly ts.SourceFile[]): ChangedFile[] | undefined {
  const byName = new Map(olds.map((file) => [file.fileName, file]))
  const changed: ChangedFile[] = []
  for (const after of news) {
    const before = byName.get(after.fileName)
    if (before === undefined) return undefined
    if (before !== after) changed.push({ before, after })
  }
  return changed
}
