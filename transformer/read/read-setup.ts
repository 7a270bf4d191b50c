import { dirname } from 'node:path'
import type ts from 'typescript'
import type { Span } from '../model/place'
import type { Severity } from '../model/problem'
import { severities, type SetupModel, type WrittenOption } from '../model/setup'
import { configPlace, configProperties, configProperty } from './config-properties'
import { isOurTransform } from './our-transform'
import type { TypeScript } from './typescript'

/** What the options of a program have besides their public parts. */
interface Configured {
  /** The syntax tree of tsconfig.json. */
  configFile?: ts.TsConfigSourceFile
  plugins?: unknown
}

/** What a tsconfig.json says to us. */
export function readSetup(ts: TypeScript, options: ts.CompilerOptions): SetupModel {
  const emitsDeclarations = options.declaration === true || options.composite === true
  return { emitsDeclarations, ...readPlugins(ts, options) }
}

function readPlugins(ts: TypeScript, options: ts.CompilerOptions): Omit<SetupModel, 'emitsDeclarations'> {
  const { configFile: file, plugins } = options as Configured
  const folder = file && dirname(file.fileName)
  const entries = (Array.isArray(plugins) ? (plugins as unknown[]) : [])
    .filter(isRecord)
    .filter((entry) => isOurs(entry, folder))
  const chosen = severitiesOf(entries)
  if (file === undefined) return { severities: chosen, options: [], rules: [] }
  const written = entriesIn(ts, file, folder)
  if (written.length > 0) {
    return {
      severities: chosen,
      options: written.flatMap((entry) => configProperties(ts, file, entry)),
      rules: written.flatMap((entry) => configProperties(ts, file, configProperty(ts, entry, 'rules'))),
    }
  }
  // They come from a configuration that this one extends, which nobody keeps.
  const place = extendsPlace(ts, file)
  return {
    severities: chosen,
    options: entries.flatMap((entry) => inherited(entry, place)),
    rules: entries.flatMap(({ rules }) => (isRecord(rules) ? inherited(rules, place) : [])),
  }
}

/** Where the `plugins` of a tsconfig.json are, or should be. */
export function pluginsPlace(ts: TypeScript, options: ts.CompilerOptions): Span | undefined {
  const { configFile: file } = options as Configured
  const root = file?.statements[0]?.expression
  if (file === undefined || root === undefined || !ts.isObjectLiteralExpression(root)) return undefined
  const compilerOptions = configProperties(ts, file, root).find(({ name }) => name === 'compilerOptions')
  const plugins = configProperties(ts, file, configProperty(ts, root, 'compilerOptions')).find(
    ({ name }) => name === 'plugins',
  )
  return (plugins ?? compilerOptions)?.span
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOurs({ name, transform }: Record<string, unknown>, folder: string | undefined): boolean {
  return name === 'solder' || isOurTransform(transform, folder)
}

function severitiesOf(entries: readonly Record<string, unknown>[]): Map<string, Severity | 'off'> {
  const chosen = new Map<string, Severity | 'off'>()
  for (const { rules } of entries) {
    for (const [rule, severity] of Object.entries(isRecord(rules) ? rules : {})) {
      const known = severities.find((each) => each === severity)
      if (known !== undefined) chosen.set(rule, known)
    }
  }
  return chosen
}

function entriesIn(ts: TypeScript, file: ts.TsConfigSourceFile, folder: string | undefined): ts.Expression[] {
  const root = file.statements[0]?.expression
  const plugins = configProperty(ts, configProperty(ts, root, 'compilerOptions'), 'plugins')
  if (plugins === undefined || !ts.isArrayLiteralExpression(plugins)) return []
  return plugins.elements.filter((element) => {
    const texts = configProperties(ts, file, element).map(({ name, text }) => [name, text] as const)
    return isOurs(Object.fromEntries(texts), folder)
  })
}

function extendsPlace(ts: TypeScript, file: ts.TsConfigSourceFile): Span {
  const root = file.statements[0]?.expression
  const value = configProperty(ts, root, 'extends')
  return value === undefined ? { file: file.fileName, start: 0, length: 0 } : configPlace(ts, file, value)
}

function inherited(entry: Record<string, unknown>, place: Span): WrittenOption[] {
  return Object.entries(entry).map(([name, value]) => ({
    name,
    text: typeof value === 'string' ? value : undefined,
    isObject: isRecord(value),
    span: place,
    value: place,
  }))
}
