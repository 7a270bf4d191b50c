import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type ts from 'typescript'
import { loadTypeScript } from './load-typescript.js'
import { UserError } from './user-error.js'

/** One tsconfig.json, read. */
export interface Project {
  config: string
  parsed: ts.ParsedCommandLine
}

/** The projects that a command names with `-p` (the nearest one when there are none) and those that they reference, each once. */
export function* projectsNamed(
  folder: string,
  names: readonly string[],
): Generator<{ typescript: typeof ts; project: Project }> {
  const loaded = new Map<string, Project>()
  const configs = (names.length > 0 ? names : [undefined]).map((name) => findConfig(folder, name))
  for (const config of configs) {
    const typescript = loadTypeScript(dirname(config))
    for (const project of loadProjects(typescript, config, loaded)) yield { typescript, project }
  }
}

/** The tsconfig.json that `-p` names (a file or its folder), or the one in this folder or above it. */
function findConfig(folder: string, named: string | undefined): string {
  if (named === undefined) {
    for (let at = folder, last = ''; at !== last; last = at, at = resolve(at, '..')) {
      const config = resolve(at, 'tsconfig.json')
      if (isFile(config)) return config
    }
    throw new UserError(`There is no tsconfig.json in ${folder} or above it: name one with -p.`)
  }
  for (const config of [resolve(folder, named), resolve(folder, named, 'tsconfig.json')])
    if (isFile(config)) return config
  throw new UserError(`There is no tsconfig.json at ${resolve(folder, named)}.`)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** The project of a tsconfig.json and those it references, each once, referenced ones first. */
function loadProjects(typescript: typeof ts, config: string, loaded: Map<string, Project>): Project[] {
  if (loaded.has(config)) return []
  const parsed = parse(typescript, config)
  const project = { config, parsed }
  loaded.set(config, project)
  const referenced = (parsed.projectReferences ?? []).flatMap((reference) => {
    const path = resolve(typescript.resolveProjectReferencePath(reference))
    if (!isFile(path)) throw new UserError(`There is no project at ${path}, which ${config} references.`)
    return loadProjects(typescript, path, loaded)
  })
  return [...referenced, project]
}

/** The same project, read again: `--fix` may have changed its tsconfig.json. */
export function reloadProject(typescript: typeof ts, { config }: Project): Project {
  return { config, parsed: parse(typescript, config) }
}

function parse(typescript: typeof ts, config: string): ts.ParsedCommandLine {
  const failures: ts.Diagnostic[] = []
  const parsed = typescript.getParsedCommandLineOfConfigFile(
    config,
    {},
    { ...typescript.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => failures.push(diagnostic) },
  )
  if (parsed) return parsed
  const reasons = failures.map(({ messageText }) => typescript.flattenDiagnosticMessageText(messageText, ' ')).join(' ')
  throw new UserError(`${config} cannot be read: ${reasons}`)
}
