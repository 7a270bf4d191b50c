import { StartError } from '../../start-error.js'

/**
 * Starts something. Why an application cannot start is printed, and ends the process with code 1; where a program has its own
 * ways (`signals: false`), it is thrown.
 */
export async function orEnd<T>(signals: boolean | undefined, start: () => Promise<T>): Promise<T> {
  try {
    return await start()
  } catch (error) {
    if (!(error instanceof StartError) || signals === false) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
