import type { Fix } from '../../transformer/model/problem.js'
import { mentionsOf } from '../../transformer/read/mentions.js'
import type { View } from '../editor.js'

/** The import of those names from the package that a file does not import yet; undefined when it has one of them for something else. */
export function solderImport({ ts, file }: View, names: readonly string[], isType = false): Fix['edits'] | undefined {
  const imports = file.statements.filter((statement) => ts.isImportDeclaration(statement))
  const known = imports.flatMap(({ importClause, moduleSpecifier }) => {
    const bindings = importClause?.namedBindings
    const isOurs = /^['"]solder['"]$/.test(moduleSpecifier.getText(file))
    if (!isOurs || !bindings || !ts.isNamedImports(bindings)) return []
    return bindings.elements.filter(({ propertyName }) => propertyName === undefined).map(({ name }) => name.text)
  })
  const missing = [...new Set(names)].filter((name) => !known.includes(name)).sort()
  if (missing.some((name) => mentionsOf(ts, file, name).length > 0)) return undefined
  const [first] = imports
  if (missing.length === 0 || first === undefined) return []
  const written = first.getText(file)
  const quote = written.includes('"') ? '"' : "'"
  const end = written.endsWith(';') ? ';' : ''
  const text = `import ${isType ? 'type ' : ''}{ ${missing.join(', ')} } from ${quote}solder${quote}${end}\n`
  return [{ span: { file: file.fileName, start: first.getStart(file), length: 0 }, text }]
}
