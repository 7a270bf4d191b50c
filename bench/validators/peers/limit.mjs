import { isAccount, isOrders, isProduct, isShapes, isTree } from './limit/is.mjs'
import { exactAccount, exactOrders, exactProduct, exactShapes, exactTree } from './limit/strict.mjs'
import { reportAccount, reported, reportOrders, reportProduct, reportShapes, reportTree } from './limit/report.mjs'
import { pruneAccount, pruneOrders, pruneProduct, pruneShapes, pruneTree } from './limit/prune.mjs'
import { writeAccount, writeOrders, writeProduct, writeShapes, writeTree } from './limit/stringify.mjs'

const functions = {
  product: [isProduct, exactProduct, reportProduct, pruneProduct, writeProduct],
  orders: [isOrders, exactOrders, reportOrders, pruneOrders, writeOrders],
  shapes: [isShapes, exactShapes, reportShapes, pruneShapes, writeShapes],
  tree: [isTree, exactTree, reportTree, pruneTree, writeTree],
  formats: [isAccount, exactAccount, reportAccount, pruneAccount, writeAccount],
}

/** What a person who had the time would write for each type. */
export default function limit(name) {
  const [is, strict, report, prune, stringify] = functions[name]
  return {
    is,
    strict,
    report: (value) => (is(value) ? [] : reported(report, value)),
    assert: (value) => {
      if (!is(value)) throw new Error('invalid')
      return value
    },
    prune: (value) => {
      if (!is(value)) throw new Error('invalid')
      return prune(value)
    },
    stringify: (value) => {
      if (!is(value)) throw new TypeError('invalid')
      return stringify(value)
    },
  }
}
