/** Why an application cannot start: every reason, one sentence each. */
export class StartError extends Error {
  readonly reasons: readonly string[]

  constructor(application: string, reasons: readonly string[], options?: { cause?: unknown }) {
    const [first = 'for no known reason'] = reasons
    const list = reasons.map((reason) => `  - ${reason}`).join('\n')
    super(
      reasons.length === 1
        ? `'${application}' cannot start: ${first}.`
        : `'${application}' cannot start, for ${reasons.length} reasons:\n${list}`,
      options,
    )
    this.name = 'StartError'
    this.reasons = reasons
  }
}
