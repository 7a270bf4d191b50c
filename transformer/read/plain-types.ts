import type ts from 'typescript'
import { FewMap } from './few-map'
import type { ImportGraph } from './import-graph'
import { NamedTypes } from './named-types'
import { TextualTypes, type Texts } from './textual-types'
import type { TypeDeclaration } from './type-names'
import { jsDocTags } from './types/jsdoc-tags'
import type { TypeScript } from './typescript'

/** What was found out so far: true as long as what other files say of their types stays the same. */
export class PlainVerdicts {
  /** Of declarations and functions, by the file that has them: an edited file is another one, even when it keeps nodes. */
  byFile = new WeakMap<ts.SourceFile, FewMap<ts.Node, boolean | FunctionVerdict>>()
  /** What verdicts in other files rest on: by file and name, what was found there. */
  readonly rests = new Map<string, Map<string, string>>()
  /** By text, of types that are made of nothing but tags. */
  readonly tagged = new Map<string, boolean>()

  /** Forgets what depends on the types of files. */
  forget(): void {
    this.byFile = new WeakMap()
    this.rests.clear()
  }
}

/**
 * What syntax alone tells of the input, output and session of a function: that all of it can cross, that all but an output can that is
 * written down nowhere, or nothing.
 */
export type FunctionVerdict = 'plain' | 'outputUnwritten' | 'unknown'

/** Types of the language that can cross when their arguments can. */
const transparent = new Set(['Array', 'ReadonlyArray', 'Record', 'Partial', 'Required', 'Readonly', 'Date'])
const contexts = new Set(['Context', 'ChannelContext', 'WorkflowContext'])
/** Tags that say something of the property: whether they are right is seen where that is read. */
const ofProperties = new Set(['Default', 'Header', 'Cookie'])
const deepest = 10

interface ContextWritten {
  node: ts.TypeReferenceNode
  /** Whether it is inside of an alias with parameters: what the arguments of one stand for is not looked up. */
  isOpen: boolean
}

/**
 * Tells of most types, by syntax alone, that they can cross every wire. It never says so of one that cannot; of one that is out of
 * the ordinary it does not know. So an editor has to ask the type checker about few of them.
 */
export class PlainTypes {
  readonly #ts: TypeScript
  readonly #names: NamedTypes
  readonly #verdicts: PlainVerdicts
  /** Whether nothing is wrong with a type that is made of tags. */
  readonly #isTagged: (node: ts.TypeNode) => boolean
  readonly #texts: TextualTypes
  readonly #open = new Set<ts.Node>()
  readonly #contexts = new Map<TypeDeclaration, ContextWritten | undefined>()
  /** Whether a header or a cookie may have what is of a type. */
  readonly #sources = new Map<TypeDeclaration, boolean>()
  /** Names of other files that verdicts rest on, and of which it is not yet noted what was found. */
  readonly #asked = new Map<ts.SourceFile, Set<string>>()

