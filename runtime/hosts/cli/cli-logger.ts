import { inspect } from 'node:util'
import { messageOf } from '../../call/failure.js'
import type { Logger } from '../../context.js'

/** Lines for people, on stderr: warnings and errors, and the rest when debugging. */
export const cliLogger: Logger & { child: () => Logger } = {
  debug: line('debug'),
  info: line('info'),
  warn: line('warn'),
  error: line('error'),
  // There is one call in this process, so that nobody asks which one a line belongs to.
  child: () => cliLogger,
}

/** Whether the user wants to see how the program works: `DEBUG=1 todos list`. */
export function isDebugging(): boolean {
  return (process.env.DEBUG ?? '') !== ''
}

function line(level: keyof Logger): (first: string | object, message?: string) => void {
  return (first, message = '') => {
    const isShown = level === 'warn' || level === 'error' || isDebugging()
    if (isShown) process.stderr.write(`${level}: ${textOf(first, message)}\n`)
  }
}

/** The message and that of the error which comes with it. */
function textOf(first: string | object, message: string): string {
  if (typeof first === 'string') return first
  const error = first instanceof Error ? first : (first as { err?: unknown }).err
  if (error === undefined) return message === '' ? inspect(first, { breakLength: Infinity }) : message
  const reason = messageOf(error)
  const stack = isDebugging() && error instanceof Error ? error.stack : undefined
  const said = message === '' || message === reason ? reason : `${message}: ${reason}`
  return stack === undefined ? said : `${said}\n${stack}`
}
