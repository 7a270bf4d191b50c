import { dirname, relative } from 'node:path'
import type ts from 'typescript'
import { hinders } from '../model/project'
import type { CallModel, CarrierModel, FileModel } from '../model/file'
import type { FunctionModel } from '../model/functions'
import type { FunctionReference } from '../model/wiring'
import { fileFacts, type SolderCall } from './file-facts'
import type { FunctionSource } from './function-source'
import type { ProjectReader } from './project-reader'
import { servicesOfSites } from './workflows/services-of-sites'

/** What is to be written into a file; undefined when that is nothing. */
export function readFile(project: ProjectReader, file: ts.SourceFile): FileModel | undefined {
  if (file.isDeclarationFile || !project.reading.solder.present) return undefined
  const carriers = readCarriers(project, file)
  const calls = [...project.callsIn(file)].flatMap(([call, name]) => readCall(project, call, name) ?? [])
  const sites = project.workflows.sitesIn(file).map(({ call, id }) => ({ start: call.getStart(), end: call.end, id }))
  if (carriers.length === 0 && calls.length === 0 && sites.length === 0) return undefined
  return {
    path: projectPath(project.reading.program, file.fileName),
    script: isScript(project, file),
    types: project.types.table,
    carriers,
    calls,
    sites,
  }
}

/** A path relative to the project's folder, the same on every system. */
export function projectPath(program: ts.Program, fileName: string): string {
  const { configFilePath } = program.getCompilerOptions()
  const folder = typeof configFilePath === 'string' ? dirname(configFilePath) : program.getCurrentDirectory()
  return relative(folder, fileName).replace(/\\/g, '/')
}

function isScript({ reading: { ts } }: ProjectReader, file: ts.SourceFile): boolean {
  return (
    !ts.isExternalModule(file) && (file as { commonJsModuleIndicator?: unknown }).commonJsModuleIndicator === undefined
  )
}

function readCarriers(project: ProjectReader, file: ts.SourceFile): CarrierModel[] {
  return fileFacts(project.reading.ts, file).functions.flatMap((fact): CarrierModel[] => {
    const source = project.sourceOfModuleFunction(fact)
    if (project.carrierOf(source) === undefined) return []
    const read = project.functionAt(source)
    // What cannot cross a wire has no contract: most often this is no function to be wired but one that such functions call.
    if (read === undefined || hinders(read.obstacles)) return []
    const carrier: CarrierModel = { identifier: fact.written, function: withSites(project, source, read.model) }
    if (!fact.hoisted) carrier.after = fact.statement.end
    return [carrier]
  })
}

function readCall(project: ProjectReader, call: ts.CallExpression, name: SolderCall): CallModel | undefined {
  const place = { start: call.getStart(), end: call.end, given: call.arguments.length }
  const isCodec = name === 'codec'
  if (isCodec ? place.given > 1 : place.given !== 1) return undefined
  switch (name) {
    case 'defineWiring': {
      const wiring = project.wiringOf(call)
      const contracts = wiring.entries.map(({ target }) => target && wiredContract(project, target))
      return { ...place, kind: 'wiring', wiring, contracts }
    }
    case 'defineServices':
      return { ...place, kind: 'services', services: project.servicesOf(call) }
    case 'defineApp':
      return { ...place, kind: 'app', app: project.appOf(call) }
    default: {
      const { type, obstacles } = project.typeArgument(call)
      const exact = isCodec && place.given === 1
      return hinders(obstacles) ? undefined : { ...place, kind: 'type', type, ...(exact ? { exact } : {}) }
    }
  }
}

/** The contract that the wiring holds, because the function does not carry it. */
function wiredContract(project: ProjectReader, target: FunctionReference): FunctionModel | undefined {
  const source = project.sourceOf(target)
  if (source === undefined || project.carrierOf(source) !== undefined) return undefined
  const read = project.functionAt(source)
  return read === undefined || hinders(read.obstacles) ? undefined : withSites(project, source, read.model)
}

/** The sites are a matter of code, and not of types as the rest of the model is. */
function withSites(project: ProjectReader, source: FunctionSource, model: FunctionModel): FunctionModel {
  if (model.context?.kind !== 'workflow') return model
  const sites = project.workflows.sitesFrom(source.node)
  return { ...model, sites: sites.map(({ id }) => id), reached: servicesOfSites(project, sites) }
}
