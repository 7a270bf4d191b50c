import { createRequire } from 'node:module'
import { output } from '../output.mjs'

/** Standalone code that `build.mjs` had ajv write. */
export default function ajv(name) {
  const validators = createRequire(import.meta.url)(`${output}/ajv/${name}.cjs`)
  const { is, strict, all, prune } = validators
  return {
    is: (value) => is(value),
    strict: (value) => strict(value),
    report: (value) => (all(value) ? [] : all.errors),
    assert: (value) => {
      if (!is(value)) throw new Error('invalid')
      return value
    },
    // ajv removes in place, and cannot do so in an untagged union.
    ...(prune === undefined
      ? {}
      : {
          prune: (value) => {
            if (!prune(value)) throw new Error('invalid')
            return value
          },
        }),
  }
}
