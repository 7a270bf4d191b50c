import type ts from 'typescript'
import type { Span } from '../model/place'
import type { UseModel } from '../model/project'
import type { FunctionReference } from '../model/wiring'
import { fileFacts } from './file-facts'
import { functionName } from './function-name'
import { spanOf } from './place'
import type { ProjectReader } from './project-reader'
import { isVerb, verbOf } from './read-use'
import { resolveValue } from './resolve-value'

/** A call through a context, and the function whose code makes it. */
export interface Link {
  verb: UseModel['verb'] | 'publish' | 'subscribe'
  /** Of the argument that names the other end. */
  span: Span
  /** The function that is called or whose job is enqueued, when the source tells. */
  target?: FunctionReference
  /** The name of the topic, when the source tells. */
  topic?: string
  /** Absent for a call outside of all functions. */
  from?: Caller
}

/** A function whose code makes a call. */
export interface Caller {
  name: string
  /** Where others may say that it is declared: at its name, or at the whole of it. */
  places: [Span, ...Span[]]
}

/** The calls through a context in a file that lead from function to function or to a topic, in the order of the source. */
export function readLinks(project: ProjectReader, file: ts.SourceFile): Link[] {
  const { ts, checker } = project.reading
  const targets = new Map(project.usesIn(file).map(({ target }) => [target.span.start, target]))
  const links: Link[] = []
  if (mayLink(project, file)) visit(file)
  return links

  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const link = linkOf(node)
      if (link) links.push(link)
    }
    ts.forEachChild(node, visit)
  }

  function linkOf(call: ts.CallExpression): Link | undefined {
    const [first] = call.arguments
    const verb = first && verbOf(project.reading, call)
    if (first === undefined || !isLinking(verb)) return undefined
    const caller = callerOf(project, call)
    const common = { verb, span: spanOf(first), ...(caller === undefined ? {} : { from: caller }) }
    if (verb === 'publish' || verb === 'subscribe') {
      const topic = topicOf(first)
      return { ...common, ...(topic === undefined ? {} : { topic }) }
    }
    const target = targets.get(common.span.start)
    return { ...common, ...(target === undefined ? {} : { target }) }
  }

  function topicOf(expression: ts.Expression): string | undefined {
    const value = resolveValue(ts, checker, expression)?.node
    if (value === undefined || !ts.isCallExpression(value)) return undefined
    const isTopic = project.callsIn(value.getSourceFile()).get(value) === 'defineTopic'
    const [name] = value.arguments
    return isTopic && name !== undefined && ts.isStringLiteralLike(name) ? name.text : undefined
  }
}

function isLinking(verb: string | undefined): verb is Link['verb'] {
  return verb === 'publish' || verb === 'subscribe' || isVerb(verb)
}

/** Most files have no such call, as far as their text tells. */
function mayLink({ reading: { ts } }: ProjectReader, file: ts.SourceFile): boolean {
  return fileFacts(ts, file).uses.length > 0 || file.text.includes('subscribe')
}

/**
 * The function at the top of the file around a node; else the outermost one around it, which a wiring may hold in place. Functions
 * inside of functions are part of them.
 */
function callerOf({ reading: { ts } }: ProjectReader, node: ts.Node): Caller | undefined {
  const declared = new Map(fileFacts(ts, node.getSourceFile()).functions.map((each) => [each.node as ts.Node, each]))
  let outermost: ts.SignatureDeclaration | undefined
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    const found = declared.get(at)
    if (found) return { name: found.name, places: [spanOf(found.identifier)] }
    if (ts.isFunctionLike(at)) outermost = at
  }
  if (outermost === undefined) return undefined
  const { node: name, text } = functionName(ts, outermost)
  return { name: text, places: name === undefined ? [spanOf(outermost)] : [spanOf(name), spanOf(outermost)] }
}
