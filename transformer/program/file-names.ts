import type ts from 'typescript'
import type { TypeScript } from '../read/typescript'
import type { Consulted } from '../write/file-edits'

/** The parts of a source file that the compiler keeps for itself. */
interface Kept {
  /** The text of every identifier in the file. */
  identifiers?: ReadonlyMap<string, string>
  /** What the file declares at its top. */
  locals?: ReadonlyMap<string, unknown>
}

/** The names that a file uses, declares, or gets when the compiler emits it. */
export function fileNames(ts: TypeScript, file: ts.SourceFile): Consulted {
  const { identifiers, locals } = file as Kept
  const used: { has(text: string): boolean } =
    identifiers ?? new Set(file.text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu))
  const modules = new Set(
    file.statements.flatMap((statement) => {
      const named = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
      const specifier = named ? statement.moduleSpecifier : undefined
      return specifier && ts.isStringLiteral(specifier) ? [moduleStem(specifier.text)] : []
    }),
  )
  const declares = (identifier: string) => (locals ?? used).has(identifier)
  return {
    isTaken: (identifier) => {
      // The names of what is added have an underscore; one without is a global that it uses.
      if (!identifier.includes('_')) return declares(identifier)
      const generated = /^(.+)_\d+$/.exec(identifier)?.[1]
      return used.has(identifier) || (generated !== undefined && (modules.has(generated) || generated === 'default'))
    },
    isDeclared: declares,
  }
}

/** CommonJS output calls the module `./my-todos.js` `my_todos_js_1`. */
function moduleStem(specifier: string): string {
  return (specifier.split('/').at(-1) ?? '').replace(/\W/g, '_')
}
