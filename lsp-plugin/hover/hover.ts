import type ts from 'typescript'
import { entryName } from '../../transformer/describe/entry-name.js'
import { wiredFunction } from '../../transformer/describe/wired-function.js'
import { entryKind } from '../../transformer/model/entry-kind.js'
import { optionName } from '../../transformer/model/option-name.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { propertiesOf } from '../../transformer/rules/input-property.js'
import { describe } from '../../transformer/write/types/describe.js'
import { entriesAt, functionAt, touches, viewOf, type Editor, type View } from '../editor.js'
import { inputNameAt, type InputName } from '../names/input-name.js'
import { topicAt } from '../names/topic.js'
import { nodeAt } from '../node-at.js'
import { commandBlock, functionLines } from './function-lines.js'
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
    overAlias(view, position) ??
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
  const parameter = nameLine(view, inputNameAt(view, position))
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
  const entry = ['http', 'cli'].flatMap((way) => described.entries.filter(({ transport }) => transport === way))[0]
  return withLines(theirs, [...functionLines(described), ...commandBlock(entry, described.read)])
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
  return [runs, ...schedule, ...functionLines(described, entry), ...commandBlock(entry, described.read)]
}

/** What a name that stands for a property has to be. */
function nameLine({ model }: View, found: InputName | undefined): string[] {
  for (const { target, transport } of found?.entries ?? []) {
    const read = target && model.functionOf(target)
    const property = read && propertiesOf(read).find(({ name }) => name === found?.name)
    const sign = transport === 'http' || transport === 'channel' ? ':' : ''
    if (read && property) return [`\`${sign}${property.name}\`: ${describe(read.types, property.type)}`, '']
  }
  return []
}

/** The key of an alias, which stands in no key of an entry. */
function overAlias(view: View, position: number): ts.QuickInfo | undefined {
  const found = inputNameAt(view, position)
  const [entry] = found?.entries ?? []
  const letter = found && entry?.options?.['alias']?.written?.members?.get(found.name)?.value
  if (found === undefined || entry?.transport !== 'cli' || entriesAt(view, position).length > 0) return undefined
  const title = `(option) -${String(letter)}, --${optionName(found.name)}`
  return info(view.ts, title, found.span, nameLine(view, found))
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
