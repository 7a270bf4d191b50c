import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { mayBeWiredElsewhere } from './wired-elsewhere.js'

/** A call of a function that nothing has made callable. */
export const notCallable: RuleImplementation = {
  code: 790028,
  name: 'not-callable',
  severity: 'error',
  title: 'A function is called through the context, or as a step, that has no contract',
  messages: {
    notCallable:
      "'{function}' takes no context and is wired nowhere, so '{verb}' cannot check its input: wire it, or call it directly.",
    inline:
      "'{verb}' is given a function that is written in place, which has no contract: declare it, and name it here.",
  },
  mend: "Call the function directly ('fn(input)'), give it a context parameter, or wire it.",
  docs: 'docs/diagnostics/not-callable.md',
  about: 'calls',
  *find({ project, file }) {
    // What is written in place of a step's function is for the rules of workflows to judge.
    for (const { verb, span } of project.inlineUses(file).filter((each) => each.verb !== 'step'))
      yield problem(notCallable, say(notCallable, 'inline', { verb }), span)
    const index = indexOf(project)
    if (index.hasUnknown || mayBeWiredElsewhere(project)) return
    for (const { verb, target } of index.uses(file)) {
      const isCall = verb === 'call' || verb === 'step'
      if (!isCall || target.alias || index.isWired(target) || project.contextOf(target)) continue
      yield problem(notCallable, say(notCallable, 'notCallable', { function: target.name, verb }), target.span)
    }
  },
}
