import type { Logger } from './context.js'

type Level = 'debug' | 'info' | 'warn' | 'error'

/** A logger that adds `fields` to every line. */
export function childLogger(log: Logger & { child?: (fields: object) => Logger }, fields: object): Logger {
  if (typeof log.child === 'function') return log.child(fields)
  const write =
    (level: Level) =>
    (first: string | object, message?: string): void => {
      if (typeof first === 'string') log[level](fields, first)
      else if (first instanceof Error) log[level]({ ...fields, err: first }, message ?? first.message)
      else log[level]({ ...fields, ...first }, message)
    }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

/** Where the host has no better logger: the console, on the side that is not the program's output. */
export function consoleLogger(): Logger {
  const write =
    (level: Level) =>
    (first: string | object, message?: string): void => {
      const [fields, text] = typeof first === 'string' ? [undefined, first] : [first, message ?? '']
      if (level === 'debug') return
      const print = level === 'error' ? console.error : console.warn
      if (fields === undefined) print(`${level}: ${text}`)
      else print(`${level}: ${text}`, fields)
    }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