  constructor(
    ts: TypeScript,
    program: ts.Program,
    graph: ImportGraph,
    verdicts: PlainVerdicts,
    isTagged: (node: ts.TypeNode) => boolean,
  ) {
    this.#ts = ts
    this.#names = new NamedTypes(ts, program, graph, (file, name) => {
      const names = this.#asked.get(file)
      if (names) names.add(name)
      else this.#asked.set(file, new Set([name]))
    })
    this.#texts = new TextualTypes(ts, this.#names)
    this.#verdicts = verdicts
    this.#isTagged = (node) => {
      const text = node.getText()
      let verdict = verdicts.tagged.get(text)
      if (verdict === undefined) verdicts.tagged.set(text, (verdict = isTagged(node)))
      return verdict
    }
  }

  /** What is certain of a function. */
  verdictOf(node: ts.Node): FunctionVerdict {
    const known = this.#known(node)
    const verdict = known.get(node)
    if (typeof verdict === 'string') return verdict
    const found = this.#judgeFunction(node)
    known.set(node, found)
    this.#noteRests()
    return found
  }

  /** Whether values of a declared type certainly can cross when its type arguments can. */
  isPlainDeclaration(node: TypeDeclaration): boolean {
    const verdict = this.#isPlainDeclaration(node)
    this.#noteRests()
    return verdict
  }

  /** Whether verdicts about other files may rest on something that a file says no more. */
  hasChanged(file: ts.SourceFile): boolean {
    const rests = this.#verdicts.rests.get(file.fileName) ?? new Map<string, string>()
    return [...rests].some(([name, before]) => this.#describe(file, name) !== before)
  }

  /** Forgets all verdicts. */
  forget(): void {
    this.#verdicts.forget()
    this.#names.forget()
    this.#contexts.clear()
    this.#sources.clear()
  }

  #known(node: ts.Node): FewMap<ts.Node, boolean | FunctionVerdict> {
    const file = node.getSourceFile()
    const { byFile } = this.#verdicts
    let known = byFile.get(file)
    if (known === undefined) byFile.set(file, (known = new FewMap<ts.Node, boolean | FunctionVerdict>()))
    return known
  }

  #noteRests(): void {
    for (const [file, names] of this.#asked) {
      let rests = this.#verdicts.rests.get(file.fileName)
      if (rests === undefined) this.#verdicts.rests.set(file.fileName, (rests = new Map<string, string>()))
      for (const name of names) if (!rests.has(name)) rests.set(name, this.#describe(file, name))
      this.#asked.delete(file)
    }
  }

  /** All that a verdict takes from a name of another file. */
  #describe(file: ts.SourceFile, name: string): string {
    const named = this.#names.elsewhere(file, name)
    if (named?.kind !== 'declared') return named === undefined ? '' : `${named.kind} ${named.name}`
    const { node } = named
    const type = this.#ts.isTypeAliasDeclaration(node) ? node.type : undefined
    const context = this.#contextBehind(type)
    const session = context && this.#hasPlainSession(context.node)
    return [node.kind, parametersOf(node), this.#isPlainDeclaration(node), context?.isOpen, session].join()
  }

  #judgeFunction(node: ts.Node): FunctionVerdict {
    const ts = this.#ts
    if (!ts.isFunctionDeclaration(node) && !ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return 'unknown'
    if (node.parameters.length > 2 || !isOrdinary(ts, node)) return 'unknown'
    let inputs = 0
    for (const { type, dotDotDotToken } of node.parameters) {
      if (type === undefined || dotDotDotToken !== undefined) return 'unknown'
      const isContext = this.isContext(type)
      if (!isContext && ++inputs > 1) return 'unknown'
      if (!(isContext ? this.#hasPlainSession(type) : this.#isPlain(type))) return 'unknown'
    }
    if (node.type !== undefined) return this.#isPlain(this.#awaited(node.type)) ? 'plain' : 'unknown'
    return node.body !== undefined && (node.flags & ts.NodeFlags.JavaScriptFile) === 0 ? 'outputUnwritten' : 'unknown'
  }

  /** Whether texts can certainly be converted to all of a function's input that they have to give. */
  isTextualFunction(node: ts.Node, texts: Texts): boolean {
    const ts = this.#ts
    if (!ts.isFunctionLike(node)) return false
    const [input] = node.parameters
    if (input === undefined) return true
    return input.type !== undefined && (this.isContext(input.type) || this.#texts.areIn(input.type, texts))
  }

  /** Whether a type is written as a context. */
  isContext(node: ts.TypeNode | undefined): boolean {
    return this.#contextBehind(node) !== undefined
  }

  /** `Context<Services, Session>`, wherever that is written, when a parameter's type is certainly nothing but that. */
  contextOf({ parent, type }: ts.ParameterDeclaration): ts.TypeReferenceNode | undefined {
    const context = isOrdinary(this.#ts, parent) ? this.#contextBehind(type) : undefined
    return context?.isOpen === false ? context.node : undefined
  }

  /** Whether a parameter certainly is no context. */
  isNoContext({ parent, type }: ts.ParameterDeclaration): boolean {
    const isPlain = type !== undefined && isOrdinary(this.#ts, parent) && this.#isPlain(type)
    this.#noteRests()
    return isPlain
  }

  /** `Context<Services, Session>`, behind the names that it is given. */
  #contextBehind(node: ts.TypeNode | undefined, depth = 0): ContextWritten | undefined {
    const ts = this.#ts
    if (node === undefined || depth > deepest || !ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) {
      return undefined
    }
    const named = this.#names.at(node.typeName)
    if (named?.kind === 'solder') return contexts.has(named.name) ? { node, isOpen: false } : undefined
    if (named?.kind !== 'declared' || !ts.isTypeAliasDeclaration(named.node)) return undefined
    const alias = named.node
    return this.#remember(this.#contexts, alias, () => {
      const context = this.#contextBehind(alias.type, depth + 1)
      return context && alias.typeParameters ? { ...context, isOpen: true } : context
    })
  }

  /** Many functions name the same few types: what is found of a declaration is found once in a program. */
  #remember<T>(known: Map<TypeDeclaration, T>, node: TypeDeclaration, find: () => T): T {
    let found = known.get(node)
    if (found === undefined && !known.has(node)) known.set(node, (found = find()))
    return found as T
  }

  #hasPlainSession(node: ts.TypeNode): boolean {
    const context = this.#contextBehind(node)
    const session = context?.node.typeArguments?.[1]
    return session === undefined || (context?.isOpen === false && this.#isPlain(session))
  }

  #awaited(node: ts.TypeNode): ts.TypeNode {
    const ts = this.#ts
    if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName) || node.typeName.text !== 'Promise')
      return node
    const isGlobal = this.#names.at(node.typeName)?.kind === 'global'
    return (isGlobal ? node.typeArguments?.[0] : undefined) ?? node
  }

  /** Whether an object type certainly has a property. */
  hasProperty(node: ts.TypeNode | undefined, name: string, depth = 0): boolean {
    const ts = this.#ts
    if (node === undefined || depth > deepest) return false
    if (ts.isTypeLiteralNode(node)) return this.#declares(node.members, name)
    if (ts.isIntersectionTypeNode(node)) return node.types.some((each) => this.hasProperty(each, name, depth + 1))
    if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) return false
    const named = this.#names.at(node.typeName)
    if (named?.kind !== 'declared') return false
    if (ts.isTypeAliasDeclaration(named.node)) return this.hasProperty(named.node.type, name, depth + 1)
    return ts.isInterfaceDeclaration(named.node) && this.#declares(named.node.members, name)
  }

  #declares(members: ts.NodeArray<ts.TypeElement>, name: string): boolean {
    const ts = this.#ts
    return members.some(
      (each) =>
        ts.isPropertySignature(each) &&
        ts.isIdentifier(each.name) &&
        each.name.text === name &&
        !this.#maySayWhence(each.type),
    )
  }

  /** Whether a header or a cookie may have what is of the type. */
  #maySayWhence(node: ts.TypeNode | undefined, depth = 0): boolean {
    const ts = this.#ts
    if (node === undefined || depth > deepest) return true
    if (ts.isParenthesizedTypeNode(node)) return this.#maySayWhence(node.type, depth)
    if (ts.isIntersectionTypeNode(node) || ts.isUnionTypeNode(node))
      return node.types.some((each) => this.#maySayWhence(each, depth))
    if (!ts.isTypeReferenceNode(node)) return false
    if (!ts.isIdentifier(node.typeName)) return true
    const named = this.#names.at(node.typeName)
    if (named?.kind === 'solder') return named.name === 'Header' || named.name === 'Cookie'
    if (named?.kind !== 'declared') return named === undefined
    const { node: declared } = named
    if (!ts.isTypeAliasDeclaration(declared)) return false
    return this.#remember(this.#sources, declared, () => this.#maySayWhence(declared.type, depth + 1))
  }

  #isPlain(node: ts.TypeNode): boolean {
    const ts = this.#ts
    switch (node.kind) {
      case ts.SyntaxKind.StringKeyword:
      case ts.SyntaxKind.NumberKeyword:
      case ts.SyntaxKind.BooleanKeyword:
      case ts.SyntaxKind.VoidKeyword:
      case ts.SyntaxKind.UndefinedKeyword:
        return true
      case ts.SyntaxKind.LiteralType:
        return (node as ts.LiteralTypeNode).literal.kind !== ts.SyntaxKind.NoSubstitutionTemplateLiteral
    }
    if (ts.isParenthesizedTypeNode(node)) return this.#isPlain(node.type)
    if (ts.isArrayTypeNode(node)) return this.#isPlain(node.elementType)
    if (ts.isUnionTypeNode(node)) return node.types.every((each) => this.#isPlain(each))
    if (ts.isTupleTypeNode(node)) return node.elements.every((each) => this.#isPlain(each))
    if (ts.isTypeLiteralNode(node)) return this.#arePlain(node.members)
    if (ts.isIntersectionTypeNode(node)) return this.#isPlainIntersection(node)
    return ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && this.#isPlainReference(node, node.typeName)
  }

  /** `string & MinLength<1>`: whether the tags are right is asked once for each text. */
  #isPlainIntersection(node: ts.IntersectionTypeNode): boolean {
    const ts = this.#ts
    const isTag = (each: ts.TypeNode) => {
      if (!ts.isTypeReferenceNode(each) || !ts.isIdentifier(each.typeName)) return false
      const named = this.#names.at(each.typeName)
      if (named?.kind !== 'solder' || named.name !== each.typeName.text || ofProperties.has(named.name)) return false
      // Any other argument may mean something else in another file.
      return (each.typeArguments ?? []).every((argument) => ts.isLiteralTypeNode(argument))
    }
    const others = node.types.filter((each) => !isTag(each))
    const isScalar = ({ kind }: ts.TypeNode) =>
      kind === ts.SyntaxKind.StringKeyword || kind === ts.SyntaxKind.NumberKeyword
    if (others.length === 1 && others.every(isScalar)) return this.#isTagged(node)
    return (
      others.length === node.types.length &&
      others.every((each) => (ts.isTypeReferenceNode(each) || ts.isTypeLiteralNode(each)) && this.#isPlain(each))
    )
  }

  #isPlainReference(
    { typeArguments = [] as unknown as ts.NodeArray<ts.TypeNode> }: ts.TypeReferenceNode,
    name: ts.Identifier,
  ): boolean {
    const ts = this.#ts
    if (isTypeParameter(ts, name)) return true
    const named = this.#names.at(name)
    if (named === undefined) return false
    if (named.kind === 'global')
      return transparent.has(named.name) && typeArguments.every((each) => this.#isPlain(each))
    if (named.kind === 'solder') return false
    // A type argument that is left out may be anything.
    if (typeArguments.length < parametersOf(named.node)) return false
    // A generic type that leads back to itself may have no end.
    if (typeArguments.length > 0 && this.#open.has(named.node)) return false
    return this.#isPlainDeclaration(named.node) && typeArguments.every((each) => this.#isPlain(each))
  }

  #isPlainDeclaration(node: TypeDeclaration): boolean {
    const ts = this.#ts
    const known = this.#known(node)
    const before = known.get(node)
    if (typeof before === 'boolean') return before
    // One that leads back to itself is as plain as the rest of it.
    if (this.#open.has(node)) return true
    // JSDoc may have tags that say more of the type.
    if (jsDocTags({ ts }, node).length > 0) return false
    const isOutermost = this.#open.size === 0
    this.#open.add(node)
    const verdict =
      ts.isEnumDeclaration(node) ||
      (ts.isTypeAliasDeclaration(node) ? this.#isPlain(node.type) : this.#isPlainInterface(node))
    // Inside of a circle, what holds for a part of it is only known when all of it is.
    if (isOutermost || !verdict) known.set(node, verdict)
    if (isOutermost) this.#open.clear()
    else this.#open.delete(node)
    return verdict
  }

  #isPlainInterface({
    heritageClauses = [] as unknown as ts.NodeArray<ts.HeritageClause>,
    members,
  }: ts.InterfaceDeclaration): boolean {
    const ts = this.#ts
    const bases = heritageClauses.flatMap(({ types }) => [...types])
    return (
      bases.every(({ expression, typeArguments }) => {
        if (!ts.isIdentifier(expression) || typeArguments !== undefined) return false
        const named = this.#names.at(expression)
        return named?.kind === 'declared' && this.#isPlainDeclaration(named.node)
      }) && this.#arePlain(members)
    )
  }

  #arePlain(members: ts.NodeArray<ts.TypeElement>): boolean {
    const ts = this.#ts
    return members.every((member) => {
      if (ts.isIndexSignatureDeclaration(member)) return this.#isPlain(member.type)
      if (!ts.isPropertySignature(member) || member.type === undefined) return false
      if (jsDocTags({ ts }, member).length > 0) return false
      // Beside an array in an intersection, such names say something of the array.
      if (ts.isNumericLiteral(member.name) || member.name.getText() === 'length') return false
      return !ts.isComputedPropertyName(member.name) && this.#isPlain(member.type)
    })
  }
}

/** Whether names of types mean there what they mean at the top of the file. */
function isOrdinary(ts: TypeScript, node: ts.SignatureDeclaration): boolean {
  if (node.typeParameters !== undefined) return false
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isBlock(at) || ts.isModuleBlock(at) || ts.isClassLike(at)) return false
  }
  return true
}

function isTypeParameter(ts: TypeScript, name: ts.Identifier): boolean {
  for (let node: ts.Node = name; !ts.isSourceFile(node); node = node.parent) {
    const parameters = (node as { typeParameters?: readonly ts.TypeParameterDeclaration[] }).typeParameters
    if (parameters?.some((each) => each.name.text === name.text)) return true
  }
  return false
}

function parametersOf(node: TypeDeclaration): number {
  const { typeParameters } = node as { typeParameters?: readonly ts.TypeParameterDeclaration[] }
  return typeParameters?.length ?? 0
}
