import type { Span } from '../model/place.js'
import type { Obstacle, ProjectModel } from '../model/project.js'
import type { FunctionReference } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import type { Scope } from './scope.js'

/** Something about a type that stands in the way of its contract. */
export interface Finding {
  obstacle: Obstacle
  /** Of what the type is a part. */
  owner: { role: string; name: string; span: Span }
}

/** Several rules ask, each for a part of them. */
const known = new WeakMap<Scope, readonly Finding[]>()

/** What stands in the way in the types of functions and of typed calls, as often as it is found; by owner, in the order of places. */
export function findings(scope: Scope): readonly Finding[] {
  let found = known.get(scope)
  if (found === undefined) known.set(scope, (found = [...find(scope)].sort(byOwner)))
  return found
}

function* find({ project, file }: Scope): Iterable<Finding> {
  const files = file === undefined ? undefined : project.filesHindering(file)
  const isAsked = ({ span }: Obstacle) => file === undefined || span.file === file
  for (const reference of functionsOf(project, file, files)) {
    const read = project.mayHinder(reference) ? project.functionOf(reference) : undefined
    if (!read) continue
    const { name, span } = read.model
    for (const obstacle of read.obstacles) {
      if (isAsked(obstacle)) yield { obstacle, owner: { role: obstacle.role, name, span } }
    }
  }
  for (const each of files ?? [undefined]) {
    for (const { name, span, obstacles } of project.typedCalls(each)) {
      for (const obstacle of obstacles) if (isAsked(obstacle)) yield { obstacle, owner: { role: 'type', name, span } }
    }
  }
}

function* functionsOf(
  project: ProjectModel,
  file: string | undefined,
  files: Iterable<string> | undefined,
): Iterable<FunctionReference> {
  const index = indexOf(project)
  yield* index.functions(files)
  if (file !== undefined) yield* index.outside(file)
}

function byOwner({ owner: { span: a } }: Finding, { owner: { span: b } }: Finding): number {
  return a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1
}
