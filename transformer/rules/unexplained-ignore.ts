import { isIgnoredBy } from './ignore-comments.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A comment that keeps its reason to itself. */
export const unexplainedIgnore: RuleImplementation = {
  code: 790053,
  name: 'unexplained-ignore',
  severity: 'suggestion',
  title: 'A comment ignores a problem without saying why',
  messages: {
    unexplained: "This comment does not say why '{rule}' is ignored: write the reason behind the name.",
  },
  mend: "Say why: 'solder-ignore-next-line <rule> <reason>'.",
  docs: 'docs/diagnostics/unexplained-ignore.md',
  about: 'ignores',
  isLast: true,
  *find({ project, file, found = [] }) {
    for (const ignore of project.ignores(file)) {
      const { rule, span, reason } = ignore
      if (reason === '' && found.some((each) => isIgnoredBy(each, ignore)))
        yield problem(unexplainedIgnore, say(unexplainedIgnore, 'unexplained', { rule }), span)
    }
  },
}
