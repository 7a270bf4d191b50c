import type { ProjectModel } from '../model/project.js'

/** What a run of the rules looks at. */
export interface Scope {
  readonly project: ProjectModel
  /** The only file whose problems are asked for; all files when absent. */
  readonly file?: string
}
