import { check } from '../transformer/hosts/check.js'
import { checkFormats, formatNamed } from '../transformer/hosts/formats/index.js'
import { entryKinds, graph, graphFormats } from '../transformer/hosts/graph.js'
import type { Terminal } from '../transformer/hosts/terminal.js'
import type { Options, Values } from './parse-options.js'

/** One command of `solder`. */
export interface Command {
  /** For the list of commands: one line. */
  summary: string
  options: Options
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
  lsp: {
    summary: 'Be a language server, for editors that load no TypeScript plugins. Editors start it.',
    options: {
      stdio: { type: 'boolean', text: 'Accepted because editors pass it: it always speaks over stdin and stdout.' },
    },
    codes: '0 the editor ended it as it should, 1 it did not, 2 the command could not run.',
    run: (_, terminal) => serveEditor(terminal),
  },
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
