import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../running/repository.js'
import { ServerProcess } from '../running/server-process.js'

const folders: string[] = []
let running: Promise<ServerProcess> | undefined

/** Starts `npm start` on a free port; resolves when it has printed everything it prints. */
export function startExample(): Promise<ServerProcess> {
  // Each has its own jobs: those of one would otherwise be worked off by another.
  const folder = mkdtempSync(join(tmpdir(), 'solder-example-'))
  folders.push(folder)
  return ServerProcess.start('npm', ['start'], {
    cwd: root,
    env: { PORT: '0', SOLDER_DIR: folder },
    ready: /Ctrl-C/,
  })
}

/** One `npm start` for all tests that do not end it. */
export function sharedExample(): Promise<ServerProcess> {
  return (running ??= startExample())
}

// A root hook: it runs after the tests of every file.
after(async () => {
  const example = await running?.catch(() => undefined)
  await example?.kill()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
