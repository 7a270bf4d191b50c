/** Somebody else's opinion on whether a JSON value has a type. */
export interface Judge {
  readonly name: string
  /** The types that it has no opinion on, and why. */
  readonly silent: ReadonlyMap<string, string>
  /** What it says of values of the type; undefined for a type that it is silent about. */
  verdictOf(type: string): ((value: unknown) => boolean) | undefined
}

/** A judge that makes its verdicts on first use, and tells why it could not. */
export function judge(name: string, make: (type: string) => (value: unknown) => boolean): Judge {
  const made = new Map<string, (value: unknown) => boolean>()
  const silent = new Map<string, string>()
  return {
    name,
    silent,
    verdictOf(type) {
      if (silent.has(type)) return undefined
      try {
        let verdict = made.get(type)
        if (verdict === undefined) made.set(type, (verdict = make(type)))
        return verdict
      } catch (error) {
        silent.set(type, (error as Error).message)
        return undefined
      }
    },
  }
}
