import type ts from 'typescript'
import type { Span } from '../../transformer/model/place.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { spanOf, textSpanOf } from '../../transformer/read/place.js'
import { plainExpression } from '../../transformer/read/plain-expression.js'
import { propertyText } from '../../transformer/read/resolve-value.js'
import type { ProjectView } from '../editor.js'

/** Where code reads a parameter of the path that its channel has. */
export interface ParameterRead {
  span: Span
  /** The name, when it is that of a variable, too: `const { room } = channel.params`. */
  variable?: string
}

/** What has the name of a channel's parameter. */
export interface ChannelParameter {
  /** The channels: that of the entry, and others whose functions read the same. */
  entries: EntryModel[]
  reads: ParameterRead[]
}

/** Follows a parameter of a channel through its functions, and on to the other channels that these are wired to. */
export function channelParameter(
  view: ProjectView,
  name: string,
  entry: EntryModel,
  hasName: (entry: EntryModel) => boolean,
): ChannelParameter {
  const entries = new Set(samePath(view, entry))
  const reads = new Map<string, ParameterRead>()
  for (const { target } of entries) {
    const node = target && view.reader.sourceOf(target)?.node
    const found = node && view.ts.isFunctionLike(node) ? readsIn(view, node, name) : []
    for (const read of found) reads.set(`${read.span.file}:${read.span.start}`, read)
    if (target === undefined || found.length === 0) continue
    for (const other of view.index.entriesOf(target)) {
      if (other.transport === 'channel' && hasName(other)) for (const each of samePath(view, other)) entries.add(each)
    }
  }
  return { entries: [...entries], reads: [...reads.values()] }
}

/** The functions of the same channel. */
function samePath({ index }: ProjectView, { span: { file, start } }: EntryModel): EntryModel[] {
  return [...index.entries(file)].filter(({ transport, span }) => transport === 'channel' && span.start === start)
}

function readsIn(view: ProjectView, fn: ts.Node, name: string): ParameterRead[] {
  const { ts } = view
  const reads: ParameterRead[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      if (node.name.text === name && isParameters(view, node.expression)) reads.push({ span: spanOf(node.name) })
    } else if (ts.isElementAccessExpression(node)) {
      const key = plainExpression(ts, node.argumentExpression)
      if (ts.isStringLiteralLike(key) && key.text === name && isParameters(view, node.expression))
        reads.push({ span: textSpanOf(ts, key) })
    } else if (ts.isBindingElement(node)) {
      const key = node.propertyName ?? node.name
      if (propertyText(ts, key) === name && isParametersPattern(view, node.parent)) {
        const variable = node.propertyName === undefined ? { variable: name } : {}
        reads.push({ span: textSpanOf(ts, key), ...variable })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(fn)
  return reads
}

/** Whether an expression is the `params` of a channel. */
function isParameters(view: ProjectView, expression: ts.Expression): boolean {
  const { ts, checker } = view
  const node = plainExpression(ts, expression)
  if (ts.isPropertyAccessExpression(node)) return isOfChannel(view, checker.getSymbolAtLocation(node.name))
  const declaration = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined
  if (declaration === undefined) return false
  if (ts.isBindingElement(declaration)) return isOfChannel(view, propertyTaken(view, declaration))
  return (
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 &&
    isParameters(view, declaration.initializer)
  )
}

/** Whether a pattern takes apart the `params` of a channel. */
function isParametersPattern(view: ProjectView, { parent }: ts.BindingPattern): boolean {
  if (view.ts.isBindingElement(parent)) return isOfChannel(view, propertyTaken(view, parent))
  return (
    view.ts.isVariableDeclaration(parent) && parent.initializer !== undefined && isParameters(view, parent.initializer)
  )
}

/** The property that a part of a pattern takes. */
function propertyTaken({ ts, checker }: ProjectView, element: ts.BindingElement): ts.Symbol | undefined {
  const name = propertyText(ts, element.propertyName ?? element.name)
  return name === undefined ? undefined : checker.getPropertyOfType(checker.getTypeAtLocation(element.parent), name)
}

function isOfChannel({ reader }: ProjectView, symbol: ts.Symbol | undefined): boolean {
  return symbol?.name === 'params' && reader.reading.solder.declares(symbol)
}
