import type { DroppedModel, ProjectModel } from '../model/project.js'
import type { Fix, Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import { shownAt } from './shown-at.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A job of which a part does not reach the function. */
export const droppedPayload: RuleImplementation = {
  code: 790044,
  name: 'dropped-payload',
  severity: 'suggestion',
  title: 'A job is given more than the input of its function has',
  messages: {
    dropped: "'{argument}' has {properties}, which the input of '{function}' has not: the job goes without.",
    cron: "'input' has {properties}, which the input of '{function}' has not: the cron entry '{address}' runs without.",
    noInput: "'{function}' takes no input: the cron entry '{address}' runs it without.",
    fix: 'Give it {properties} alone',
  },
  mend: 'Give the job what its function takes, or add the properties to the input of the function.',
  docs: 'docs/diagnostics/dropped-payload.md',
  about: ['cron', 'uses'],
  *find({ project, file }) {
    for (const use of indexOf(project).uses(file)) {
      const found = use.verb === 'enqueue' ? project.droppedBy(use) : undefined
      if (!found) continue
      const { dropped, text, span } = found
      const values = { argument: text, properties: listed(dropped), function: use.target.name }
      yield problem(droppedPayload, say(droppedPayload, 'dropped', values), span, { fixes: fixesOf(found) })
    }
    for (const entry of indexOf(project).entries(file)) if (entry.transport === 'cron') yield* ofCron(project, entry)
  },
}

/** What the input of a cron entry has and its function does not take. */
function* ofCron(project: ProjectModel, entry: EntryModel): Iterable<Problem> {
  const { address, target, options } = entry
  const given = options?.['input']
  const read = given && target && project.functionOf(target)
  if (!read) return
  const { model, types } = read
  const at = shownAt(entry, given.written?.span ?? given.span)
  if (model.input === undefined) {
    if (given.written?.value === undefined) return
    yield problem(droppedPayload, say(droppedPayload, 'noInput', { function: model.name, address }), at)
    return
  }
  const type = types.types.get(model.input)
  if (type?.kind !== 'object' || type.index.length > 0 || type.properties.length === 0) return
  const declared = type.properties.map(({ name }) => name)
  const dropped = [...(given.written?.members?.keys() ?? [])].filter((name) => !declared.includes(name))
  const values = { properties: listed(dropped), function: model.name, address }
  if (dropped.length > 0) yield problem(droppedPayload, say(droppedPayload, 'cron', values), at)
}

/** Takes the properties out of what is named. */
function fixesOf({ kept, text, span }: DroppedModel): Fix[] {
  if (kept === undefined || kept.length === 0 || !kept.every((name) => /^[A-Za-z_$][\w$]*$/.test(name))) return []
  const members = kept.map((name) => `${name}: ${text}.${name}`).join(', ')
  const title = say(droppedPayload, 'fix', { properties: listed(kept) })
  return [{ title, edits: [{ span, text: `{ ${members} }` }] }]
}

function listed(names: readonly string[]): string {
  const quoted = names.slice(0, 4).map((name) => `'${name}'`)
  if (names.length > 4) return `${quoted.join(', ')} and ${names.length - 4} more`
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((text) => text !== '').join(' and ')
}
