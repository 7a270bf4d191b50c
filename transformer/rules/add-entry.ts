import type { Fix } from '../model/problem.js'
import type { FunctionReference, Transport, WiringModel } from '../model/wiring.js'
import { functionKey } from './project-index.js'

const sections: Record<Transport, string> = {
  http: 'http',
  channel: 'channels',
  rpc: 'rpc',
  queue: 'queues',
  cron: 'cron',
}

/** The edit that adds an entry to a wiring; undefined when the wiring's source does not show where. */
export function addEntry(wiring: WiringModel, transport: Transport, entry: string): Fix['edits'] | undefined {
  const section = wiring.room?.sections[transport]
  if (section) return [{ span: section.at, text: `${section.before}${entry}${section.after}` }]
  const whole = wiring.entries.some((each) => each.transport === transport) ? undefined : wiring.room?.whole
  if (!whole) return undefined
  return [{ span: whole.at, text: `${whole.before}${sections[transport]}: { ${entry} }${whole.after}` }]
}

/** What a wiring's file calls a function; undefined when it does not name it. */
export function nameIn(wiring: WiringModel, target: FunctionReference): string | undefined {
  const { file } = wiring.span
  if (target.declaration.file === file) return target.name
  const key = functionKey(target)
  const named = wiring.entries.find((entry) => entry.target?.span.file === file && functionKey(entry.target) === key)
  return named?.target?.written
}

/** The text of a property whose value is a function: the name alone where that is enough. */
export function entryText(name: string, value: string): string {
  const key = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : `'${name}'`
  return key === value ? value : `${key}: ${value}`
}
