import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { LOCK_FORMAT, lockName, type LockModel } from '../model/lock.js'
import type { ProjectModel } from '../model/project.js'
import { readProject } from '../read/project.js'
import { lockPath } from '../read/read-lock.js'
import { workflowEntries } from '../rules/changed-workflow.js'
import { compareSites } from '../rules/compare-sites.js'
import { loadProgram } from './check-project.js'
import { projectsNamed } from './load-projects.js'
import type { Terminal } from './terminal.js'
import { UserError } from './user-error.js'

export interface LockOptions {
  /** Each a tsconfig.json or its folder; the nearest one when there are none. */
  projects: readonly string[]
  /** Only tell whether something would be written. */
  check: boolean
  /** The workflows that are taken out. */
  remove: readonly string[]
}

/** The sites of workflows, by name, or those of each released version. */
type Sites = Map<string, string[]>
type Versions = Map<string, string[][]>

/** `solder workflows lock`: writes down which sites the workflows of projects have. Answers the exit code. */
export function lockWorkflows(terminal: Terminal, { projects, check, remove }: LockOptions): number {
  const locks = new Map<string, { versions: Versions; sites: Sites }>()
  for (const { typescript, project } of projectsNamed(terminal.folder, projects)) {
    const { program, diagnostics } = loadProgram(typescript, project)
    if (diagnostics.length > 0)
      throw new UserError(`TypeScript cannot read ${project.config}: 'solder check' says where. Nothing was locked.`)
    const model = readProject(typescript, program)
    const path = lockPath(program.getCompilerOptions())
    const sites = sitesOf(model)
    if (path === undefined || (sites.size === 0 && model.lock === undefined)) continue
    const known = locks.get(path)
    const lock = known ?? { versions: versionsOf(model.lock), sites: new Map<string, string[]>() }
    for (const [name, ids] of sites) lock.sites.set(name, ids)
    locks.set(path, lock)
  }
  if (locks.size === 0) {
    terminal.out('There are no workflows.')
    return 0
  }
  const isKept = [...locks].map(([path, { versions, sites }]) => {
    const lines = [...removed(versions, remove), ...locked(versions, sites)]
    const left = [...versions.keys()].filter((name) => !sites.has(name))
    report(terminal, relative(terminal.folder, path), lines, left, check)
    if (!check && lines.length > 0) writeFileSync(path, lockText(versions))
    return left.length === 0 && !(check && lines.length > 0)
  })
  return isKept.every(Boolean) ? 0 : 1
}

function sitesOf(model: ProjectModel): Sites {
  const sites: Sites = new Map()
  for (const [name, { target }] of workflowEntries(model)) {
    const found = target && model.sitesOf(target)
    if (found)
      sites.set(
        name,
        found.map(({ id }) => id),
      )
  }
  return sites
}

function versionsOf(lock: LockModel | undefined): Versions {
  if (lock?.flaw) {
    const how =
      lock.flaw.kind === 'conflict'
        ? 'is in the middle of a merge: keep the side that was released'
        : 'cannot be read: bring back what was committed'
    throw new UserError(`${lock.file} ${how}, and lock again.`)
  }
  return new Map(
    (lock?.workflows ?? []).map(({ name, versions }) => [name, versions.map((ids) => ids.map(({ id }) => id))]),
  )
}

/** Takes workflows out. Answers what to say of it. */
function removed(versions: Versions, names: readonly string[]): string[] {
  return names.map((name) => {
    if (versions.delete(name)) return `${name} is taken out.`
    throw new UserError(
      `'${name}' is not locked: there ${versions.size === 0 ? 'is nothing' : `are ${[...versions.keys()].join(', ')}`}.`,
    )
  })
}

/** Adds what is not locked yet: more sites of the latest version, or another version. Answers what to say of it. */
function locked(versions: Versions, sites: Sites): string[] {
  return [...sites].flatMap(([name, now]) => {
    const known = versions.get(name)
    const latest = known?.at(-1)
    if (known === undefined || latest === undefined) {
      versions.set(name, [now])
      return [`${name} is new, with ${counted(now.length)}.`]
    }
    const change = compareSites(latest, now)
    if (change !== undefined) {
      known.push(now)
      return [`${name} has a new version, the ${known.length}., which differs at '${change.after ?? change.before}'.`]
    }
    if (latest.length === now.length) return []
    known[known.length - 1] = now
    return [`${name} goes on with ${counted(now.length - latest.length)} more.`]
  })
}

function counted(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`
}

function report(terminal: Terminal, path: string, lines: string[], left: string[], check: boolean): void {
  for (const line of lines) terminal.out(check ? `Not locked: ${line}` : line)
  if (lines.length === 0) terminal.out(`${path} says what there is.`)
  else if (check) terminal.error(`${path} is not up to date: run 'solder workflows lock', and commit it.`)
  else terminal.out(`Written to ${path}: commit it.`)
  for (const name of left)
    terminal.error(
      `'${name}' is locked in ${path} and wired no more. When it has no more runs, take it out with 'solder workflows lock --remove ${name}'.`,
    )
}

/** The text of a lock file: the same for the same workflows, with a line for each site. */
function lockText(versions: Versions): string {
  const workflows = Object.fromEntries([...versions].sort(([a], [b]) => (a < b ? -1 : 1)))
  const about = `The steps of released workflows, version by version. Written by 'solder workflows lock'; see docs/workflows.md of solder.`
  return `${JSON.stringify({ about, format: LOCK_FORMAT, workflows }, undefined, 2)}\n`
}

/** `solder workflows`: tells the steps of all workflows, and whether they are locked. Answers the exit code. */
export function listWorkflows(terminal: Terminal, projects: readonly string[]): number {
  let count = 0
  for (const { typescript, project } of projectsNamed(terminal.folder, projects)) {
    const model = readProject(typescript, loadProgram(typescript, project).program)
    const versions = versionsOf(model.lock)
    for (const [name, ids] of sitesOf(model)) {
      count++
      terminal.out(`${name} (${stateOf(versions.get(name), ids)})`)
      for (const id of ids) terminal.out(`  ${id}`)
    }
  }
  if (count === 0) terminal.out('There are no workflows.')
  return 0
}

function stateOf(versions: readonly string[][] | undefined, now: readonly string[]): string {
  const latest = versions?.at(-1)
  if (versions === undefined || latest === undefined) return `not in ${lockName}`
  if (compareSites(latest, now) !== undefined) return `changed since version ${versions.length}`
  return latest.length === now.length ? `version ${versions.length}` : `version ${versions.length}, and more`
}
