import type { Obstacle } from '../model/project'
import type { TypeId } from '../model/types'
import type ts from 'typescript'
import { isOwnFile } from './is-own-file'
import { spanOf } from './place'
import type { Reading } from './reading'
import type { TypeReader } from './types'

/** Where a type stands in the source. */
export interface TypePlace {
  /** What names it: the parameter, the type that is written, or the name of what has it. */
  at: ts.Node
  role: Obstacle['role']
  /** Whether nobody has written it down: it is what the code comes to. */
  isInferred: boolean
}

/**
 * Reads a type that crosses a wire. What is in its way is shown at the property that holds it; where that is not in the code of the
 * project, or nothing that is written leads there, at the type's own place.
 */
export function readType(
  { program }: Reading,
  types: TypeReader,
  type: ts.Type,
  { at, role, isInferred }: TypePlace,
  obstacles: Obstacle[],
): TypeId {
  const found: Obstacle[] = []
  const id = types.read(type, at, role, found)
  const here = at.getSourceFile()
  for (const each of found) {
    const file = program.getSourceFile(each.span.file)
    const isShown = file === here || (file !== undefined && !isInferred && isOwnFile(program, file))
    obstacles.push(isShown ? each : { ...each, span: spanOf(at), isAway: true })
  }
  return id
}
