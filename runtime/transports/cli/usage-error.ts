/** A command line that cannot be carried out as it was typed. */
export class UsageError extends Error {
  override name = 'UsageError'
  /** The words of the command whose help says more; empty for that of all, undefined when the message is a help. */
  readonly command: string | undefined

  constructor(message: string, command?: string) {
    super(message)
    this.command = command
  }
}
