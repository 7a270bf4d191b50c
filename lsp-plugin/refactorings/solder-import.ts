import type { Fix } from '../../transformer/model/problem.js'
import type { View } from '../editor.js'

/** The import of those names from the package that a file does not import yet. */
export function solderImport({ ts, file }: View, names: readonly string[], isType = false): Fix['edits'] {
  const imports = file.statements.filter((statement) => ts.isImportDeclaration(statement))
  const known = imports.flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings
    return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : []
  })
  const missing = [...new Set(names)].filter((name) => !known.includes(name)).sort()
  const [first] = imports
  if (missing.length === 0 || first === undefined) return []
  const written = first.getText(file)
  const quote = written.includes('"') ? '"' : "'"
  const end = written.endsWith(';') ? ';' : ''
  const text = `import ${isType ? 'type ' : ''}{ ${missing.join(', ')} } from ${quote}solder${quote}${end}\n`
  return [{ span: { file: file.fileName, start: first.getStart(file), length: 0 }, text }]
}
