import type ts from 'typescript'
import type { Fix } from '../../../transformer/model/problem.js'
import { spanOf } from '../../../transformer/read/place.js'
import { mentionsOf } from '../../../transformer/read/mentions.js'
import { touches, type Editor, type View } from '../../editor.js'
import { isJavaScript } from '../kind-of-file.js'
import type { Refactoring } from '../refactoring.js'
import { isUsedAsValue } from '../used-as-value.js'
import { solderImport } from '../solder-import.js'
import { describing } from './comments.js'
import { isObjectText, typeOfSchema } from './type-of-schema.js'

const tagNames =
  /\b(?:MinLength|MaxLength|Pattern|Format|Minimum|Maximum|ExclusiveMinimum|ExclusiveMaximum|MultipleOf|Integer|MinItems|MaxItems|Default)(?=\b)/g

/** A schema that a constant holds. */
interface Schema {
  statement: ts.VariableStatement
  identifier: ts.Identifier
  /** Of the type that says the same, as text. */
  type: string
  /** What is to stand above it. */
  comment: string
  /** `type NewTodo = z.infer<typeof NewTodo>` in the same file. */
  alias: ts.TypeAliasDeclaration | undefined
}

/** At a Zod schema: the type that says the same, in place of the schema where nothing else uses that. */
export function schemaToType(editor: Editor, view: View, position: number): Refactoring[] {
  const schema = schemaAt(view, position)
  if (schema === undefined) return []
  const { identifier, alias } = schema
  const name = alias?.name.text ?? typeName(identifier.text)
  if (isTaken(view, schema, name) || solderImport(view, tagsIn(schema.type), true) === undefined) return []
  return [
    {
      name: 'schema-to-type',
      title: `Turn the schema '${identifier.text}' into the type '${name}'`,
      kind: 'refactor.rewrite.schema',
      edits: () => editsOf(editor, view, schema, name),
    },
  ]
}

/** In JavaScript nothing but a comment could say the type. */
function schemaAt({ ts, file }: View, position: number): Schema | undefined {
  if (isJavaScript(file)) return undefined
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
  const said = ts.getJSDocCommentsAndTags(statement).length > 0 ? undefined : type.description
  const comment = said === undefined ? '' : `${describing(said)}\n`
  return { statement, identifier, type: type.text, comment, alias }
}

/** Whether something else has the name that the type is to have. */
function isTaken({ ts, file }: View, { identifier, alias }: Schema, name: string): boolean {
  const mentions = mentionsOf(ts, file, name)
  if (name !== identifier.text && alias === undefined) return mentions.length > 0
  return mentions.some(({ parent }) => {
    const isType = ts.isInterfaceDeclaration(parent) || ts.isTypeAliasDeclaration(parent)
    return isType && parent !== alias && parent.name.text === name
  })
}

/** The names of tags in a type, without what comments and texts say. */
function tagsIn(type: string): string[] {
  const bare = type.replaceAll(/\/\*[^]*?\*\/|\/\/.*|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, '""')
  return [...bare.matchAll(tagNames)].map(([name]) => name)
}

function editsOf(editor: Editor, view: View, schema: Schema, name: string): Fix['edits'] {
  const { statement, identifier, type, comment, alias } = schema
  const declaration = `${comment}export ${isObjectText(type) ? `interface ${name}` : `type ${name} =`} ${type}`
  const isKept = isUsedAsValue(editor, view, identifier, alias)
  const imports = importEdits(view, schema, isKept)
  const before = { ...spanOf(statement), length: 0 }
  if (alias === undefined) {
    const place = isKept ? { span: before, text: `${declaration}\n\n` } : { span: spanOf(statement), text: declaration }
    return [...imports, place]
  }
  const replaced = { span: spanOf(alias), text: declaration }
  if (isKept) return [...imports, replaced]
  // With the comment that belongs to the schema, which goes over to the type.
  const removed = withLine(statement)
  const start = statement.getStart(view.file, true)
  const moved = view.file.text.slice(start, removed.start)
  const whole = { ...removed, start, length: moved.length + removed.length }
  return [...imports, { span: whole, text: '' }, { ...replaced, text: moved + declaration }]
}

/** The tags take the place of Zod where that is needed no more. */
function importEdits(view: View, schema: Schema, isKept: boolean): Fix['edits'] {
  const tags = solderImport(view, tagsIn(schema.type), true) ?? []
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
