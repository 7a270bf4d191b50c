import type ts from 'typescript'
import type { RestSource } from '../model/project'
import type { NamedTypes } from './named-types'
import type { TypeDeclaration } from './type-names'
import type { TypeScript } from './typescript'

const deepest = 10

/** What texts have to give: one each what has these names, and what gives the rest. */
export interface Texts {
  names: readonly string[]
  rest: RestSource
}

/** Tells of most types, by syntax alone, that texts can be converted to them. */
export class TextualTypes {
  readonly #ts: TypeScript
  readonly #names: NamedTypes

  constructor(ts: TypeScript, names: NamedTypes) {
    this.#ts = ts
    this.#names = names
  }

  /** Whether a text can certainly be converted to each property that texts have to give. */
  areIn(node: ts.TypeNode, texts: Texts, depth = 0): boolean {
    const ts = this.#ts
    if (ts.isTypeLiteralNode(node)) return this.#areTexts(node.members, texts, depth)
    const declared = depth > deepest ? undefined : this.#declarationOf(node)
    if (declared === undefined) return false
    if (ts.isTypeAliasDeclaration(declared)) return this.areIn(declared.type, texts, depth + 1)
    const isAlone = ts.isInterfaceDeclaration(declared) && !declared.heritageClauses
    return isAlone && this.#areTexts(declared.members, texts, depth)
  }

  #areTexts(members: ts.NodeArray<ts.TypeElement>, { names, rest }: Texts, depth: number): boolean {
    const ts = this.#ts
    return members.every((each) => {
      if (!ts.isPropertySignature(each) || each.type === undefined || !('text' in each.name)) return false
      if (names.includes(each.name.text)) return this.#isText(each.type, depth, false)
      if (rest === 'nothing') return each.questionToken !== undefined
      return rest === 'anything' || this.#isText(each.type, depth)
    })
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
    const named = this.#names.at(node.typeName)
    return named?.kind === 'declared' ? named.node : undefined
  }
}
