import type ts from 'typescript'
import type { TypeScript } from '../read/typescript'
import type { Build } from './build'

/** Writes files as `write` does, and next to the JavaScript of each file its companions. `names` collects theirs. */
export function emitCompanions(
  ts: TypeScript,
  build: Build,
  write: ts.WriteFileCallback,
): { writeFile: ts.WriteFileCallback; names: string[] } {
  const names: string[] = []
  const writeFile: ts.WriteFileCallback = (name, text, mark, onError, sources, ...rest) => {
    write(name, text, mark, onError, sources, ...rest)
    const [source] = sources ?? []
    if (source === undefined || !/\.[cm]?jsx?$/u.test(name)) return
    for (const companion of build.companions(ts.getOriginalNode(source) as ts.SourceFile)) {
      const path = name.slice(0, name.lastIndexOf('/') + 1) + companion.name
      write(path, companion.text, mark, onError, sources)
      names.push(path)
    }
  }
  return { writeFile, names }
}
