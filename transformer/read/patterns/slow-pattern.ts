import type { AST } from '@eslint-community/regexpp'
import { isExponential } from './exponential'
import { isPolynomial } from './polynomial'
import { positionsOf } from './positions'

/** How the time grows that a pattern takes on the worst texts of a length; `unknown` where that cannot be judged. */
export type Growth = 'linear' | 'polynomial' | 'exponential' | 'unknown'

/** Longer patterns are not judged: for some, that would take the compiler minutes. */
export const longestJudged = 5000

const known = new Map<string, Growth>()

/** Judges a pattern with the flags `u` or `i`; each is judged once. What is no regular expression counts as linear. */
export function growthOf(source: string, flags = 'u'): Growth {
  const key = `${flags}/${source}`
  let growth = known.get(key)
  if (growth === undefined) known.set(key, (growth = judge(source, flags)))
  return growth
}

function judge(source: string, flags: string): Growth {
  if (!/[*+{?]/u.test(source) || !isPattern(source, flags)) return 'linear'
  // What repeats nothing looks at no text for longer than the pattern is.
  if (source.length > longestJudged) return /[*+{]/u.test(source) ? 'unknown' : 'linear'
  // Most projects have no pattern: these are loaded where there is one.
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { analyse } = require('scslre') as typeof import('scslre')
  const { RegExpParser } = require('@eslint-community/regexpp') as typeof import('@eslint-community/regexpp')
  const { toCharSet } = require('regexp-ast-analysis') as typeof import('regexp-ast-analysis')
  /* eslint-enable @typescript-eslint/no-require-imports */
  try {
    const ast = new RegExpParser({ ecmaVersion: 2024 }).parseLiteral(`/${new RegExp(source, flags).source}/${flags}`)
    const setOf = (element: AST.Element) => toCharSet(element as Parameters<typeof toCharSet>[0], ast.flags)
    const { alternatives } = ast.pattern
    const whole = positionsOf(alternatives, { setOf, few: 10 })
    // A lookaround may fail like a whole pattern that has something after it.
    const around = lookarounds(ast.pattern).map((inner) => ({
      ...positionsOf(inner, { setOf, few: 10 }),
      asserts: true,
    }))
    if ([whole, ...around].some(isExponential)) return 'exponential'
    const { reports } = analyse({ source, flags })
    if (reports.some(({ exponential }) => exponential)) return 'exponential'
    return reports.length > 0 || isPolynomial(positionsOf(alternatives, { setOf, few: 1000 })) ? 'polynomial' : 'linear'
  } catch {
    return 'unknown'
  }
}

function isPattern(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags)
    return true
  } catch {
    return false
  }
}

/** What stands in the lookarounds of an expression, inner ones too. */
function lookarounds(node: AST.Pattern | AST.Alternative | AST.Element): AST.Alternative[][] {
  switch (node.type) {
    case 'Quantifier':
      return lookarounds(node.element)
    case 'Alternative':
      return node.elements.flatMap(lookarounds)
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.flatMap(lookarounds)
    case 'Assertion':
      if (node.kind !== 'lookahead' && node.kind !== 'lookbehind') return []
      return [node.alternatives, ...node.alternatives.flatMap(lookarounds)]
    default:
      return []
  }
}
