import type ts from 'typescript'
import type { Obstacle, TypedCallModel } from '../model/project'
import type { TypeId } from '../model/types'
import { spanOf } from './place'
import type { ProjectReader } from './project-reader'
import { readType } from './read-type'

/** A type, and what in it cannot cross a wire. */
export interface TypeArgument {
  type: TypeId
  obstacles: Obstacle[]
}

/** The type that a call of `codec` or `defineTopic` is about: its first type argument, given or inferred. */
export function readTypeArgument(project: ProjectReader, call: ts.CallExpression): TypeArgument {
  const { checker } = project.reading
  const obstacles: Obstacle[] = []
  const node = call.typeArguments?.[0]
  const made = checker.getTypeAtLocation(call) as ts.TypeReference
  const type = node ? checker.getTypeFromTypeNode(node) : (checker.getTypeArguments(made)[0] ?? made)
  if (isCodecWithoutType(project, call, type)) {
    const what = 'a type that nothing tells'
    obstacles.push({ role: 'input', path: [], what, span: spanOf(call), spelling: spellingFor(project, call) })
  }
  const place = { at: node ?? call, role: 'input', isInferred: node === undefined } as const
  const id = readType(project.reading, project.types, type, place, obstacles)
  // What a header or a cookie has is taken from there for the input of a function only.
  return { type: id, obstacles: obstacles.filter(({ mistake }) => mistake?.key !== 'nested') }
}

/** Whether nothing says what `codec()` is for: then its type is `unknown` or, in JavaScript, `any`, and everything would fit. */
function isCodecWithoutType({ reading }: ProjectReader, call: ts.CallExpression, type: ts.Type): boolean {
  const { ts, checker, solder } = reading
  if (call.typeArguments !== undefined || (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0) return false
  if (solder.callOf(call) !== 'codec') return false
  const wanted = checker.getContextualType(call)?.getSymbol()
  return wanted === undefined || wanted !== checker.getTypeAtLocation(call).getSymbol()
}

function spellingFor({ reading: { ts } }: ProjectReader, call: ts.CallExpression): string {
  return (call.flags & ts.NodeFlags.JavaScriptFile) !== 0
    ? "/** @type {import('solder').Codec<…>} */ above what holds it"
    : `${call.expression.getText()}<…>(${call.arguments.map((argument) => argument.getText()).join(', ')})`
}

/** The calls of `codec` and `defineTopic` in a file. */
export function readTypedCalls(project: ProjectReader, file: ts.SourceFile): TypedCallModel[] {
  return [...project.callsIn(file)].flatMap(([call, name]): TypedCallModel[] => {
    if (name !== 'codec' && name !== 'defineTopic') return []
    const { obstacles } = project.typeArgument(call)
    return [{ name, span: spanOf(call.typeArguments?.[0] ?? call), obstacles }]
  })
}
