import type { TypeId } from '../../model/types'
import { acceptsUndefined } from './accepts-undefined'
import { block, type Lines } from './text'
import type { Writing } from './writing'

/**
 * The call that tells whether something is an array with such items. An array with nothing in it may say that it has four
 * billion items; where one that is missing is an item like any other, nobody would get to its end.
 */
export function arrayCall(writing: Writing, items: TypeId | undefined, value: string): string {
  const endless = items !== undefined && acceptsUndefined(writing.table, items)
  return endless ? finiteArrayCall(writing, value) : `${writing.global('Array')}.isArray(${value})`
}

export function finiteArrayCall(writing: Writing, value: string): string {
  return `${writing.support('finiteArray')}(${value})`
}

/** Engines keep arrays with more items as they keep objects, and look for each of their items. */
const MOST_ITEMS = 2 ** 25

export function writeFiniteArray(writing: Writing, name: string): Lines {
  return block(`function ${name}(value)`, [
    `return ${writing.global('Array')}.isArray(value) && value.length < ${MOST_ITEMS};`,
  ])
}
