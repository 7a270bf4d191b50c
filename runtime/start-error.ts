/** Why an application cannot start: every reason, one sentence each. */
export class StartError extends Error {
  readonly reasons: readonly string[]

  constructor(application: string, reasons: readonly string[]) {
    const [first = 'for no known reason'] = reasons
    super(
      reasons.length === 1
        ? `'${application}' cannot start: ${first}`
        : `'${application}' cannot start, for ${reasons.length} reasons:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`,
    )
    this.name = 'StartError'
    this.reasons = reasons
  }
}
