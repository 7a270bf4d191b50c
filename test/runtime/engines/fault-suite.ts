import { Fleet } from './fleet.js'
import { implementations, type Implementation } from './implementations.js'

/** Something that goes wrong, and what is to come of it. */
export interface Case {
  readonly name: string
  /** Whether most of its time goes by until leases run out: such cases wait side by side. */
  readonly waits?: true
  run: (this: void, fleet: Fleet) => Promise<void>
}

/** Tries the cases with real processes on each engine that processes can share. */
export function faultSuite(
  title: string,
  cases: readonly Case[],
  isTried: (implementation: Implementation) => boolean = () => true,
): void {
  for (const implementation of implementations.filter((one) => one.isShared && isTried(one))) {
    describe(`the engine '${implementation.name}' ${title}`, function () {
      this.timeout(180_000)
      if (implementation.missing !== undefined) {
        it(`is tried where it can be had: ${implementation.missing}`, function () {
          console.error(`NOT TESTED: the engine '${implementation.name}': ${implementation.missing}`)
          this.skip()
        })
        return
      }
      const attempt = async ({ run }: Case): Promise<void> => {
        const fleet = await Fleet.open(implementation)
        try {
          await run(fleet)
        } finally {
          await fleet.close()
        }
      }
      const waiting = new Map<Case, Promise<void>>()
      before(() => {
        for (const one of cases) {
          if (!one.waits || implementation.exceptions[one.name] !== undefined) continue
          const attempted = attempt(one)
          // It fails in its own test.
          attempted.catch(() => undefined)
          waiting.set(one, attempted)
        }
      })
      // Those that wait come first, so that nothing else keeps the machine busy while they do.
      for (const one of [...cases].sort((a, b) => Number(b.waits ?? false) - Number(a.waits ?? false))) {
        const reason = implementation.exceptions[one.name]
        it(reason === undefined ? one.name : `${one.name} (not here: ${reason})`, async function () {
          if (reason !== undefined) this.skip()
          await (waiting.get(one) ?? attempt(one))
        })
      }
    })
  }
}
