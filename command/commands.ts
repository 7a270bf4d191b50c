import { check } from '../transformer/hosts/check.js'
import { checkFormats, formatNamed } from '../transformer/hosts/formats/index.js'
import { entryKinds, graph, graphFormats } from '../transformer/hosts/graph.js'
import type { Terminal } from '../transformer/hosts/terminal.js'
import { actions } from './jobs/actions.js'
import { jobs, usageOf } from './jobs/jobs.js'
import { UserError } from '../transformer/hosts/user-error.js'
import { listWorkflows, lockWorkflows } from '../transformer/hosts/workflows.js'
import { lockName } from '../transformer/model/lock.js'
import type { Options, Values } from './parse-options.js'

/** One command of `solder`. */
export interface Command {
  /** For the list of commands: one line. */
  summary: string
  options: Options
  /** What may stand after it: how it is written, and what it does. Nothing may, unless it says so. */
  words?: readonly (readonly [usage: string, summary: string])[]
  /** What its exit codes mean, for its help. */
  codes: string
  /** Answers the exit code. */
  run(values: Values, terminal: Terminal): number | Promise<number>
}

const project: Options = {
  project: {
    type: 'string',
    short: 'p',
    multiple: true,
    value: 'path',
    text: 'A tsconfig.json, or its folder; the nearest one by default. May be given several times.',
  },
}

/** All commands, by name. */
export const commands: Readonly<Record<string, Command>> = {
  check: {
    summary: "Find the mistakes in a project's wirings, as the editor and the build do.",
    options: {
      ...project,
      fix: { type: 'boolean', text: 'Mend what needs nobody to choose, and report the rest.' },
      format: {
        type: 'string',
        value: 'format',
        choices: Object.keys(checkFormats),
        default: 'pretty',
        text: 'How to write what was found.',
      },
    },
    codes: '0 no errors, 1 errors found, 2 the command could not run.',
    run: ({ many, flags, one }, terminal) =>
      check(terminal, {
        projects: many('project'),
        fix: flags.has('fix'),
        format: formatNamed(one('format')),
      }),
  },
  graph: {
    summary: 'Draw what a project is made of: entries, functions, services, topics, and who calls whom.',
    options: {
      ...project,
      from: {
        type: 'string',
        multiple: true,
        value: 'name',
        text: "Only what is reached from a function, an entry ('GET /todos') or a file. May be given several times.",
      },
      kind: {
        type: 'string',
        multiple: true,
        value: 'kind',
        choices: entryKinds,
        text: 'Only entries of a kind, and what is reached from them. May be given several times:',
      },
      format: {
        type: 'string',
        value: 'format',
        choices: Object.keys(graphFormats),
        default: 'mermaid',
        text: 'The language of the graph.',
      },
    },
    codes:
      '0 the graph was written, 1 so it was, but TypeScript could not read all of the project, 2 the command could not run.',
    run: ({ many, one }, terminal) =>
      graph(terminal, { projects: many('project'), from: many('from'), kinds: many('kind'), format: one('format') }),
  },
  jobs: {
    summary: "Look after an application's queues, dead jobs and schedules, through its engine.",
    words: Object.entries(actions).map(([name, action]) => [usageOf(name, action), action.summary] as const),
    options: {
      app: {
        type: 'string',
        value: 'path',
        text: 'The compiled module that exports the application; by default that of the one which the project has.',
      },
      most: { type: 'string', value: 'number', text: 'How many dead jobs (100), or next times of each schedule (3).' },
      json: { type: 'boolean', text: 'Write JSON.' },
    },
    codes: '0 done, 1 it could not be done, 2 the command could not run.',
    run: ({ flags, one, words }, terminal) =>
      jobs(terminal, { words, app: one('app'), most: one('most'), json: flags.has('json') }),
  },
  workflows: {
    summary: 'Show the steps of workflows, and lock those of released versions.',
    words: [
      ['list', 'Show the steps of each workflow, and whether they are locked; the default.'],
      ['lock', `Write them to ${lockName} beside the tsconfig.json: what runs in flight need is then kept.`],
    ],
    options: {
      ...project,
      check: { type: 'boolean', text: 'With lock: write nothing, and exit 1 when something would be written.' },
      remove: {
        type: 'string',
        multiple: true,
        value: 'name',
        text: 'With lock: take out a workflow that has no more runs. May be given several times.',
      },
    },
    codes: '0 done, 1 something is not locked or wired no more, 2 the command could not run.',
    run: ({ many, flags, words }, terminal) => workflows(terminal, words, many, flags.has('check')),
  },
  lsp: {
    summary: 'Be a language server, for editors that load no TypeScript plugins. Editors start it.',
    options: {
      stdio: { type: 'boolean', text: 'Accepted because editors pass it: it always speaks over stdin and stdout.' },
    },
    codes: '0 the editor ended it as it should, 1 it did not, 2 the command could not run.',
    run: (_, terminal) => serveEditor(terminal),
  },
}

function workflows(terminal: Terminal, words: readonly string[], many: Values['many'], check: boolean): number {
  const [word = 'list', stray] = words
  if (stray !== undefined || (word !== 'list' && word !== 'lock'))
    throw new UserError(`'solder workflows' takes 'list' or 'lock', not '${stray ?? word}'.`)
  if (word === 'lock') return lockWorkflows(terminal, { projects: many('project'), check, remove: many('remove') })
  if (check || many('remove').length > 0)
    throw new UserError("'--check' and '--remove' are options of 'solder workflows lock'.")
  return listWorkflows(terminal, many('project'))
}

/** The server is loaded only when it is wanted. It ends the process itself. */
async function serveEditor(terminal: Terminal): Promise<number> {
  if (process.stdin.isTTY) {
    terminal.error(
      "'solder lsp' speaks the Language Server Protocol over stdin and stdout: an editor starts it (docs/editors.md).",
    )
    return 2
  }
  const { startServer } = await import('../lsp-plugin/server/start-server.js')
  startServer(process.stdin, process.stdout)
  return new Promise(() => undefined)
}
