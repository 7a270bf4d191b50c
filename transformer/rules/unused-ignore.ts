import type { IgnoreModel } from '../model/ignore.js'
import type { Fix, Problem } from '../model/problem.js'
import { rules } from './catalogue.js'
import { isIgnoredBy } from './ignore-comments.js'
import { nearestName } from './nearest-name.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A comment that says to ignore what is not there. */
export const unusedIgnore: RuleImplementation = {
  code: 790021,
  name: 'unused-ignore',
  severity: 'warning',
  title: 'A comment says to ignore a problem that is not there',
  messages: {
    unused: "There is no '{rule}' problem on the next line, so this comment ignores nothing.",
    unknown: "'{rule}' is not the name of a rule, so this comment ignores nothing.{hint}",
    none: "This comment names no rule to ignore: write 'solder-ignore-next-line <rule> <reason>'.",
    hint: " Did you mean '{nearest}'?",
    misspelt: "'{word}' is no comment that Solder knows: write 'solder-ignore-next-line <rule> <reason>'.",
    rename: "Change '{rule}' to '{nearest}'",
    remove: 'Remove the comment',
  },
  mend: 'Remove the comment, or move it to the line before the problem, with the name of the rule that reports it.',
  docs: 'docs/diagnostics/unused-ignore.md',
  about: 'ignores',
  isLast: true,
  *find({ project, file, found = [] }) {
    for (const ignore of project.ignores(file)) {
      // What is said of comments can be ignored, too, but is not all known yet; a rule that is switched off finds nothing to ignore.
      if (ignore.misspelt !== undefined) {
        yield misspelt(ignore, ignore.misspelt)
        continue
      }
      if (judgesOthers(ignore.rule) || project.setup.severities.get(ignore.rule) === 'off') continue
      if (!found.some((each) => isIgnoredBy(each, ignore))) yield problemOf(ignore)
    }
  },
}

function judgesOthers(rule: string): boolean {
  return rules.some(({ name, isLast }) => name === rule && isLast)
}

function misspelt({ span }: IgnoreModel, word: string): Problem {
  const right = 'solder-ignore-next-line'
  const fix: Fix = {
    title: say(unusedIgnore, 'rename', { rule: word, nearest: right }),
    edits: [{ span, text: right }],
  }
  return problem(unusedIgnore, say(unusedIgnore, 'misspelt', { word }), span, { fixes: [fix] })
}

function problemOf(ignore: IgnoreModel): Problem {
  const { rule, span, comment } = ignore
  const names = rules.map(({ name }) => name)
  const removal: Fix = { title: say(unusedIgnore, 'remove'), edits: [{ span: comment, text: '' }], automatic: true }
  if (names.includes(rule)) {
    return problem(unusedIgnore, say(unusedIgnore, 'unused', { rule }), span, { fixes: [removal], unnecessary: true })
  }
  if (rule === '') return problem(unusedIgnore, say(unusedIgnore, 'none'), span, { fixes: [removal] })
  const nearest = rules.find(({ code }) => String(code) === rule)?.name ?? nearestName(rule, names)
  if (nearest === undefined) {
    return problem(unusedIgnore, say(unusedIgnore, 'unknown', { rule, hint: '' }), span, { fixes: [removal] })
  }
  const hint = say(unusedIgnore, 'hint', { nearest })
  const rename: Fix = {
    title: say(unusedIgnore, 'rename', { rule, nearest }),
    edits: [{ span, text: nearest }],
    automatic: true,
  }
  return problem(unusedIgnore, say(unusedIgnore, 'unknown', { rule, hint }), span, { fixes: [rename, removal] })
}
