import type { ProjectModel } from '../model/project.js'
import { indexOf } from './project-index.js'

/** Whether functions may be wired in another project: where this one wires nothing, or is a package, without an app, that others use. */
export function mayBeWiredElsewhere(project: ProjectModel): boolean {
  const { isEmpty, apps } = indexOf(project)
  return isEmpty || (apps.length === 0 && project.setup.emitsDeclarations)
}
