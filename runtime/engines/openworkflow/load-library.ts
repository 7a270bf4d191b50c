/** The package that keeps runs: its version is part of what this adapter relies on. */
const PACKAGE = 'openworkflow@0.10.1'

/** The last migration of that version: tables of a later one are not touched. */
export const KNOWN_MIGRATION = 5

/** Loads a part of the package that a user installs for workflows. `others`: what else they install for it. */
export async function loadLibrary<T>(
  load: () => Promise<T>,
  engine: string,
  others: readonly string[] = [],
): Promise<T> {
  try {
    return await load()
  } catch (error) {
    const packages = [PACKAGE, ...others]
    const what = packages.length === 1 ? 'a package' : 'packages'
    throw new Error(`workflows on ${engine}() need ${what}: install with \`npm install ${packages.join(' ')}\``, {
      cause: error,
    })
  }
}

/** Says that the tables were written by a later version. */
export function newerTables(where: string, found: number): Error {
  return new Error(
    `the tables in ${where} are of a newer version of OpenWorkflow (${found}, this one knows ${KNOWN_MIGRATION}): ` +
      'run a version of Solder that knows them, or name another place',
  )
}
