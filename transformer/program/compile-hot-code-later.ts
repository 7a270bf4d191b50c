import { setFlagsFromString } from 'node:v8'

/**
 * How much code a function runs before V8 compiles it with its optimising compiler, in V8's own units; it begins with 67,584
 * on Node 20. A build is over before most of that compiling has paid for itself: for 500 functions, a third of
 * the CPU that `tspc` takes goes there. Code that really is hot, as in large projects and watchers, is compiled all the same.
 */
const budget = 400_000

/** Only for what `tspc` runs: nothing here is called in an editor or in the user's own program. */
export function compileHotCodeLater(): void {
  setFlagsFromString(`--interrupt-budget=${budget}`)
}
