import type { TupleElement, TypeId } from '../../model/types'
import { block, filled, indent, literal, type Lines } from './text'
import { tupleParts, tupleShape } from './tuple-shape'
import type { Writing } from './writing'

/** The types of each property of the objects that a type is or may be; undefined when it has none. */
export function textProperties(writing: Writing, id: TypeId): Map<string, TypeId[]> | undefined {
  const model = writing.model(id)
  if (model.kind === 'object') return new Map(model.properties.map(({ name, type }) => [name, [type]]))
  if (model.kind === 'something') return new Map()
  if (model.kind !== 'union') return undefined
  const merged = new Map<string, TypeId[]>()
  let found = false
  for (const member of model.members) {
    const properties = textProperties(writing, member)
    if (properties === undefined) continue
    found = true
    for (const [name, types] of properties) merged.set(name, [...new Set([...(merged.get(name) ?? []), ...types])])
  }
  return found ? merged : undefined
}

function indexTypes(writing: Writing, id: TypeId): { names?: string; type: TypeId }[] {
  const model = writing.model(id)
  if (model.kind === 'object') return model.index
  return model.kind === 'union' ? model.members.flatMap((member) => indexTypes(writing, member)) : []
}

export function writeFromText(writing: Writing, id: TypeId, name: string): Lines {
  const byConversion = new Map<string, string[]>()
  for (const [property, types] of textProperties(writing, id) ?? []) {
    const text = conversion(writing, types).join('\n')
    byConversion.set(text, [...(byConversion.get(text) ?? []), `case ${literal(property)}:`])
  }
  const cases = [...byConversion].flatMap(([text, labels]) => [...filled(labels), ...indent(text.split('\n'))])
  const index = indexTypes(writing, id).flatMap(({ names, type }) => {
    const lines = conversion(writing, [type])
    return names === undefined ? lines : block(`if (${writing.regex(names, 'u', 'names_1')}.test(name))`, lines)
  })
  const rest = [...index, ...(index.length > 0 && !index[0]?.startsWith('if') ? [] : ['return undefined;'])]
  const lines = cases.length === 0 ? rest : block('switch (name)', [...cases, 'default:', ...indent(rest)])
  return block(`function ${name}(name, texts)`, lines)
}

/** Statements that return the JSON form of `texts`. */
function conversion(writing: Writing, types: readonly TypeId[]): Lines {
  const leaves = types.flatMap((id) => leavesOf(writing, id))
  const arrays = leaves.filter((id) => ['array', 'tuple', 'set'].includes(writing.model(id).kind))
  const single = scalar(writing, leaves)
  const [array] = arrays
  if (array === undefined) return [`return texts.length === 1 ? ${single('texts[0]')} : texts;`]
  const model = writing.model(array)
  if (model.kind === 'tuple' && arrays.length === 1 && leaves.length === 1) return tupleLines(writing, model.elements)
  const elements = elementsOf(writing, array)
  const each = scalar(writing, elements)
  const scalars = arrays.length < leaves.filter((id) => !['null', 'undefined'].includes(writing.model(id).kind)).length
  const lines = scalars ? [`if (texts.length === 1) return ${single('texts[0]')};`] : []
  if (each('text') === 'text') return [...lines, 'return texts.slice();']
  return [
    ...lines,
    ...block('{', ['const copy = [];', `for (const text of texts) copy.push(${each('text')});`, 'return copy;']).map(
      (line, i) => (i === 0 ? '{' : line),
    ),
  ]
}

/** Each text by the type at its place. */
function tupleLines(writing: Writing, elements: readonly TupleElement[]): Lines {
  const lines = ['const copy = texts.slice();']
  for (const { type, index, loop } of tupleParts(tupleShape(elements), 'texts')) {
    const at = `texts[${index}]`
    const converted = scalar(writing, leavesOf(writing, type))(at)
    if (converted === at) continue
    const set = `copy[${index}] = ${converted};`
    lines.push(...(loop === undefined ? [`if (texts.length > ${index}) ${set}`] : block(loop, [set])))
  }
  return block('{', [...lines, 'return copy;']).map((line, i) => (i === 0 ? '{' : line))
}

function leavesOf(writing: Writing, id: TypeId): TypeId[] {
  const model = writing.model(id)
  return model.kind === 'union' ? model.members : [id]
}

/** Where there are several such types, `report` tells them apart; here any of their items' types will do. */
function elementsOf(writing: Writing, id: TypeId): TypeId[] {
  const model = writing.model(id)
  if (model.kind === 'array' || model.kind === 'set') return leavesOf(writing, model.element)
  return model.kind === 'tuple' ? model.elements.flatMap(({ type }) => leavesOf(writing, type)) : []
}

/** Member by member: literals by their text, then `true` and `false`, then numbers; else the text stays a text. */
function scalar(writing: Writing, leaves: readonly TypeId[]): (text: string) => string {
  const models = leaves.map((id) => writing.model(id))
  return (text) => {
    let rest = text
    if (models.some(({ kind }) => kind === 'number')) {
      const bigints = models.some(({ kind }) => kind === 'bigint')
      rest = `${writing.support(bigints ? 'numberOrBigintFromText' : 'numberFromText')}(${text})`
    }
    if (models.some(({ kind }) => kind === 'boolean')) {
      rest = `${text} === "true" ? true : ${text} === "false" ? false : ${rest}`
    }
    const texts = new Set(
      models.flatMap((model) => (model.kind === 'literal' && typeof model.value === 'string' ? [model.value] : [])),
    )
    for (const model of models) {
      if (model.kind !== 'literal' || typeof model.value === 'string' || texts.has(String(model.value))) continue
      rest = `${text} === ${literal(String(model.value))} ? ${String(model.value)} : ${rest}`
    }
    if (
      models.some(({ kind }) => kind === 'null') &&
      !models.some(({ kind }) => kind === 'string') &&
      !texts.has('null')
    ) {
      rest = `${text} === "null" ? null : ${rest}`
    }
    return rest
  }
}
