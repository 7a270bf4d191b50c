import { pathToFileURL } from 'node:url'
import { output } from '../output.mjs'

const checks = await import(pathToFileURL(`${output}/typia/typia/checks.js`).href)

export default function typia(name) {
  const { report, ...rest } = checks[name]
  return {
    ...rest,
    report: (value) => {
      const result = report(value)
      return result.success ? [] : result.errors
    },
  }
}
