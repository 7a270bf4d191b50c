import type { Span } from '../model/place.js'
import type { Fix, Problem } from '../model/problem.js'
import type { Waiting } from '../model/project.js'
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
    all: "Wait for all with 'Promise.all'",
  },
  mend: "Write 'await' before the call; where it really does not matter, write 'void'.",
  docs: 'docs/diagnostics/unawaited-call.md',
  about: 'calls',
  *find(scope) {
    const { project, file } = scope
    let sites: ReadonlySet<string> | undefined
    const isInWorkflow = (place: Span): boolean => (sites ??= sitesIn(scope)).has(placeOf(place))
    const isLost = ({ unawaited, loop }: Waiting): boolean =>
      unawaited !== undefined && !isInWorkflow(unawaited) && !(loop && isInWorkflow(loop.name))
    for (const use of indexOf(project).uses(file)) {
      const { verb, target } = use
      if ((verb === 'enqueue' || verb === 'start') && isLost(use)) yield* problemOf(verb, target.name, use)
    }
    for (const use of project.publishes(file)) if (isLost(use)) yield* problemOf('publish', use.topic, use)
  },
}

/** Where workflows make such calls: another rule speaks of those. */
function sitesIn({ project, file }: Scope): ReadonlySet<string> {
  return new Set(project.hazards(file).flatMap(({ kind, span }) => (kind === 'unawaited' ? [placeOf(span)] : [])))
}

function placeOf({ file, start }: Span): string {
  return `${file}:${start}`
}

function* problemOf(verb: 'enqueue' | 'start' | 'publish', what: string, use: Waiting): Iterable<Problem> {
  const { unawaited } = use
  if (unawaited) yield problem(unawaitedCall, say(unawaitedCall, verb, { what }), unawaited, { fixes: fixesOf(use) })
}

function fixesOf({ unawaited, loop, isInAsync }: Waiting): Fix[] {
  if (!unawaited || !isInAsync) return []
  const before = (span: Span, text: string) => ({ span: { ...span, length: 0 }, text })
  if (loop === undefined) return [{ title: say(unawaitedCall, 'fix'), edits: [before(unawaited, 'await ')] }]
  const { statement, name } = loop
  if (statement === undefined) return []
  const end = { ...statement, start: statement.start + statement.length }
  const edits = [before(statement, 'await Promise.all('), { span: name, text: 'map' }, before(end, ')')]
  return [{ title: say(unawaitedCall, 'all'), edits }]
}
