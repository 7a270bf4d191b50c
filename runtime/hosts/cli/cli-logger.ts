import type { Logger } from '../../context.js'

/** Lines for people, on stderr: warnings and errors, and the rest when debugging. */
export const cliLogger: Logger = {
  debug: line('debug'),
  info: line('info'),
  warn: line('warn'),
  error: line('error'),
}

/** Whether the user wants to see how the program works: `DEBUG=1 todos list`. */
export function isDebugging(): boolean {
  return (process.env.DEBUG ?? '') !== ''
}

function line(level: keyof Logger): (first: string | object, message?: string) => void {
  return (first, message = '') => {
    const isShown = level === 'warn' || level === 'error' || isDebugging()
    if (isShown) process.stderr.write(`${level}: ${typeof first === 'string' ? first : message}\n`)
  }
}
