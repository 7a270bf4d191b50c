import type ts from 'typescript'
import type { Obstacle } from '../model/project'
import type { TypeId } from '../model/types'
import type { ProjectReader } from './project-reader'

/** The type that a call of `codec` or `defineTopic` is about: its first type argument, given or inferred. */
export function readTypeArgument(
  project: ProjectReader,
  call: ts.CallExpression,
): { type: TypeId; obstacles: Obstacle[] } {
  const { checker } = project.reading
  const obstacles: Obstacle[] = []
  const node = call.typeArguments?.[0]
  const made = checker.getTypeAtLocation(call) as ts.TypeReference
  const type = node ? checker.getTypeFromTypeNode(node) : (checker.getTypeArguments(made)[0] ?? made)
  return { type: project.typesOf(call.getSourceFile()).read(type, node ?? call, 'input', obstacles), obstacles }
}
