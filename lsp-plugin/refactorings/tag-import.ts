import type { Fix } from '../../transformer/model/problem.js'
import type { View } from '../editor.js'

const tags =
  /\b(MinLength|MaxLength|Pattern|Format|Minimum|Maximum|ExclusiveMinimum|ExclusiveMaximum|MultipleOf|Integer|MinItems|MaxItems|Default)\b/g

/** The import of the tags that the text of a type has and the file does not import yet. */
export function tagImport({ ts, file }: View, type: string): Fix['edits'] {
  const imports = file.statements.filter((statement) => ts.isImportDeclaration(statement))
  const known = imports.flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings
    return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : []
  })
  const names = [...new Set([...type.matchAll(tags)].map(([name]) => name))].filter((name) => !known.includes(name))
  const last = imports.at(-1)
  if (names.length === 0 || last === undefined) return []
  const written = last.getText(file)
  const quote = written.includes('"') ? '"' : "'"
  const end = written.endsWith(';') ? ';' : ''
  const text = `import type { ${names.sort().join(', ')} } from ${quote}solder${quote}${end}\n`
  const start = imports[0]?.getStart(file) ?? 0
  return [{ span: { file: file.fileName, start, length: 0 }, text }]
}
