import { parseArgs } from 'node:util'
import { nearestName } from '../rules/nearest-name.js'
import { check, type Terminal } from './check.js'
import { formatNamed } from './formats/index.js'
import { UserError } from './user-error.js'
import { version } from './version.js'

const help = `Usage: solder <command> [options]

Commands:
  check                 Find the mistakes in a project's wirings, as the editor and the build do.

Options:
  -p, --project <path>  The tsconfig.json to check, or its folder; the nearest one by default.
  --fix                 Mend what needs nobody to choose, and report the rest.
  --format <format>     pretty (the default), json, github or sarif.
  -h, --help            Show this text.
  -v, --version         Show the version.

Exit codes: 0 no errors, 1 errors found, 2 the command could not run.`

/** Runs the `solder` command with the arguments that follow its name. Answers the exit code. */
export function command(args: readonly string[], terminal: Terminal): number {
  try {
    return run(args, terminal)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    terminal.error(error.message)
    return 2
  }
}

function run(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = parse(args)
  if (values.version === true) {
    terminal.out(version())
    return 0
  }
  const [name, ...more] = positionals
  if (values.help === true || name === 'help') {
    terminal.out(help)
    return 0
  }
  if (name === undefined) {
    terminal.error(help)
    return 2
  }
  if (name !== 'check') {
    const nearest = nearestName(name, ['check', 'help'])
    const hint = nearest === undefined ? "'solder --help' lists the commands." : `Did you mean 'solder ${nearest}'?`
    throw new UserError(`'${name}' is not a command of solder. ${hint}`)
  }
  if (more.length > 0) {
    throw new UserError(`'solder check' takes no argument '${more[0] ?? ''}'; name a tsconfig.json with -p.`)
  }
  return check(terminal, { project: values.project, fix: values.fix === true, format: formatNamed(values.format) })
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        project: { type: 'string', short: 'p' },
        fix: { type: 'boolean' },
        format: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    })
  } catch (error) {
    throw new UserError(
      `${error instanceof Error ? error.message : String(error)} ('solder --help' lists the options.)`,
    )
  }
}
