/** One type of a package, with samples of its JSON form as they come over the wire. */
export interface PackageRoot {
  /** What stands above the type in a file that uses it. */
  imports: string
  /** The type, as it is written there. */
  type: string
  valid: readonly unknown[]
  /**
   * What is wrong when the value at a pointer in the first sample is another one: the path and code of the first issue. `undefined` takes
   * the value away.
   */
  wrong: readonly (readonly [pointer: string, value: unknown, issue: string])[]
  /** What in the type cannot cross a wire: `path: what`. */
  obstacles?: readonly string[]
}
