import type { LiteralModel } from '../model/literal.js'
import type { ProjectModel, ReadFunction } from '../model/project.js'
import type { TypeId, TypeTable } from '../model/types.js'
import type { Span } from '../model/place.js'
import { indexOf } from './project-index.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** The input of a cron entry, which is the same each time, and which the function would refuse each time. */
export const unfitCronInput: RuleImplementation = {
  code: 790052,
  name: 'unfit-cron-input',
  severity: 'error',
  title: 'The input of a cron entry does not fit its function',
  messages: {
    whole: "The cron entry '{address}' gives '{function}' an input that does not fit: expected {expected}.",
    part: "'{path}' does not fit the input of '{function}': expected {expected}.",
    missing: "The input of '{function}' needs '{path}', and the cron entry '{address}' does not give it.",
    function: "'{function}' is declared here.",
  },
  mend: "Give the cron entry an 'input' that fits the input of its function.",
  docs: 'docs/diagnostics/unfit-cron-input.md',
  about: 'cron',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const { transport, address, target, options } = entry
      const written = transport === 'cron' ? options?.['input']?.written : undefined
      const read = written && target && project.functionOf(target)
      if (!read || read.obstacles.some(({ role }) => role === 'input')) continue
      const misfit = misfitOf(project, written, read)
      if (!misfit) continue
      const { key, span, expected } = misfit
      const values = { function: read.model.name, address, path: misfit.path.join('.'), expected }
      yield problem(unfitCronInput, say(unfitCronInput, key, values), shownAt(entry, span), {
        related: relatedFunction(unfitCronInput, read.model, target),
      })
    }
  },
}

interface Misfit {
  key: 'whole' | 'part' | 'missing'
  path: string[]
  span: Span
  expected: string
}

/** The innermost part that does not fit; undefined when everything does. */
function misfitOf(project: ProjectModel, written: LiteralModel, { model, types }: ReadFunction): Misfit | undefined {
  return model.input === undefined ? undefined : partOf(written, model.input, [])

  function partOf(literal: LiteralModel, id: TypeId, path: string[]): Misfit | undefined {
    const judge = project.judgeOf(types, id)
    if (judge.is(literal.value)) return undefined
    for (const { name, type, value } of partsOf(types, id, literal)) {
      const inner = value === undefined ? undefined : partOf(value, type, [...path, name])
      if (inner) return inner
      if (value === undefined) return { key: 'missing', path: [...path, name], span: literal.span, expected: '' }
    }
    return { key: path.length === 0 ? 'whole' : 'part', path, span: literal.span, expected: judge.expected }
  }
}

/** The properties or items that a type asks for, and what is given for each. */
function partsOf(
  { types }: TypeTable,
  id: TypeId,
  { members, items }: LiteralModel,
): { name: string; type: TypeId; value?: LiteralModel }[] {
  const type = types.get(id)
  if (type?.kind === 'array') return (items ?? []).map((value, at) => ({ name: String(at), type: type.element, value }))
  if (type?.kind !== 'object' || !members) return []
  return type.properties.flatMap(({ name, type: part, optional }) => {
    const value = members.get(name)
    if (value) return [{ name, type: part, value }]
    return optional ? [] : [{ name, type: part }]
  })
}
