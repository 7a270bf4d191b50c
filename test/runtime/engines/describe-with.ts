import { implementations, type Implementation } from './implementations.js'

/** Describes tests of an engine where it can be had, and says why not where it cannot. */
export function describeWith(
  { missing }: Pick<Implementation, 'missing'>,
  title: string,
  define: (this: Mocha.Suite) => void,
): void {
  describe(title, function () {
    this.timeout(120_000)
    if (missing === undefined) define.call(this)
    else
      it(`is tried where it can be had: ${missing}`, function () {
        this.skip()
      })
  })
}

/** One of the engines, by its name. */
export function implementationOf(name: string): Implementation {
  const found = implementations.find((one) => one.name === name)
  if (!found) throw new Error(`There is no engine '${name}'.`)
  return found
}
