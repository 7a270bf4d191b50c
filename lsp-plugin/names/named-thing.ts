import type { Span } from '../../transformer/model/place.js'
import { entriesAt, isNameAlone, touches, type View } from '../editor.js'
import { nodeAt } from '../node-at.js'
import { channelPlaces, distinct, inputNameAt, propertiesOf, type ChannelPlaces } from './input-name.js'
import { topicAt } from './topic.js'

/** What a string of ours, or a part of one, is the name of. */
export interface NamedThing {
  kind: 'parameter' | 'function' | 'topic'
  name: string
  /** Of the name in the string. */
  span: Span
  /** Where the thing is declared: properties of inputs, functions, the variable of a topic. */
  declarations: Span[]
  /** Of a parameter of a channel's path: the other places that have its name. */
  channel?: ChannelPlaces
}

/** The thing that is named at a position: by a name that stands for a property, by another key of a wiring, by the string of a topic. */
export function namedThingAt(view: View, position: number): NamedThing | undefined {
  return parameter(view, position) ?? wiredFunctions(view, position) ?? topic(view, position)
}

function parameter(view: View, position: number): NamedThing | undefined {
  const found = inputNameAt(view, position)
  const declarations = found ? propertiesOf(view, found) : []
  const channel = found && channelPlaces(view, [found])
  if (found === undefined || (declarations.length === 0 && channel?.reads.length === 0)) return undefined
  const more = channel && channel.reads.length > 0 ? { channel } : {}
  return { kind: 'parameter', name: found.name, span: found.span, declarations, ...more }
}

function wiredFunctions(view: View, position: number): NamedThing | undefined {
  const entries = entriesAt(view, position).filter((entry) => !isNameAlone(entry))
  const [first] = entries
  const targets = entries.flatMap(({ target }) => (target ? [target] : []))
  const [target] = targets
  if (first === undefined || target === undefined) return undefined
  const span = first.slotSpan && touches(first.slotSpan, position) ? first.slotSpan : first.span
  const declarations = distinct(targets.map(({ declaration }) => declaration))
  return { kind: 'function', name: target.name, span, declarations }
}

function topic(view: View, position: number): NamedThing | undefined {
  const node = nodeAt(view.ts, view.file, position)
  const found = view.ts.isStringLiteralLike(node) ? topicAt(view, node) : undefined
  if (found === undefined) return undefined
  const { variable, text } = found
  const declaration = {
    file: variable.getSourceFile().fileName,
    start: variable.getStart(),
    length: variable.text.length,
  }
  const span = { file: view.file.fileName, start: node.getStart() + 1, length: node.getWidth() - 2 }
  return { kind: 'topic', name: text, span, declarations: [declaration] }
}
