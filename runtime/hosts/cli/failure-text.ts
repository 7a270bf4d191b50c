import { messageOf } from '../../call/failure.js'
import { SolderError } from '../../errors.js'
import { UsageError } from '../../transports/cli/usage-error.js'
import { Interrupted } from './abort-on-signals.js'
import { isDebugging } from './cli-logger.js'

/** 2 when what was typed means nothing, what shells expect after a signal, 1 for every other failure. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Interrupted) return error.code
  return error instanceof UsageError ? 2 : 1
}

/** What stderr says of an error. Whoever types a command is told the message of any: it is their own process. */
export function failureText(error: unknown, program: string): string {
  if (error instanceof Interrupted) return ''
  if (error instanceof UsageError) {
    const { message, command } = error
    if (command === undefined) return `${message}\n`
    return `${message}\nSee '${[program, command, '--help'].filter((part) => part !== '').join(' ')}'.\n`
  }
  if (isDebugging() && error instanceof Error) return `${error.stack ?? error.message}\n`
  const issues = error instanceof SolderError ? (error.errors ?? []) : []
  const lines = issues.map(({ path, expected, received }) => `  ${path || '/'}: expected ${expected}, got ${received}`)
  return [messageOf(error), ...lines].map((line) => `${line}\n`).join('')
}
