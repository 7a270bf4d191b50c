import type ts from 'typescript'
import type { ImportGraph } from './import-graph'
import { typeNames, type TypeDeclaration } from './type-names'
import type { TypeScript } from './typescript'

/** What a name of a type stands for, as far as syntax tells. */
export type Named =
  { kind: 'declared'; node: TypeDeclaration } | { kind: 'solder'; name: string } | { kind: 'global'; name: string }

/** What was found out so far: true as long as the types of no file change. */
export interface PlainVerdicts {
  declarations: WeakMap<ts.Node, boolean>
  /** By text, of types that are made of nothing but tags. */
  tagged: Map<string, boolean>
}

/** Types of the language that can cross when their arguments can. */
const transparent = new Set(['Array', 'ReadonlyArray', 'Record', 'Partial', 'Required', 'Readonly', 'Date'])
const contexts = new Set(['Context', 'ChannelContext', 'WorkflowContext'])
/** Tags that say something of the property: whether they are right is seen where that is read. */
const ofProperties = new Set(['Default', 'Header', 'Cookie'])
const deepest = 10

/**
 * Tells of most types, by syntax alone, that they can cross every wire. It never says so of one that cannot; of one that is out of
 * the ordinary it does not know. So an editor has to ask the type checker about few of them.
 */
export class PlainTypes {
  readonly #ts: TypeScript
  readonly #program: ts.Program
  readonly #graph: ImportGraph
  readonly #verdicts: WeakMap<ts.Node, boolean>
  /** Whether nothing is wrong with a type that is made of tags. */
  readonly #isTagged: (node: ts.TypeNode) => boolean
  readonly #open = new Set<ts.Node>()

