import { pathToFileURL } from 'node:url'
import { output } from '../output.mjs'

const codecs = await import(pathToFileURL(`${output}/solder/solder/codecs.js`).href)

export default function solder(name) {
  const { drop, keep, strict } = codecs[name]
  return {
    is: drop.is,
    strict: strict.is,
    report: (value) => issues(keep.check(value)),
    assert: (value) => valueOf(keep.check(value)),
    prune: (value) => valueOf(drop.check(value)),
    stringify: drop.stringify,
  }
}

function issues(result) {
  return result.ok ? [] : result.errors
}

function valueOf(result) {
  if (!result.ok) throw new Error('invalid')
  return result.value
}
