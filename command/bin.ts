#!/usr/bin/env node
import { command } from './command.js'

process.exitCode = await command(process.argv.slice(2), {
  folder: process.cwd(),
  out: (line) => void process.stdout.write(`${line}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
})
