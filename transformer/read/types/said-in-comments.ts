import type ts from 'typescript'
import type { Span } from '../../model/place'
import { jsDocTags, type JsDocTag } from './jsdoc-tags'
import type { Reading } from './reading'
import { referenceTarget, typeNodeOf } from './type-nodes'

/** A constraint in a JSDoc comment, as its author wrote it. */
export interface Said {
  name: string
  value: unknown
  /** `@minimum`. */
  tag: string
  span: Span
  /** Whether it is about the value itself, about the items of an array (1), about the items of these (2), … */
  depth: number
}

const numeric = new Set([
  ...['minLength', 'maxLength', 'minItems', 'maxItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
])

/** Many types inherit a property, and what is said of it. */
const known = new WeakMap<ts.TypeChecker, WeakMap<ts.Declaration, Said[]>>()

/** What the comments say of a declaration's value: its own, and those of the aliases that name its type. */
export function saidOf(reading: Reading, declaration: ts.Declaration): Said[] {
  let ofProgram = known.get(reading.checker)
  if (ofProgram === undefined) known.set(reading.checker, (ofProgram = new WeakMap()))
  let said = ofProgram.get(declaration)
  if (said === undefined) {
    said = [...ownWords(reading, declaration), ...saidByType(reading, typeNodeOf(reading, declaration))]
    ofProgram.set(declaration, said)
  }
  return said
}

function ownWords(reading: Reading, declaration: ts.Declaration): Said[] {
  return jsDocTags(reading, declaration).flatMap((tag) => spelled(tag, tag.name, tag.text, 0))
}

/** `@minimum 1`, `@integer`, `@TJS-type integer`, `@items.minimum 0`; nothing for any other tag. */
function spelled({ span, name: tag }: JsDocTag, word: string, text: string, depth: number): Said[] {
  const say = (name: string, value: unknown): Said[] => [{ name, value, tag: `@${tag}`, span, depth }]
  const name = word.replace(/^TJS-/u, '')
  if (numeric.has(name)) return say(name, text === '' ? undefined : Number(text))
  switch (name) {
    case 'pattern':
    case 'format':
      return say(name, text)
    case 'default':
      return text === '' ? [] : say(name, text)
    case 'integer':
      return say(name, true)
    case 'uniqueItems':
      // `@uniqueItems false` says what would hold without it.
      return text === 'false' ? [] : say(name, text === '' || text === 'true')
    case 'items': {
      const [, inner, rest = ''] = /^\.([\w.]+)\s*([^]*)$/u.exec(text) ?? []
      if (inner === undefined) return []
      const [first = '', ...more] = inner.split('.')
      const following = more.length === 0 ? rest : `.${more.join('.')} ${rest}`
      return spelled({ span, name: `${tag}.${first}`, text }, first, following, depth + 1)
    }
    case 'type':
    case 'asType':
      return (word !== 'type' || depth > 0) && text === 'integer' ? say('integer', true) : []
    default:
      return []
  }
}

/** What is said of a type where it is written: by the comments of the aliases it is made of. */
export function saidByType(reading: Reading, node: ts.TypeNode | undefined, seen = new Set<ts.Node>()): Said[] {
  const { ts } = reading
  if (node === undefined || seen.has(node)) return []
  seen.add(node)
  const inner = (each: ts.TypeNode | undefined): Said[] => saidByType(reading, each, seen)
  const items = (each: ts.TypeNode | undefined): Said[] =>
    inner(each).map((said) => ({ ...said, depth: said.depth + 1 }))
  if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) return inner(node.type)
  if (ts.isArrayTypeNode(node)) return items(node.elementType)
  if (ts.isIntersectionTypeNode(node)) return node.types.flatMap(inner)
  if (ts.isUnionTypeNode(node)) {
    // Which member a constraint is for could not be told from the next.
    const said = node.types.map(inner).filter((each) => each.length > 0)
    return said.length === 1 ? (said[0] ?? []) : []
  }
  if (!ts.isTypeReferenceNode(node)) return []
  const name = ts.isIdentifier(node.typeName) ? node.typeName.text : ''
  if (name === 'Array' || name === 'ReadonlyArray') return items(node.typeArguments?.[0])
  if (name === 'Promise') return inner(node.typeArguments?.[0])
  const aliases = referenceTarget(reading, node).filter(
    (each) => ts.isTypeAliasDeclaration(each) || ts.isJSDocTypedefTag(each),
  )
  return aliases.flatMap((alias) => [...ownWords(reading, alias), ...inner(typeNodeOf(reading, alias))])
}
