import { root } from '../running/repository.js'
import { ServerProcess } from '../running/server-process.js'

let running: Promise<ServerProcess> | undefined

/** Starts `npm start` on a free port; resolves when it has printed everything it prints. */
export function startExample(): Promise<ServerProcess> {
  return ServerProcess.start('npm', ['start'], { cwd: root, env: { PORT: '0' }, ready: /Ctrl-C/ })
}

/** One `npm start` for all tests that do not end it. */
export function sharedExample(): Promise<ServerProcess> {
  return (running ??= startExample())
}

// A root hook: it runs after the tests of every file.
after(async () => {
  const example = await running?.catch(() => undefined)
  await example?.kill()
})
