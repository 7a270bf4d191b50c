import type ts from 'typescript'
import type { Fix } from '../../transformer/model/problem.js'
import { mentionsOf } from '../../transformer/read/mentions.js'
import type { View } from '../editor.js'
import { isCommonJs } from './kind-of-file.js'

/** The import of those names from the package that a file does not import yet; undefined when it has one of them for something else. */
export function solderImport(view: View, names: readonly string[], isType = false): Fix['edits'] | undefined {
  const { ts, file } = view
  const imports = file.statements.filter((statement) => ts.isImportDeclaration(statement))
  const known = imports.flatMap((each) => namesFromSolder(view, each))
  const missing = [...new Set(names)].filter((name) => !known.includes(name)).sort()
  if (missing.some((name) => mentionsOf(ts, file, name).length > 0)) return undefined
  const isDirective = (each: ts.Statement) => ts.isExpressionStatement(each) && ts.isStringLiteral(each.expression)
  const [first = file.statements.find((each) => !isDirective(each))] = imports
  if (missing.length === 0 || first === undefined) return []
  const written = first.getText(file)
  const quote = written.includes('"') ? '"' : "'"
  const end = written.endsWith(';') ? ';' : ''
  const list = `{ ${missing.join(', ')} }`
  const text = isCommonJs(view)
    ? `const ${list} = require(${quote}solder${quote})${end}\n`
    : `import ${isType ? 'type ' : ''}${list} from ${quote}solder${quote}${end}\n`
  return [{ span: { file: file.fileName, start: first.getStart(file), length: 0 }, text }]
}

/** The names that an import has from the package, as the package has them. */
function namesFromSolder({ ts, file }: View, { importClause, moduleSpecifier }: ts.ImportDeclaration): string[] {
  const bindings = importClause?.namedBindings
  const isOurs = /^['"]solder['"]$/.test(moduleSpecifier.getText(file))
  if (!isOurs || !bindings || !ts.isNamedImports(bindings)) return []
  return bindings.elements.filter(({ propertyName }) => propertyName === undefined).map(({ name }) => name.text)
}
