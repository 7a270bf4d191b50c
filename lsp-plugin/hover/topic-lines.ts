import type ts from 'typescript'
import { lineAt } from '../../transformer/read/place.js'
import { fileName } from '../../transformer/rules/readable-place.js'
import type { Editor, View } from '../editor.js'
import type { TopicPlace } from '../names/topic.js'
import { nodeAt } from '../node-at.js'

/** In Markdown: where messages of a topic are published, and who subscribes to it. */
export function topicLines({ ts, service }: Editor, { reader }: View, { text, variable }: TopicPlace): string[] {
  const places = new Map<string, string[]>()
  const found = service.getReferencesAtPosition(variable.getSourceFile().fileName, variable.getStart()) ?? []
  for (const { fileName: name, textSpan } of found) {
    const file = reader.reading.program.getSourceFile(name)
    const verb = file && verbOf(ts, nodeAt(ts, file, textSpan.start))
    if (file === undefined || verb === undefined) continue
    places.set(verb, [...(places.get(verb) ?? []), `${fileName(name)}:${lineAt(file, textSpan.start)}`])
  }
  const said = (what: string, verb: string) => {
    const at = places.get(verb)
    return at === undefined ? [] : [`- ${what}: ${at.join(', ')}`]
  }
  return [`Topic \`${text}\``, '', ...said('Published', 'publish'), ...said('Subscribed to', 'subscribe')]
}

/** What is done with the first argument of a call. */
function verbOf(ts: Editor['ts'], node: ts.Node): string | undefined {
  const call = node.parent
  if (!ts.isCallExpression(call) || call.arguments[0] !== node) return undefined
  const { expression } = call
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text
  return ts.isIdentifier(expression) ? expression.text : undefined
}
