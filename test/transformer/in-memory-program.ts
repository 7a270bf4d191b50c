import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = `${root}.tmp/in-memory/`
const parsed = new Map<string, ts.SourceFile | undefined>()

/** Compiles texts as the files of a project that stands in this repository, so that `solder` is found as users find it. */
export function inMemoryProgram(
  files: Readonly<Record<string, string>>,
  options: ts.CompilerOptions = {},
): { program: ts.Program; path: (name: string) => string; text: (name: string) => string } {
  const texts = new Map(Object.entries(files).map(([name, text]) => [folder + name, text]))
  const settings: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
    strict: true,
    skipLibCheck: true,
    configFilePath: `${folder}tsconfig.json`,
    ...options,
  }
  const host = ts.createCompilerHost(settings)
  const disk = ts.createCompilerHost(settings)
  host.fileExists = (name) => texts.has(name) || disk.fileExists(name)
  const ours = (name: string): boolean => [...texts.keys()].some((each) => each.startsWith(`${name}/`))
  host.directoryExists = (name) => `${name}/` === folder || ours(name) || (disk.directoryExists?.(name) ?? true)
  host.readFile = (name) => texts.get(name) ?? disk.readFile(name)
  host.getSourceFile = (name, language) => {
    const text = texts.get(name)
    if (text !== undefined) return ts.createSourceFile(name, text, language, true)
    // Libraries are the same for every program of a test run.
    if (!parsed.has(name)) parsed.set(name, disk.getSourceFile(name, language))
    return parsed.get(name)
  }
  return {
    program: ts.createProgram([...texts.keys()], settings, host),
    path: (name) => folder + name,
    text: (name) => files[name] ?? '',
  }
}
