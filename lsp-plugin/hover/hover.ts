import type ts from 'typescript'
import { entryName } from '../../transformer/describe/entry-name.js'
import { wiredFunction } from '../../transformer/describe/wired-function.js'
import { entryKind } from '../../transformer/model/entry-kind.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { describe } from '../../transformer/write/types/describe.js'
import { entriesAt, functionAt, touches, viewOf, type Editor, type View } from '../editor.js'
import { parameterAt } from '../names/route-parameter.js'
import { topicAt } from '../names/topic.js'
import { nodeAt } from '../node-at.js'
import { curlBlock, functionLines } from './function-lines.js'
import { scheduleLines } from './schedule-lines.js'
import { topicLines } from './topic-lines.js'

/** What is shown about a name of the project: what TypeScript says, and what the wirings make of it. */
export function hover(
  editor: Editor,
  theirs: ts.QuickInfo | undefined,
  fileName: string,
  position: number,
): ts.QuickInfo | undefined {
  const view = viewOf(editor, fileName)
  if (view === undefined) return theirs
  return (
    overSchedule(view, position, editor.now()) ??
    overEntry(view, position, editor.now()) ??
    overName(editor, view, position, theirs)
  )
}

function overSchedule({ ts, file, index }: View, position: number, now: Date): ts.QuickInfo | undefined {
  for (const entry of index.entries(file.fileName)) {
    const { schedule } = entry
    if (schedule?.span.file !== file.fileName || !touches(schedule.span, position)) continue
    return info(ts, `(cron) ${entry.address}`, schedule.span, scheduleLines(entry, now))
  }
  return undefined
}

function overEntry(view: View, position: number, now: Date): ts.QuickInfo | undefined {
  const found = entriesAt(view, position)
  const [first] = found
  if (first === undefined) return undefined
  const isWholeChannel = first.transport === 'channel' && !(first.slotSpan && touches(first.slotSpan, position))
  const span = first.slotSpan && touches(first.slotSpan, position) ? first.slotSpan : first.span
  // A key that is a name alone, `{ createTodo }`, is the function as well.
  const parameter = parameterLine(view, position)
  const lines = isWholeChannel ? found.flatMap((entry) => channelLine(view, entry)) : entryLines(view, first, now)
  return info(view.ts, isWholeChannel ? `(channel) ${first.address}` : title(first), span, [...parameter, ...lines])
}

function overName(
  editor: Editor,
  view: View,
  position: number,
  theirs: ts.QuickInfo | undefined,
): ts.QuickInfo | undefined {
  const node = nodeAt(view.ts, view.file, position)
  const topic = topicAt(view, node)
  if (topic !== undefined) {
    const span = theirs?.textSpan ?? { start: node.getStart(), length: node.getWidth() }
    const lines = topicLines(editor, view, topic)
    return theirs ? withLines(theirs, lines) : info(view.ts, `(topic) ${topic.text}`, span, lines)
  }
  const reference = theirs && functionAt(view, node)
  const described = reference && wiredFunction(view.model, reference)
  if (theirs === undefined || described === undefined) return theirs
  const [entry] = described.entries.filter(({ transport }) => transport === 'http')
  return withLines(theirs, [...functionLines(described), ...curlBlock(entry, described.read)])
}

function title(entry: EntryModel): string {
  const kind = entryKind(entry)
  const name = { http: 'route', cli: 'command' }[kind as string] ?? kind
  return `(${name}) ${kind === 'http' ? entry.address : entryName(entry).replace(`${name} `, '')}`
}

function entryLines({ model }: View, entry: EntryModel, now: Date): string[] {
  const described = entry.target && wiredFunction(model, entry.target)
  const schedule = entry.schedule ? ['', ...scheduleLines(entry, now)] : []
  if (described === undefined) return schedule
  const { summary } = described.documentation
  const runs = `Runs \`${described.name}\`${summary === undefined ? '.' : `: ${summary}`}`
  return [runs, ...schedule, ...functionLines(described, entry), ...curlBlock(entry, described.read)]
}

/** What a route's parameter has to be. */
function parameterLine(view: View, position: number): string[] {
  const parameter = parameterAt(view, position)
  for (const { target } of parameter?.entries ?? []) {
    const read = target && view.model.functionOf(target)
    const input = read?.model.input === undefined ? undefined : read.types.types.get(read.model.input)
    const property =
      input?.kind === 'object' ? input.properties.find(({ name }) => name === parameter?.name) : undefined
    if (read && property) return [`\`:${property.name}\`: ${describe(read.types, property.type)}`, '']
  }
  return []
}

function channelLine({ model }: View, entry: EntryModel): string[] {
  const read = entry.target && model.functionOf(entry.target)
  const { summary } = read?.model.documentation ?? {}
  if (read === undefined) return []
  return [
    `- ${entry.slot?.replace(/^on\./, 'method ') ?? ''}: \`${read.model.name}\`${summary === undefined ? '' : `, ${summary}`}`,
  ]
}

function info(ts: View['ts'], text: string, { start, length }: ts.TextSpan, lines: readonly string[]): ts.QuickInfo {
  return {
    kind: ts.ScriptElementKind.string,
    kindModifiers: '',
    textSpan: { start, length },
    displayParts: [{ text, kind: 'text' }],
    documentation: [{ text: lines.join('\n').trim(), kind: 'text' }],
  }
}

function withLines(theirs: ts.QuickInfo, lines: readonly string[]): ts.QuickInfo {
  const text = lines.join('\n').trim()
  if (text === '') return theirs
  const before = theirs.documentation ?? []
  const gap = before.length > 0 ? [{ text: '\n\n', kind: 'lineBreak' }] : []
  return { ...theirs, documentation: [...before, ...gap, { text, kind: 'text' }] }
}
