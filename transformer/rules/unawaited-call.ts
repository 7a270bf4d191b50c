import type { Span } from '../model/place.js'
import type { Problem } from '../model/problem.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import type { Scope } from './scope.js'

/** A job, a run or a message that nobody waits for until it is safe. */
export const unawaitedCall: RuleImplementation = {
  code: 790030,
  name: 'unawaited-call',
  severity: 'warning',
  title: 'Nothing waits until a job, a run or a message is safely handed over',
  messages: {
    enqueue:
      "Nothing waits for 'enqueue': when it fails, or the process ends first, '{what}' never runs and nobody is told.",
    start:
      "Nothing waits for 'start': when it fails, or the process ends first, '{what}' never runs and nobody is told.",
    publish:
      "Nothing waits for 'publish': when it fails, or the process ends first, nobody gets the message of '{what}' and nobody is told.",
    fix: "Add 'await'",
  },
  mend: "Write 'await' before the call; where it really does not matter, write 'void'.",
  docs: 'docs/diagnostics/unawaited-call.md',
  *find(scope) {
    const { project, file } = scope
    let sites: ReadonlySet<string> | undefined
    const isInWorkflow = (place: Span): boolean => (sites ??= sitesIn(scope)).has(placeOf(place))
    for (const { verb, target, unawaited, isInAsync } of indexOf(project).uses(file)) {
      if ((verb === 'enqueue' || verb === 'start') && unawaited && !isInWorkflow(unawaited))
        yield problemOf(verb, target.name, unawaited, isInAsync)
    }
    for (const { topic, unawaited, isInAsync } of project.publishes(file)) {
      if (unawaited && !isInWorkflow(unawaited)) yield problemOf('publish', topic, unawaited, isInAsync)
    }
  },
}

/** Where workflows make such calls: another rule speaks of those. */
function sitesIn({ project, file }: Scope): ReadonlySet<string> {
  return new Set(project.hazards(file).flatMap(({ kind, span }) => (kind === 'unawaited' ? [placeOf(span)] : [])))
}

function placeOf({ file, start }: Span): string {
  return `${file}:${start}`
}

function problemOf(
  verb: 'enqueue' | 'start' | 'publish',
  what: string,
  unawaited: Span,
  isInAsync: true | undefined,
): Problem {
  const edits = [{ span: { ...unawaited, length: 0 }, text: 'await ' }]
  return problem(unawaitedCall, say(unawaitedCall, verb, { what }), unawaited, {
    fixes: isInAsync ? [{ title: say(unawaitedCall, 'fix'), edits }] : [],
  })
}
