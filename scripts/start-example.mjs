// `npm start`: builds the package, compiles the example as its user would, and becomes the example. Everything ends
// up in this one process, so that a signal sent to npm, or to the whole group by Ctrl-C, reaches the server once it runs.
// (The script in package.json says `exec` for the same reason: the shell in between would die of the signal.)
import { spawnSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

run('The package does not build.', 'scripts/prepare-build.mjs', [])
run('The package does not build.', 'node_modules/typescript/bin/tsc', ['-b', 'transformer', 'runtime', 'lsp-plugin'])
run('The example does not compile.', 'node_modules/ts-patch/bin/tspc.js', ['-p', 'examples/todos'])
await import(pathToFileURL('examples/todos/dist/main.js').href)

/** Runs a Node script; when it fails, says so after what it printed itself, and ends. */
function run(failure, script, args) {
  const { status, signal, error } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' })
  if (status === 0) return
  // Ctrl-C during the build is no failure worth a message.
  if (signal !== 'SIGINT') console.error(error ? `${failure} ${error.message}` : failure)
  process.exit(signal === 'SIGINT' ? 130 : 1)
}
