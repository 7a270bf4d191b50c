import type { LockedWorkflow, SitePlace } from '../model/lock.js'
import type { Problem } from '../model/problem.js'
import type { ProjectModel } from '../model/project.js'
import type { EntryModel } from '../model/wiring.js'
import { compareSites, type SiteChange } from './compare-sites.js'
import { indexOf } from './project-index.js'
import { readablePlace } from './readable-place.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A workflow whose sites are others than those of the version that was released: its runs could not go on. */
export const changedWorkflow: RuleImplementation = {
  code: 790080,
  name: 'changed-workflow',
  severity: 'error',
  title: 'The steps of a workflow are others than those that were released',
  messages: {
    added: "'{after}' is new in the workflow '{workflow}', before '{before}': {todo}",
    removed: "'{before}' is no more in the workflow '{workflow}': {todo}",
    renamed: "'{before}' has become '{after}' in the workflow '{workflow}': {todo}",
    moved: "'{before}' stands elsewhere in the workflow '{workflow}': {todo}",
    todo: "runs of the released version could not go on. Add steps at the end, or release a new version with 'solder workflows lock'.",
    gone: "The workflow '{workflow}' was released and is wired no more, so that its runs could not go on.{hint} Wire it again, or, when it has no more runs, take it out with 'solder workflows lock --remove {workflow}'.",
    hint: " '{name}' {place} has the same steps: runs know their workflow by its name.",
    locked: "This is what was released: '{before}'.",
    lockedWorkflow: "'{workflow}' was released with these steps.",
  },
  mend: "Add steps at the end, undo the change, or release the workflow as a new version with 'solder workflows lock'.",
  docs: 'docs/diagnostics/changed-workflow.md',
  about: 'lock',
  *find({ project }) {
    const { lock } = project
    const index = indexOf(project)
    if (lock === undefined || index.isEmpty) return
    const wired = workflowEntries(project)
    for (const locked of lock.workflows) {
      const entry = wired.get(locked.name)
      if (entry === undefined) {
        if (!index.mayWire('workflow')) yield goneProblem(project, locked, wired)
        continue
      }
      const sites = entry.target && project.sitesOf(entry.target)
      if (sites) yield* changeProblems(entry, sites, locked)
    }
  },
}

/** The entries of workflows, by name. */
export function workflowEntries(project: ProjectModel): Map<string, EntryModel> {
  const entries = [...indexOf(project).entries()].filter(({ transport }) => transport === 'workflow')
  return new Map(entries.map((entry) => [entry.address, entry]))
}

function* changeProblems(entry: EntryModel, sites: readonly SitePlace[], locked: LockedWorkflow): Iterable<Problem> {
  const released = locked.versions.at(-1) ?? []
  const ids = sites.map(({ id }) => id)
  const change = compareSites(
    released.map(({ id }) => id),
    ids,
  )
  if (change === undefined) return
  const values = { ...change, after: change.after ?? '', workflow: locked.name, todo: say(changedWorkflow, 'todo') }
  const place = released[change.at]?.span ?? locked.span
  yield problem(changedWorkflow, say(changedWorkflow, change.kind, values), shownAt(entry, sites, change), {
    related: [{ span: place, message: say(changedWorkflow, 'locked', values) }],
  })
}

/** What stands there now; where a step moved to; the end of what is left is shown at the key. */
function shownAt(entry: EntryModel, sites: readonly SitePlace[], { kind, at, before }: SiteChange) {
  const moved = kind === 'moved' ? sites.find(({ id }) => id === before) : undefined
  return (moved ?? sites[at])?.span ?? entry.span
}

function goneProblem(
  project: ProjectModel,
  { name, span, versions }: LockedWorkflow,
  wired: ReadonlyMap<string, EntryModel>,
): Problem {
  const released = JSON.stringify((versions.at(-1) ?? []).map(({ id }) => id))
  const isLocked = (address: string) => project.lock?.workflows.some((each) => each.name === address) === true
  const heir = [...wired].find(([address, { target }]) => {
    const sites = target && !isLocked(address) ? project.sitesOf(target) : undefined
    return JSON.stringify(sites?.map(({ id }) => id)) === released
  })
  const place = placeOfGone(project, wired)
  const hint = heir ? say(changedWorkflow, 'hint', { name: heir[0], place: readablePlace(heir[1], place.file) }) : ''
  return problem(changedWorkflow, say(changedWorkflow, 'gone', { workflow: name, hint }), heir?.[1].span ?? place, {
    related: [{ span, message: say(changedWorkflow, 'lockedWorkflow', { workflow: name }) }],
  })
}

/** The wiring that has workflows, or the first. */
export function placeOfGone({ wirings }: ProjectModel, wired: ReadonlyMap<string, EntryModel>) {
  const entries = new Set(wired.values())
  const holder = wirings.find((wiring) => wiring.entries.some((entry) => entries.has(entry))) ?? wirings[0]
  if (holder === undefined) throw new Error('There is no wiring')
  return holder.span
}
