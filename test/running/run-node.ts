import { spawn } from 'node:child_process'

/** How a process ended and what it said. */
export interface Outcome {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  cwd: string
  env?: Record<string, string>
}

/** Runs a script with this Node to its end: `runNode(['dist/main.js'], { cwd })`. */
export function runNode(args: readonly string[], options: RunOptions): Promise<Outcome> {
  return runCommand(process.execPath, args, options)
}

/** Runs a command to its end. Neither it nor what it starts outlives the tests. */
export function runCommand(command: string, args: readonly string[], { cwd, env }: RunOptions): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }
  process.once('exit', kill)
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.removeListener('exit', kill)
      resolve({ code, signal, stdout, stderr })
    })
  })
}
