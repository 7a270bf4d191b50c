import type { Terminal } from '../transformer/hosts/terminal.js'
import { UserError } from '../transformer/hosts/user-error.js'
import { version } from '../transformer/hosts/version.js'
import { nearestName } from '../transformer/rules/nearest-name.js'
import { commands } from './commands.js'
import { generalHelp, helpOf } from './help.js'
import { parseOptions } from './parse-options.js'

/** Runs the `solder` command with the arguments that follow its name. Answers the exit code. */
export async function command(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(args, terminal)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    terminal.error(error.message)
    return 2
  }
}

async function run([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  switch (name) {
    case undefined:
      terminal.error(generalHelp())
      return 2
    case '-v':
    case '--version':
      terminal.out(version())
      return 0
    case '-h':
    case '--help':
      terminal.out(generalHelp())
      return 0
    case 'help':
      terminal.out(args[0] === undefined ? generalHelp() : helpOf(args[0], commandNamed(args[0])))
      return 0
  }
  const chosen = commandNamed(name)
  const values = parseOptions(name, chosen.options, args, chosen.words !== undefined)
  if (values === 'help') {
    terminal.out(helpOf(name, chosen))
    return 0
  }
  return chosen.run(values, terminal)
}

function commandNamed(name: string) {
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (found) return found
  if (name.startsWith('-'))
    throw new UserError(`Name a command before the option '${name}': 'solder --help' lists them.`)
  const nearest = nearestName(name, [...Object.keys(commands), 'help'])
  const hint = nearest === undefined ? "'solder --help' lists the commands." : `Did you mean 'solder ${nearest}'?`
  throw new UserError(`'${name}' is not a command of solder. ${hint}`)
}
