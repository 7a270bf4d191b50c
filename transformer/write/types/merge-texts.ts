import type { TypeId, TypeModel } from '../../model/types'
import { isCollection } from './collection'
import { partsOf } from '../../model/parts-of'
import { isStandIn } from './stand-in'
import { block, type Lines } from './text'
import type { Writing } from './writing'

/** Whether a type has, anywhere in it, a value that `JSON.stringify` does not write as `encode` does. */
export function holdsStandIns(writing: Writing, root: TypeId): boolean {
  const reached = new Set([root])
  for (const id of reached) {
    const model = writing.model(id)
    if (isWrittenOtherwise(model)) return true
    for (const part of partsOf(writing.table, id)) reached.add(part)
  }
  return false
}

/** Whether a value is neither written nor copied as other objects and scalars are. */
export function isWrittenOtherwise(model: TypeModel): boolean {
  return isStandIn(model) || isCollection(model) || model.kind === 'toJson'
}

/** Statements that return the JSON text of an object or an array which several members fit: with the properties of all of them, nested ones too. */
export function mergedTextLines(writing: Writing, members: readonly { fits: string; text: string }[]): Lines {
  const merge = writing.support('mergeTexts')
  return [
    'let text;',
    ...members.map(({ fits, text }) => `if (${fits}) text = ${merge}(text, ${text});`),
    'return text === undefined ? "{}" : text;',
  ]
}

export function writeMergeTexts(writing: Writing, name: string): Lines {
  const json = writing.global('JSON')
  return block(`function ${name}(first, second)`, [
    'if (first === undefined) return second;',
    `return ${json}.stringify(${writing.support('mergeCopies')}(${json}.parse(first), ${json}.parse(second)));`,
  ])
}
