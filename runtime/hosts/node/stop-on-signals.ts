/** Ends the process when it is told to: in order, and at once for somebody who does not want to wait. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let since: number | undefined
  const onSignal = (): void => {
    if (since !== undefined) {
      // A second Ctrl-C is from somebody who does not want to wait; two at once are one that came by way of npm too.
      if (Date.now() - since > 1000) process.exit(130)
      return
    }
    since = Date.now()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
