import { dirname } from 'node:path'
import type ts from 'typescript'
import {
  LOCK_FORMAT,
  lockName,
  type LockedSite,
  type LockedWorkflow,
  type LockFlaw,
  type LockModel,
} from '../model/lock'
import type { Span } from '../model/place'
import { configPlace, configProperty } from './config-properties'
import type { TypeScript } from './typescript'

/** What a parsed file has beyond the public interface of TypeScript. */
interface Parsed {
  parseDiagnostics?: readonly ts.DiagnosticWithLocation[]
}

const sources = new WeakMap<ts.Program, ts.TsConfigSourceFile>()

/** The lock file of a program as a source file, so that places in it can be shown; undefined before it is read. */
export function lockSource(program: ts.Program, file: string): ts.SourceFile | undefined {
  const source = sources.get(program)
  return source?.fileName === file ? source : undefined
}

/** Where the lock file of a project is: beside its tsconfig.json. Undefined for a program that has none. */
export function lockPath(options: ts.CompilerOptions): string | undefined {
  const { configFilePath, configFile } = options as { configFilePath?: string; configFile?: ts.TsConfigSourceFile }
  const config = configFilePath ?? configFile?.fileName
  return config === undefined ? undefined : `${dirname(config)}/${lockName}`
}

/** Reads the lock file of a program; undefined when there is none. */
export function readLock(ts: TypeScript, program: ts.Program): LockModel | undefined {
  const path = lockPath(program.getCompilerOptions())
  const text = path === undefined ? undefined : ts.sys.readFile(path)
  if (path === undefined || text === undefined) return undefined
  const source = ts.parseJsonText(path, text) as ts.TsConfigSourceFile
  sources.set(program, source)
  const flaw = flawOf(ts, source)
  return flaw ? { file: path, flaw, workflows: [] } : readWorkflows(ts, source)
}

function flawOf(ts: TypeScript, source: ts.TsConfigSourceFile): LockFlaw | undefined {
  const mistake = (source as unknown as Parsed).parseDiagnostics?.[0]
  const conflict = /^(?:<{7}|={7}|>{7}|\|{7})/m.exec(source.text)
  if (conflict) return { kind: 'conflict', span: { file: source.fileName, start: conflict.index, length: 7 } }
  if (mistake) return { kind: 'syntax', span: { file: source.fileName, start: mistake.start, length: mistake.length } }
  const format = configProperty(ts, rootOf(source), 'format')
  if (format && ts.isNumericLiteral(format) && format.text === String(LOCK_FORMAT)) return undefined
  const isOther = format !== undefined && ts.isNumericLiteral(format)
  return { kind: isOther ? 'format' : 'shape', span: format ? configPlace(ts, source, format) : start(source) }
}

function readWorkflows(ts: TypeScript, source: ts.TsConfigSourceFile): LockModel {
  const lock: LockModel = { file: source.fileName, workflows: [] }
  const refuse = (node: ts.Node): void => {
    lock.flaw ??= { kind: 'shape', span: configPlace(ts, source, node) }
  }
  const workflows = configProperty(ts, rootOf(source), 'workflows')
  if (workflows === undefined || !ts.isObjectLiteralExpression(workflows)) {
    return { ...lock, flaw: { kind: 'shape', span: workflows ? configPlace(ts, source, workflows) : start(source) } }
  }
  for (const property of workflows.properties) {
    if (!ts.isPropertyAssignment(property) || !ts.isStringLiteral(property.name)) refuse(property)
    else lock.workflows.push(...workflowOf(ts, source, property.name, property.initializer, refuse))
  }
  return lock
}

function workflowOf(
  ts: TypeScript,
  source: ts.TsConfigSourceFile,
  name: ts.StringLiteral,
  value: ts.Expression,
  refuse: (node: ts.Node) => void,
): LockedWorkflow[] {
  const missed: ts.Node[] = []
  const miss = (node: ts.Node): [] => {
    missed.push(node)
    refuse(node)
    return []
  }
  const items = (node: ts.Expression): readonly ts.Expression[] => {
    return ts.isArrayLiteralExpression(node) ? node.elements : miss(node)
  }
  const site = (node: ts.Expression): LockedSite[] => {
    return ts.isStringLiteral(node) ? [{ id: node.text, span: configPlace(ts, source, node) }] : miss(node)
  }
  const versions = items(value).map((version) => items(version).flatMap(site))
  if (versions.length === 0) miss(value)
  return missed.length === 0 ? [{ name: name.text, span: configPlace(ts, source, name), versions }] : []
}

function rootOf(source: ts.TsConfigSourceFile): ts.Expression | undefined {
  return source.statements[0]?.expression
}

function start({ fileName, text }: ts.TsConfigSourceFile): Span {
  return { file: fileName, start: 0, length: Math.min(1, text.length) }
}
