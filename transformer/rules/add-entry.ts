import type { Fix } from '../model/problem.js'
import type { ProjectModel } from '../model/project.js'
import type { FunctionReference, Transport, WiringModel } from '../model/wiring.js'
import { functionKey } from './project-index.js'

const sections: Record<Transport, string> = {
  http: 'http',
  channel: 'channels',
  rpc: 'rpc',
  queue: 'queues',
  cron: 'cron',
  workflow: 'workflows',
}

/** The edit that adds an entry to a wiring; undefined when the wiring's source does not show where. */
export function addEntry(wiring: WiringModel, transport: Transport, entry: string): Fix['edits'] | undefined {
  const section = wiring.room?.sections[transport]
  if (section) return [{ span: section.at, text: `${section.before}${entry}${section.after}` }]
  const whole = wiring.entries.some((each) => each.transport === transport) ? undefined : wiring.room?.whole
  if (!whole) return undefined
  return [{ span: whole.at, text: `${whole.before}${sections[transport]}: { ${entry} }${whole.after}` }]
}

/** The edits that wire a function at an address, in the first wiring whose file can name it; undefined when there is none. */
export function wireFunction(
  { wirings }: Pick<ProjectModel, 'wirings'>,
  target: FunctionReference,
  transport: Transport,
  address = target.name,
  options: Readonly<Record<string, string | number>> = {},
): Fix['edits'] | undefined {
  const sorted = inOrder(wirings, transport)
  for (const wiring of sorted) {
    const name = nameIn(wiring, target)
    const edits =
      name === undefined ? undefined : addEntry(wiring, transport, entryText(address, valueText(name, options)))
    if (edits) return edits
  }
  for (const wiring of sorted) {
    const edits = addEntry(wiring, transport, entryText(address, valueText(target.name, options)))
    const imported = edits && importOf(wiring, target)
    if (imported) return [imported, ...edits]
  }
  return undefined
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

function importOf(
  { room, span }: WiringModel,
  { name, declaration }: FunctionReference,
): Fix['edits'][number] | undefined {
  const match = /^(.*)\.tsx?$/.exec(declaration.file)
  if (!room?.imports || !match || room.imports.has(name)) return undefined
  const { at, extension, quote, semicolon } = room.imports
  const path = relativePath(span.file, match[1] ?? '')
  return { span: at, text: `\nimport { ${name} } from ${quote}${path}${extension}${quote}${semicolon}` }
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
  const key = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : `'${name}'`
  return key === value ? value : `${key}: ${value}`
}
