import type { RunDetails, RunInfo } from '../../runtime/index.js'
import { Refusal, type Action } from './action.js'
import { mustBeKnown } from './must-be-known.js'
import { clip, moment, span } from './write-values.js'

/** What can be done with runs of workflows, by the name that follows `solder jobs`. */
export const runActions: Readonly<Record<string, Action>> = {
  runs: {
    usage: ['workflow…'],
    summary: 'Show runs of workflows, newest first: all, or those of these workflows.',
    run: async ({ workflows, workflowNames }, { names, most }) => {
      for (const name of names) mustBeKnown('workflow', name, workflowNames)
      const wanted = names.length > 0 ? names.map((workflow) => ({ workflow })) : [{}]
      const found = await Promise.all(
        wanted.map((each) => workflows.runs({ ...each, ...(most === undefined ? {} : { most }) })),
      )
      const json = found.flat()
      return { json, rows: [HEADINGS, ...json.map(runRow)] }
    },
  },
  run: {
    usage: ['id'],
    summary: 'Show one run, step by step.',
    run: async ({ workflows }, { names: [id = ''] }) => {
      const json = await workflows.run(id)
      if (json === undefined) throw new Refusal(`There is no run '${id}' of a workflow that this application has.`)
      const row = runRow(json)
      const intro = HEADINGS.flatMap((heading, at) => (row[at] ? [`${heading.toLowerCase()}: ${row[at]}`] : []))
      return { json, intro: [...intro, ''], rows: [STEP_HEADINGS, ...json.steps.map(stepRow)] }
    },
  },
  cancel: {
    usage: ['id'],
    summary: 'End a run, and those that it started, wherever they go on.',
    run: async ({ workflows }, { names: [id = ''] }) => {
      if (!(await workflows.cancel(id))) throw new Refusal(`There is no run '${id}' that goes on.`)
      return { json: { id, cancelled: true }, rows: [[`The run '${id}' is cancelled.`]] }
    },
  },
}

const HEADINGS = ['ID', 'WORKFLOW', 'STATE', 'STARTED', 'GOES ON', 'WHY']
const STEP_HEADINGS = ['STEP', 'KIND', 'STATE', 'ATTEMPTS', 'STARTED', 'TOOK', 'RESULT']

function runRow({ id, workflow, state, createdAt, wakeAt, reason, error }: RunInfo): string[] {
  return [
    id,
    workflow,
    state,
    moment(createdAt),
    wakeAt ? moment(wakeAt) : '',
    clip(reason ?? error?.message ?? '', 80),
  ]
}

function stepRow({
  name,
  kind,
  state,
  attempts,
  startedAt,
  endedAt,
  until,
  result,
  error,
}: RunDetails['steps'][0]): string[] {
  const took = endedAt ? span(endedAt.getTime() - startedAt.getTime()) : until ? `until ${moment(until)}` : ''
  const outcome = error?.message ?? (result === undefined ? '' : JSON.stringify(result))
  return [name, kind, state, String(attempts), moment(startedAt), took, clip(outcome, 60)]
}
