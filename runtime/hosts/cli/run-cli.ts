import { parseArgs } from 'node:util'
import type { App } from '../../app.js'
import { Application } from '../../application.js'
import { LazyAbort } from '../../call/lazy-abort.js'
import { only } from '../../open-part.js'
import { StartError } from '../../start-error.js'
import { callCommand } from '../../transports/cli/cli-transport.js'
import { CommandLine, type Asked } from '../../transports/cli/command-line.js'
import { readCommandInput } from '../../transports/cli/read-command-input.js'
import type { Tokenise } from '../../transports/cli/read-arguments.js'
import { defaultEngine } from '../node/default-engine.js'
import { abortOnSignals, Interrupted } from './abort-on-signals.js'
import { cliLogger } from './cli-logger.js'
import { exitCodeOf, failureText } from './failure-text.js'
import { resultText } from './result-text.js'
import { write } from './write.js'

/** Options of `runCli`. */
export interface CliOptions {
  /** What the program is called in its help, its messages and its completion scripts: the application's name by default. */
  name?: string
  /** The session of whoever calls, or a function that finds it out when a command asks for it; none by default. */
  session?: unknown
  /** Whether SIGINT and SIGTERM abort `ctx.signal`: they do by default. A second one ends the process at once. */
  signals?: boolean
}

/**
 * Carries out one command of the application: result on stdout, everything else on stderr. Resolves to the exit code, which it
 * also sets: 0 when it went well, 1 when it failed, 2 when what was typed means nothing. It makes only the services that the
 * command reaches, and closes them.
 */
export async function runCli(
  app: App,
  args: readonly string[] = process.argv.slice(2),
  options: CliOptions = {},
): Promise<number> {
  if (!(app instanceof Application)) throw new TypeError('runCli() takes what defineApp made, from this same package.')
  const name = options.name ?? app.name
  let code = 0
  try {
    const asked = ask(app, name, args)
    if ('text' in asked) await write(process.stdout, asked.text === '' ? '' : `${asked.text}\n`)
    else await carryOut(app, asked, options)
  } catch (error) {
    code = exitCodeOf(error)
    await write(process.stderr, failureText(error, name))
  }
  process.exitCode = code
  return code
}

function ask(app: Application, name: string, args: readonly string[]): Asked {
  const { problems, cli } = app.plan
  if (problems.length > 0) throw new StartError(app.name, problems)
  if (cli.length === 0)
    throw new StartError(app.name, ["it wires no commands: give a wiring a part cli: { 'todo list': listTodos }"])
  return new CommandLine({ name, version: app.version }, cli, tokenise).read(args)
}

async function carryOut(
  app: Application,
  asked: Exclude<Asked, { text: string }>,
  { session, signals = true }: CliOptions,
): Promise<void> {
  // First of all, so that no service is made for a command that cannot be carried out.
  const input = readCommandInput(asked.command, asked.read)
  app.defaultLog = cliLogger
  app.defaultEngine = defaultEngine
  const abort = new LazyAbort()
  const stopListening = signals ? abortOnSignals(abort) : () => undefined
  try {
    const running = await app.openPart({ callables: only(asked.command.wired.callable) })
    try {
      const sessionOf = typeof session === 'function' ? (session as () => unknown) : () => session
      const result = await callCommand(running, asked.command, input, sessionOf, abort).catch((error: unknown) => {
        throw abort.reason instanceof Interrupted ? abort.reason : error
      })
      await write(process.stdout, resultText(result, asked.read.json))
    } finally {
      await running.stop(0)
    }
  } finally {
    stopListening()
  }
}

const tokenise: Tokenise = (args, options) => {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  return tokens
}
