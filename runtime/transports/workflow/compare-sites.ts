/**
 * Why a run that was started with one list of sites cannot be continued by code with another; undefined when it can: when the code's
 * list begins with the run's.
 */
export function compareSites(
  workflow: string,
  run: readonly string[] | null,
  code: readonly string[] | null,
): string | undefined {
  if (run === null || code === null) return undefined
  const at = run.findIndex((site, index) => site !== code[index])
  const site = run[at]
  if (site === undefined) return undefined
  const now = code[at]
  const what = !code.includes(site)
    ? `'${site}' is no longer in it`
    : now !== undefined && !run.includes(now)
      ? `'${now}' now stands before '${site}'`
      : `'${site}' has moved`
  return (
    `The run was started by other code of the workflow '${workflow}': ${what}. It waits for a process that has that code; ` +
    'undo the change, or cancel the run and start it again.'
  )
}
