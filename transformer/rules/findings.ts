import type { Span } from '../model/place.js'
import type { Obstacle } from '../model/project.js'
import { indexOf } from './project-index.js'
import type { Scope } from './scope.js'

/** Something about a type that stands in the way of its contract. */
export interface Finding {
  obstacle: Obstacle
  /** Of what the type is a part. */
  owner: { role: string; name: string; span: Span }
}

/** What stands in the way in the types of functions and of typed calls, as often as it is found. */
export function* findings({ project, file }: Scope): Iterable<Finding> {
  const files = file === undefined ? undefined : project.filesReaching(file)
  for (const reference of indexOf(project).functions(files)) {
    const read = project.mayHinder(reference) ? project.functionOf(reference) : undefined
    for (const obstacle of read?.obstacles ?? []) {
      if (!read || (file !== undefined && obstacle.span.file !== file)) continue
      yield { obstacle, owner: { role: obstacle.role, name: read.model.name, span: read.model.span } }
    }
  }
  for (const { name, span, obstacles } of project.typedCalls(file)) {
    for (const obstacle of obstacles) yield { obstacle, owner: { role: 'type', name, span } }
  }
}
