#!/usr/bin/env node
import { command } from './command.js'

/** What an application that was loaded may leave open is no reason to wait. */
const PATIENCE = 1000

// Whoever reads may have read enough, as `head` has: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await command(process.argv.slice(2), {
  folder: process.cwd(),
  out: (line) => void process.stdout.write(`${line}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
})

setTimeout(() => process.exit(), PATIENCE).unref()
