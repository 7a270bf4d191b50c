import type { Problem } from '../model/problem.js'
import type { ProjectModel } from '../model/project.js'

/** What a run of the rules looks at. */
export interface Scope {
  readonly project: ProjectModel
  /** The only file whose problems are asked for; all files when absent. */
  readonly file?: string
  /** What the other rules found, whether or not a comment says to ignore it. Only a rule that comes last sees it. */
  readonly found?: readonly Problem[]
}
