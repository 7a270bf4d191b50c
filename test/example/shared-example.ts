import { ExampleProcess } from './example-process.js'

let running: Promise<ExampleProcess> | undefined

/** One `npm start` for all tests that do not end it. */
export function sharedExample(): Promise<ExampleProcess> {
  return (running ??= ExampleProcess.start())
}

// A root hook: it runs after the tests of every file.
after(async () => {
  const example = await running?.catch(() => undefined)
  await example?.kill()
})
