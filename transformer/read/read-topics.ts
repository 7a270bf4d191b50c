import type ts from 'typescript'
import type { Span } from '../model/place'
import type { TopicModel } from '../model/project'
import { nameCalled } from './call-names'
import { isHandedOn, mentionsOf } from './mentions'
import { lineAt, spanOf, textSpanOf } from './place'
import type { ProjectReader } from './project-reader'

const calls = new WeakMap<TopicModel, ts.CallExpression>()

/** The topics that a file defines and that have a name in the source. */
export function readTopics(project: ProjectReader, file: ts.SourceFile): TopicModel[] {
  const { ts } = project.reading
  return [...project.callsIn(file)].flatMap(([call, name]): TopicModel[] => {
    const [written] = call.arguments
    if (name !== 'defineTopic' || written === undefined || !ts.isStringLiteralLike(written)) return []
    const span = textSpanOf(ts, written)
    const topic: TopicModel = { name: written.text, span, line: lineAt(file, span.start) }
    const { parent } = call
    if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) topic.constant = parent.name.text
    calls.set(topic, call)
    return [topic]
  })
}

/** Whether the messages of two topics, and their keys, are of the same types. */
export function haveSameTypes({ reading: { checker } }: ProjectReader, a: TopicModel, b: TopicModel): boolean {
  const [first, second] = [calls.get(a), calls.get(b)]
  if (first === undefined || second === undefined) return true
  const [one, other] = [checker.getTypeAtLocation(first), checker.getTypeAtLocation(second)]
  return checker.isTypeAssignableTo(one, other) && checker.isTypeAssignableTo(other, one)
}

/** Where a topic is published; undefined when something else is done with it too, so that somebody may receive its messages. */
export function publishedOnly(
  { reading: { ts } }: ProjectReader,
  files: readonly ts.SourceFile[],
  { constant, span }: TopicModel,
): Span[] | undefined {
  if (constant === undefined) return undefined
  const published: Span[] = []
  for (const file of files) {
    for (const node of mentionsOf(ts, file, constant)) {
      const { parent } = node
      const isDeclaration = ts.isVariableDeclaration(parent) && file.fileName === span.file
      if (isDeclaration || isHandedOn(ts, node)) continue
      const verb = ts.isCallExpression(parent) && parent.arguments[0] === node ? nameCalled(ts, parent.expression) : ''
      if (verb === 'publish') published.push(spanOf(node))
      else if (verb !== 'unsubscribe') return undefined
    }
  }
  return published
}
