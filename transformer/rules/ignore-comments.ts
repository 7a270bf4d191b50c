import type { Problem } from '../model/problem.js'

const comment = /^\s*(?:\/\/|\/\*|\{\s*\/\*)\s*solder-ignore-next-line\s+([\w-]+)/

/**
 * The problems that are left when those are taken out which the user has said to ignore, with a comment on the line before:
 * `// solder-ignore-next-line duplicate-route served by the proxy`. `textOf` gives the text of a file, as the compiler has it.
 */
export function withoutIgnored(problems: readonly Problem[], textOf: (file: string) => string | undefined): Problem[] {
  return problems.filter(({ span, rule }) => {
    const text = textOf(span.file)
    return text === undefined || comment.exec(lineBefore(text, span.start))?.[1] !== rule
  })
}

function lineBefore(text: string, position: number): string {
  const end = text.lastIndexOf('\n', position - 1)
  return end < 0 ? '' : text.slice(text.lastIndexOf('\n', end - 1) + 1, end)
}
