import type { Fix } from '../model/problem.js'
import { keyText } from '../model/value-text.js'
import type { MemberPlace, ProjectModel } from '../model/project.js'
import type { FunctionReference, Transport, WiringModel } from '../model/wiring.js'
import { functionKey } from './project-index.js'

/** The parts of a wiring. */
export const sections: Record<Transport, string> = {
  http: 'http',
  channel: 'channels',
  rpc: 'rpc',
  queue: 'queues',
  cron: 'cron',
  workflow: 'workflows',
  mcp: 'mcp',
  cli: 'cli',
}

/** The edits that add an entry to a wiring, when its source shows where. */
function addEntry(wiring: WiringModel, transport: Transport, address: string, value: string): Fix['edits'] {
  const { room } = wiring
  const entry = entryText(address, value)
  const section = room?.sections[transport]?.(address)
  if (section) return [inserted(section, entry)]
  const whole = room?.whole()
  const part = transport === 'mcp' ? `tools: { ${entry} }` : entry
  return whole ? [inserted(whole, `${sections[transport]}: { ${part} }`)] : []
}

/** Whether the source of a wiring shows where such an entry can be added. */
function hasRoom({ room, entries }: WiringModel, transport: Transport): boolean {
  if (room === undefined) return false
  return room.sections[transport] !== undefined || !entries.some((each) => each.transport === transport)
}

function inserted({ at, before, after }: MemberPlace, text: string): Fix['edits'][number] {
  return { span: at, text: `${before}${text}${after}` }
}

/** Makes the edits that wire a function at an address. */
export type Wire = (address?: string, options?: Readonly<Record<string, string | number>>) => Fix['edits']

/** How a function can be wired, in the first wiring whose file can name it; undefined when there is none. */
export function wireFunction(
  { wirings }: Pick<ProjectModel, 'wirings'>,
  target: FunctionReference,
  transport: Transport,
): Wire | undefined {
  const fitting = inOrder(
    wirings.filter((wiring) => hasRoom(wiring, transport)),
    transport,
  )
  for (const wiring of fitting) {
    const name = nameIn(wiring, target)
    if (name !== undefined)
      return (address = target.name, options = {}) => addEntry(wiring, transport, address, valueText(name, options))
  }
  const wiring = fitting.find((each) => canImport(each, target))
  return (
    wiring &&
    ((address = target.name, options = {}) => [
      ...importOf(wiring, target),
      ...addEntry(wiring, transport, address, valueText(target.name, options)),
    ])
  )
}

/** Those that have such entries first, then by place. */
function inOrder(wirings: readonly WiringModel[], transport: Transport): WiringModel[] {
  const rank = ({ room }: WiringModel) => (room?.sections[transport] ? 0 : 1)
  return [...wirings].sort((a, b) => {
    const [one, other] = [a.span, b.span]
    const byFile = one.file < other.file ? -1 : one.file > other.file ? 1 : 0
    return rank(a) - rank(b) || byFile || one.start - other.start
  })
}

function canImport({ room }: WiringModel, { name, declaration }: FunctionReference): boolean {
  return room?.imports !== undefined && modulePath(declaration.file) !== undefined && !room.imports.has(name)
}

/** The name is added to an import of the same file, or imported on a line of its own. */
function importOf({ room, span }: WiringModel, { name, declaration }: FunctionReference): Fix['edits'] {
  const module = modulePath(declaration.file)
  if (!room?.imports || module === undefined) return []
  const { at, extension, quote, semicolon } = room.imports
  const path = relativePath(span.file, module)
  const list = room.imports.into(path, name)
  if (list) return [inserted(list, name)]
  return [{ span: at, text: `\nimport { ${name} } from ${quote}${path}${extension}${quote}${semicolon}` }]
}

/** A TypeScript file without its ending. */
function modulePath(file: string): string | undefined {
  return /^(.*)\.tsx?$/.exec(file)?.[1]
}

/** From the folder of one file to another file: `./a`, `../b/c`. */
function relativePath(from: string, to: string): string {
  const [folders, parts] = [from.split('/').slice(0, -1), to.split('/')]
  let same = 0
  while (same < folders.length && folders[same] === parts[same]) same++
  const up = folders.slice(same).map(() => '..')
  return [...(up.length === 0 ? ['.'] : up), ...parts.slice(same)].join('/')
}

/** What a wiring's file calls a function; undefined when it does not name it. */
function nameIn(wiring: WiringModel, target: FunctionReference): string | undefined {
  const { file } = wiring.span
  if (target.declaration.file === file) return target.name
  const key = functionKey(target)
  const named = wiring.entries.find((entry) => entry.target?.span.file === file && functionKey(entry.target) === key)
  return named?.target?.written
}

/** A function, or an object that has it under `run`, next to its options. */
function valueText(name: string, options: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(options).map(([option, value]) => `, ${option}: ${JSON.stringify(value)}`)
  return written.length === 0 ? name : `{ run: ${name}${written.join('')} }`
}

/** The text of a property whose value is a function: the name alone where that is enough. */
export function entryText(name: string, value: string): string {
  const key = keyText(name)
  return key === value ? value : `${key}: ${value}`
}
