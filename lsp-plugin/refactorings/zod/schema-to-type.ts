import type ts from 'typescript'
import type { Fix } from '../../../transformer/model/problem.js'
import { spanOf } from '../../../transformer/read/place.js'
import { touches, type Editor, type View } from '../../editor.js'
import type { Refactoring } from '../refactoring.js'
import { isUsedAsValue } from '../used-as-value.js'
import { solderImport } from '../solder-import.js'
import { isObjectText, typeOfSchema } from './type-of-schema.js'

const tagNames =
  /\b(?:MinLength|MaxLength|Pattern|Format|Minimum|Maximum|ExclusiveMinimum|ExclusiveMaximum|MultipleOf|Integer|MinItems|MaxItems|Default)(?=\b)/g

/** A schema that a constant holds. */
interface Schema {
  statement: ts.VariableStatement
  identifier: ts.Identifier
  /** Of the type that says the same, as text. */
  type: string
  /** `type NewTodo = z.infer<typeof NewTodo>` in the same file. */
  alias: ts.TypeAliasDeclaration | undefined
}

/** At a Zod schema: the type that says the same, in place of the schema where nothing else uses that. */
export function schemaToType(editor: Editor, view: View, position: number): Refactoring[] {
  const schema = schemaAt(view, position)
  if (schema === undefined) return []
  const { identifier, alias } = schema
  const name = alias?.name.text ?? typeName(identifier.text)
  return [
    {
      name: 'schema-to-type',
      title: `Turn the schema '${identifier.text}' into the type '${name}'`,
      kind: 'refactor.rewrite.schema',
      edits: () => editsOf(editor, view, schema, name),
    },
  ]
}

function schemaAt({ ts, file }: View, position: number): Schema | undefined {
  const z = nameOfZod(ts, file)
  const statement = z && file.statements.find((each) => touches(spanOf(each), position))
  if (!z || !statement || !ts.isVariableStatement(statement)) return undefined
  const [variable, second] = statement.declarationList.declarations
  if (!variable?.initializer || second || !ts.isIdentifier(variable.name)) return undefined
  const type = typeOfSchema(ts, z, variable.initializer)
  if (type === undefined || type.isOptional) return undefined
  const identifier = variable.name
  const inferred = `${z}.infer<typeof ${identifier.text}>`
  const alias = file.statements
    .filter((each) => ts.isTypeAliasDeclaration(each))
    .find((each) => each.type.getText(file).replaceAll(/\s+/g, ' ') === inferred)
  return { statement, identifier, type: type.text, alias }
}

function editsOf(editor: Editor, view: View, schema: Schema, name: string): Fix['edits'] {
  const { statement, identifier, type, alias } = schema
  const declaration = `export ${isObjectText(type) ? `interface ${name}` : `type ${name} =`} ${type}`
  const isKept = isUsedAsValue(editor, view, identifier, alias)
  const imports = importEdits(view, schema, isKept)
  const before = { ...spanOf(statement), length: 0 }
  if (alias === undefined) {
    const place = isKept ? { span: before, text: `${declaration}\n\n` } : { span: spanOf(statement), text: declaration }
    return [...imports, place]
  }
  const replaced = { span: spanOf(alias), text: declaration }
  return isKept ? [...imports, replaced] : [...imports, { span: withLine(statement), text: '' }, replaced]
}

/** The tags take the place of Zod where that is needed no more. */
function importEdits(view: View, schema: Schema, isKept: boolean): Fix['edits'] {
  const names = [...schema.type.matchAll(tagNames)].map(([name]) => name)
  const tags = solderImport(view, names, true)
  const [needless] = isKept ? [] : needlessImport(view, schema)
  if (needless === undefined) return tags
  return [{ span: needless.span, text: tags[0]?.text ?? '' }]
}

/** The import of Zod, when what is left names it no more. */
function needlessImport({ ts, file }: View, { statement, alias, type }: Schema): Fix['edits'] {
  const zod = nameOfZod(ts, file)
  const [first] = file.statements.filter((each) => ts.isImportDeclaration(each) && isZod(ts, each))
  if (zod === undefined || first === undefined) return []
  const left = file.statements.filter((each) => each !== statement && each !== alias && each !== first)
  const named = new RegExp(`(?<![\\w$.])${zod.replaceAll('$', '\\$')}(?![\\w$])`)
  const isNamed = named.test(type) || left.some((each) => named.test(each.getFullText(file)))
  const importsMore = (first.getText(file).match(/\{([^}]*)\}/)?.[1] ?? '').includes(',')
  return isNamed || importsMore ? [] : [{ span: withLine(first), text: '' }]
}

function isZod(ts: View['ts'], { moduleSpecifier }: ts.ImportDeclaration): boolean {
  return ts.isStringLiteral(moduleSpecifier) && /^zod(?:\/v\d)?$/.test(moduleSpecifier.text)
}

/** What the file calls Zod. */
function nameOfZod(ts: View['ts'], file: ts.SourceFile): string | undefined {
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !isZod(ts, statement)) continue
    const { name, namedBindings } = statement.importClause ?? {}
    if (name) return name.text
    if (namedBindings && ts.isNamespaceImport(namedBindings)) return namedBindings.name.text
    const z = namedBindings?.elements.find((each) => (each.propertyName ?? each.name).text === 'z')
    if (z) return z.name.text
  }
  return undefined
}

function typeName(schema: string): string {
  const name = schema.replace(/_?schema$/i, '') || schema
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** A statement and the end of its line. */
function withLine(statement: ts.Statement): Fix['edits'][number]['span'] {
  const span = spanOf(statement)
  const { text } = statement.getSourceFile()
  const [blank = ''] = /^[^\S\n]*\n?/.exec(text.slice(span.start + span.length)) ?? []
  return { ...span, length: span.length + blank.length }
}
