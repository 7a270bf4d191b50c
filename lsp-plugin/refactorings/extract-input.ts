import type ts from 'typescript'
import { contextBrand } from '../../transformer/read/context-brand.js'
import type { ModuleFunction } from '../../transformer/read/module-functions.js'
import type { View } from '../editor.js'
import { functionHeadAt } from './function-head.js'
import type { Refactoring } from './refactoring.js'

/** At the head of a function whose input's type is written in place: a name for that type. */
export function extractInput(view: View, position: number): Refactoring[] {
  const { ts, file } = view
  const found = functionHeadAt(view, position)
  const type = found && inlineInput(view, found)
  if (found === undefined || type === undefined || found.node.typeParameters || isOverloaded(view, found)) return []
  const name = freeName(file, `${found.name.charAt(0).toUpperCase()}${found.name.slice(1)}Input`)
  // With the comment that belongs to the function.
  const start = found.statement.getStart(file, true)
  const at = { file: file.fileName, start, length: 0 }
  const span = { file: file.fileName, start: type.getStart(file), length: type.getWidth(file) }
  return [
    {
      name: 'extract-input',
      title: `Extract the input of '${found.name}' to '${name}'`,
      kind: 'refactor.extract.type',
      edits: () => [
        { span: at, text: `${declarationOf(ts, file, name, type)}\n\n` },
        { span, text: name },
      ],
    },
  ]
}

/** Nothing may stand between the overloads of a function. */
function isOverloaded({ ts, checker }: View, { node }: ModuleFunction): boolean {
  if (!ts.isFunctionDeclaration(node) || node.name === undefined) return false
  return (checker.getSymbolAtLocation(node.name)?.declarations?.length ?? 0) > 1
}

/** The type of the parameter that is no context, when it has members of its own. */
function inlineInput({ ts, checker }: View, { node }: ModuleFunction): ts.TypeNode | undefined {
  const [first] = node.parameters
  const type = first?.type
  if (first === undefined || type === undefined) return undefined
  const parts = ts.isIntersectionTypeNode(type) || ts.isUnionTypeNode(type) ? type.types : [type]
  if (!parts.some((part) => ts.isTypeLiteralNode(part))) return undefined
  return contextBrand(ts, checker, checker.getTypeAtLocation(first)) ? undefined : type
}

function declarationOf(
  { isTypeLiteralNode }: View['ts'],
  file: ts.SourceFile,
  name: string,
  type: ts.TypeNode,
): string {
  if (!isTypeLiteralNode(type)) return `export type ${name} = ${type.getText(file)}`
  if (type.members.length === 0 || type.getText(file).includes('\n'))
    return `export interface ${name} ${type.getText(file)}`
  const members = type.members.map((member) => `  ${member.getText(file).replace(/[;,]$/, '')}\n`)
  return `export interface ${name} {\n${members.join('')}}`
}

/** A name that nothing in the file has. */
function freeName({ text }: ts.SourceFile, wanted: string): string {
  const isTaken = (name: string) => new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`).test(text)
  let name = wanted
  for (let number = 2; isTaken(name); number++) name = `${wanted}${number}`
  return name
}
