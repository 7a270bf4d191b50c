import { setFlagsFromString } from 'node:v8'

/**
 * A build is over before most of what V8's optimising compilers do for it has paid for itself: for 500 functions, about
 * three tenths of the CPU that `tspc` took went there, TypeScript's own part included. These flags ask for about six to
 * ten times as much use of a function before it is compiled; code that really is hot, as in large projects and
 * watchers, still is. Each version of V8 has its own: one that is not known here is left alone, because it would
 * complain of flags that it does not have.
 */
const flags: Readonly<Record<string, readonly string[]>> = {
  // Node 20: in units of V8's own, 67,584 by default.
  '11': ['--interrupt-budget=400000'],
  // Node 22, 24 and 26: in calls, 400 and 3,000 by default.
  '12': ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
  '13': ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
  '14': ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
}

/** Only for what `tspc` runs: nothing here is called in an editor or in the user's own program. */
export function compileHotCodeLater(): void {
  const [version = ''] = process.versions.v8.split('.')
  for (const flag of flags[version] ?? []) setFlagsFromString(flag)
}