  constructor(
    ts: TypeScript,
    program: ts.Program,
    graph: ImportGraph,
    { declarations, tagged }: PlainVerdicts,
    isTagged: (node: ts.TypeNode) => boolean,
  ) {
    this.#ts = ts
    this.#program = program
    this.#graph = graph
    this.#verdicts = declarations
    this.#isTagged = (node) => {
      const text = node.getText()
      let verdict = tagged.get(text)
      if (verdict === undefined) tagged.set(text, (verdict = isTagged(node)))
      return verdict
    }
  }

  /** Whether input, output and session of a function are certainly free of what cannot cross. */
  isPlainFunction(node: ts.Node): boolean {
    let verdict = this.#verdicts.get(node)
    if (verdict === undefined) this.#verdicts.set(node, (verdict = this.#judgeFunction(node)))
    return verdict
  }

  #judgeFunction(node: ts.Node): boolean {
    const ts = this.#ts
    if (!ts.isFunctionDeclaration(node) && !ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false
    if (node.typeParameters !== undefined || node.type === undefined || node.parameters.length > 2) return false
    const inputs = node.parameters.filter(({ type }) => !this.isContext(type))
    return (
      inputs.length <= 1 &&
      node.parameters.every(({ type, dotDotDotToken }) => {
        if (type === undefined || dotDotDotToken !== undefined) return false
        return this.isContext(type) ? this.#hasPlainSession(type) : this.#isPlain(type)
      }) &&
      this.#isPlain(this.#awaited(node.type))
    )
  }

  /** Whether every property of a function's input is certainly of a type that a text can be converted to. */
  isTextualFunction(node: ts.Node): boolean {
    const ts = this.#ts
    if (!ts.isFunctionLike(node)) return false
    const [input] = node.parameters
    return (
      input === undefined || (input.type !== undefined && (this.isContext(input.type) || this.#hasTexts(input.type)))
    )
  }

  #hasTexts(node: ts.TypeNode, depth = 0): boolean {
    const ts = this.#ts
    if (ts.isTypeLiteralNode(node)) return this.#areTexts(node.members, depth)
    const declared = depth > deepest ? undefined : this.#declarationOf(node)
    if (declared === undefined) return false
    if (ts.isTypeAliasDeclaration(declared)) return this.#hasTexts(declared.type, depth + 1)
    return ts.isInterfaceDeclaration(declared) && !declared.heritageClauses && this.#areTexts(declared.members, depth)
  }

  #areTexts(members: ts.NodeArray<ts.TypeElement>, depth: number): boolean {
    const ts = this.#ts
    return members.every(
      (each) => ts.isPropertySignature(each) && each.type !== undefined && this.#isText(each.type, depth),
    )
  }

  /** Whether texts can be converted to it: of a list only when `mayBeList`, and when nothing else is said of it. */
  #isText(node: ts.TypeNode, depth: number, mayBeList = true): boolean {
    const ts = this.#ts
    const { StringKeyword, NumberKeyword, BooleanKeyword } = ts.SyntaxKind
    if ([StringKeyword, NumberKeyword, BooleanKeyword].some((kind) => node.kind === kind)) return true
    if (ts.isLiteralTypeNode(node)) return node.literal.kind !== ts.SyntaxKind.NullKeyword
    if (ts.isUnionTypeNode(node)) return node.types.some((each) => this.#isText(each, depth, mayBeList))
    if (ts.isIntersectionTypeNode(node)) return node.types.some((each) => this.#isText(each, depth, false))
    if (ts.isArrayTypeNode(node)) return mayBeList && this.#isText(node.elementType, depth, false)
    const declared = depth > deepest ? undefined : this.#declarationOf(node)
    return (
      declared !== undefined && ts.isTypeAliasDeclaration(declared) && this.#isText(declared.type, depth + 1, mayBeList)
    )
  }

  #declarationOf(node: ts.TypeNode): TypeDeclaration | undefined {
    const ts = this.#ts
    if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName) || node.typeArguments) return undefined
    const named = this.named(node.getSourceFile(), node.typeName.text)
    return named?.kind === 'declared' ? named.node : undefined
  }

  /** Whether a type is written as a context. */
  isContext(node: ts.TypeNode | undefined): boolean {
    return this.#contextBehind(node) !== undefined
  }

  /** `Context<Services, Session>`, behind the names that it is given. */
  #contextBehind(node: ts.TypeNode | undefined, depth = 0): ts.TypeReferenceNode | undefined {
    const ts = this.#ts
    if (node === undefined || depth > deepest || !ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) {
      return undefined
    }
    const named = this.named(node.getSourceFile(), node.typeName.text)
    if (named?.kind === 'solder') return contexts.has(named.name) ? node : undefined
    if (named?.kind !== 'declared' || !ts.isTypeAliasDeclaration(named.node)) return undefined
    return this.#contextBehind(named.node.type, depth + 1)
  }

  #hasPlainSession(node: ts.TypeNode): boolean {
    const context = this.#contextBehind(node)
    const session = context?.typeArguments?.[1]
    // What the arguments of an alias stand for is not looked up.
    const isDirect = context === node || (node as ts.TypeReferenceNode).typeArguments === undefined
    return session === undefined || (isDirect && this.#isPlain(session))
  }

  #awaited(node: ts.TypeNode): ts.TypeNode {
    const ts = this.#ts
    if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName) || node.typeName.text !== 'Promise')
      return node
    const isGlobal = this.named(node.getSourceFile(), 'Promise')?.kind === 'global'
    return (isGlobal ? node.typeArguments?.[0] : undefined) ?? node
  }

  /** Whether an object type certainly has a property. */
  hasProperty(node: ts.TypeNode | undefined, name: string, depth = 0): boolean {
    const ts = this.#ts
    if (node === undefined || depth > deepest) return false
    if (ts.isTypeLiteralNode(node)) return this.#declares(node.members, name)
    if (ts.isIntersectionTypeNode(node)) return node.types.some((each) => this.hasProperty(each, name, depth + 1))
    if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) return false
    const named = this.named(node.getSourceFile(), node.typeName.text)
    if (named?.kind !== 'declared') return false
    if (ts.isTypeAliasDeclaration(named.node)) return this.hasProperty(named.node.type, name, depth + 1)
    return ts.isInterfaceDeclaration(named.node) && this.#declares(named.node.members, name)
  }

  /** What a name means at the top of a file. */
  named(file: ts.SourceFile, name: string, depth = 0): Named | undefined {
    if (depth > deepest) return undefined
    const { declared, imported, exported } = typeNames(this.#ts, file)
    const node = declared.get(name)
    if (node !== undefined) return node === null ? undefined : { kind: 'declared', node }
    const elsewhere = imported.get(name) ?? (depth > 0 ? exported.get(name) : undefined)
    if (elsewhere === undefined) return depth > 0 ? undefined : { kind: 'global', name }
    if (elsewhere.module === 'solder') return { kind: 'solder', name: elsewhere.name }
    if (elsewhere.module === '')
      return elsewhere.name === name ? undefined : this.named(file, elsewhere.name, depth + 1)
    const path = this.#graph.importsOf(file).get(elsewhere.module)
    const next = path === undefined ? undefined : this.#program.getSourceFile(path)
    return next && !next.isDeclarationFile ? this.named(next, elsewhere.name, depth + 1) : undefined
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
    const named = this.named(node.getSourceFile(), node.typeName.text)
    if (named?.kind === 'solder') return named.name === 'Header' || named.name === 'Cookie'
    if (named?.kind !== 'declared') return named === undefined
    return ts.isTypeAliasDeclaration(named.node) && this.#maySayWhence(named.node.type, depth + 1)
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
      const named = this.named(each.getSourceFile(), each.typeName.text)
      return named?.kind === 'solder' && named.name === each.typeName.text && !ofProperties.has(named.name)
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
    const named = this.named(name.getSourceFile(), name.text)
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
    const known = this.#verdicts.get(node)
    // One that leads back to itself is as plain as the rest of it.
    if (known !== undefined || this.#open.has(node)) return known ?? true
    // JSDoc may have tags that say more of the type.
    if (ts.getJSDocTags(node).length > 0) return false
    const isOutermost = this.#open.size === 0
    this.#open.add(node)
    const verdict =
      ts.isEnumDeclaration(node) ||
      (ts.isTypeAliasDeclaration(node) ? this.#isPlain(node.type) : this.#isPlainInterface(node))
    // Inside of a circle, what holds for a part of it is only known when all of it is.
    if (isOutermost || !verdict) this.#verdicts.set(node, verdict)
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
        const named = this.named(expression.getSourceFile(), expression.text)
        return named?.kind === 'declared' && this.#isPlainDeclaration(named.node)
      }) && this.#arePlain(members)
    )
  }

  #arePlain(members: ts.NodeArray<ts.TypeElement>): boolean {
    const ts = this.#ts
    return members.every((member) => {
      if (ts.isIndexSignatureDeclaration(member)) return this.#isPlain(member.type)
      if (!ts.isPropertySignature(member) || member.type === undefined) return false
      if (ts.getJSDocTags(member).length > 0) return false
      return !ts.isComputedPropertyName(member.name) && this.#isPlain(member.type)
    })
  }
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
