import { catalogue, findProblems } from '../../transformer/rules/index.js'
import type { View } from '../editor.js'
import type { Suggestion } from './suggestion.js'

const keyword = 'solder-ignore-next-line'

/** In a comment: the words that say to ignore a rule on the next line, and the rules. Those with a problem there come first. */
export function ignoreSuggestions({ file, model }: View, position: number): Suggestion[] {
  const start = file.text.lastIndexOf('\n', position - 1) + 1
  const line = file.text.slice(start, position)
  const begun = /^\s*(?:\/\/|\/\*|\{\s*\/\*)\s*(sol[\w-]*)$/.exec(line)?.[1]
  if (begun !== undefined && keyword.startsWith(begun)) {
    return [{ text: keyword, description: 'Ignore a rule', replaces: behind(file.text, position - begun.length) }]
  }
  const rule = /^\s*(?:\/\/|\/\*|\{\s*\/\*)\s*solder-ignore-next-line[^\S\n]+([\w-]*)$/.exec(line)?.[1]
  if (rule === undefined) return []
  const replaces = behind(file.text, position - rule.length)
  const likely = rulesBroken(file.text, position)
  return catalogue.map(({ name, title }) => ({
    text: name,
    description: title,
    replaces,
    ...(likely.has(name) ? { isLikely: true } : {}),
  }))

  /** What is wrong on the next line. */
  function rulesBroken(text: string, from: number): Set<string> {
    const end = text.indexOf('\n', from)
    if (end < 0) return new Set()
    const next = text.indexOf('\n', end + 1)
    const onLine = findProblems(model, file.fileName).filter(
      ({ span }) => span.start > end && (next < 0 || span.start < next),
    )
    return new Set(onLine.map((problem) => problem.rule))
  }
}

/** The word that begins at a place. */
function behind(text: string, start: number): Suggestion['replaces'] {
  return { start, length: /^[\w-]*/.exec(text.slice(start, start + 100))?.[0].length ?? 0 }
}
