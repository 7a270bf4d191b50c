import type ts from 'typescript'
import type { Span } from '../model/place'
import type { AskedContext } from '../model/project'
import type { FunctionReference } from '../model/wiring'
import { isInGeneric } from './concrete-use'
import { contextBrand, type ContextBrand } from './context-brand'
import { calledParameters } from './called-parameters'
import { typedNode, type FunctionSource } from './function-source'
import { spanOf } from './place'
import type { PlainTypes } from './plain-types'
import type { Reading } from './reading'

/** What contexts are found with. */
export interface ContextSources {
  sourceOf(reference: FunctionReference): FunctionSource | undefined
  /** Only in an editor. */
  plain: PlainTypes | undefined
  /** Keeps an answer about the types of a node as long as it is true. */
  recall<T>(node: ts.Node, question: string, find: () => T): T
}

interface AskedBrand {
  brand: () => ContextBrand | undefined
  span: Span
  node?: ts.TypeReferenceNode
  isUnseen?: true
}

/** The contexts that functions take: most are written in a way that syntax tells, and then few have to be looked at. */
export class AskedContexts {
  readonly #reading: Reading
  readonly #sources: ContextSources
  readonly #found = new Map<ts.Node, AskedBrand | 'none'>()
  readonly #brands = new Map<ts.Type, ContextBrand | undefined>()

  constructor(reading: Reading, sources: ContextSources) {
    this.#reading = reading
    this.#sources = sources
  }

  /** What a function asks for; undefined when it takes no context. */
  of(reference: FunctionReference): AskedContext | undefined {
    const asked = this.#find(reference)
    if (asked === undefined) return undefined
    const { node, span, isUnseen } = asked
    const context = node
      ? this.#sources.recall(node, 'context', () => this.#describe(asked.brand()))
      : this.#describe(asked.brand())
    return context && { function: reference.name, span, ...context, ...(isUnseen ? { isUnseen } : {}) }
  }

  /** The type of the session that it requires. */
  sessionOf(reference: FunctionReference): ts.Type | undefined {
    return this.#find(reference)?.brand()?.session
  }

  /** The type of the services that it asks for; undefined where that has parts that are told by no use. */
  servicesOf(reference: FunctionReference): ts.Type | undefined {
    const source = this.#sources.sourceOf(reference)
    const isOpen = source !== undefined && !source.concrete && isInGeneric(this.#reading.ts, source.node)
    return isOpen ? undefined : this.#find(reference)?.brand()?.all
  }

  #describe(brand: ContextBrand | undefined): Pick<AskedContext, 'services' | 'kind' | 'hasSession'> | undefined {
    if (brand === undefined) return undefined
    const { services, kind, session } = brand
    return { services, kind, hasSession: session !== undefined && !this.#isOpen(session) }
  }

  /** What a function asks for, where its context is, and, when syntax tells, where that is written as one. */
  #find(reference: FunctionReference): AskedBrand | undefined {
    const source = this.#sources.sourceOf(reference)
    if (source === undefined) return undefined
    const { node } = source
    const isWritten = this.#reading.ts.isFunctionLike(node) && !node.parameters.some((each) => each.dotDotDotToken)
    if (source.concrete !== undefined || !isWritten) return this.#contextOfType(typedNode(source), reference)
    let found = this.#found.get(node)
    if (found === undefined) this.#found.set(node, (found = this.#contextOfFunction(node) ?? 'none'))
    return found === 'none' ? undefined : found
  }

  #contextOfFunction(node: ts.SignatureDeclaration): AskedBrand | undefined {
    const { checker } = this.#reading
    for (const parameter of node.parameters) {
      const written = this.#sources.plain?.contextOf(parameter)
      if (written === undefined) continue
      const brand = (): ContextBrand | undefined => this.brandOf(checker.getTypeFromTypeNode(written))
      return { brand, span: spanOf(parameter), node: written }
    }
    for (const parameter of node.parameters) {
      if (this.#sources.recall(parameter, 'no context', () => this.#sources.plain?.isNoContext(parameter) === true))
        continue
      const brand = (): ContextBrand | undefined => this.brandOf(checker.getTypeAtLocation(parameter))
      if (brand()) return { brand, span: spanOf(parameter) }
    }
    return undefined
  }

  /** What only a type says is shown where the function is named, not where another one has that type. */
  #contextOfType(node: ts.Node, { declaration }: FunctionReference): AskedBrand | undefined {
    const { ts, checker } = this.#reading
    const signature = checker.getTypeAtLocation(node).getCallSignatures().at(-1)
    for (const { type, node: at } of signature === undefined ? [] : calledParameters(ts, checker, signature)) {
      const brand = (): ContextBrand | undefined => this.brandOf(type)
      const span = at?.getSourceFile() === node.getSourceFile() ? spanOf(at) : declaration
      if (brand()) return { brand, span, isUnseen: true }
    }
    return undefined
  }

  /** Whether nobody at all is a session of the type, too. */
  #isOpen(session: ts.Type): boolean {
    const { ts } = this.#reading
    const parts = session.isUnion() ? session.types : [session]
    return parts.some(({ flags }) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0)
  }

  /** What the type of a context says; undefined for any other type. */
  brandOf(type: ts.Type): ContextBrand | undefined {
    const { ts, checker } = this.#reading
    if (!this.#brands.has(type)) this.#brands.set(type, contextBrand(ts, checker, type))
    return this.#brands.get(type)
  }
}
