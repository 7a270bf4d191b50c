/* global process */
// Required before a compiler: says at its end what CPU time it took, in microseconds, and its most memory, in kilobytes.
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  const { maxRSS } = process.resourceUsage()
  require('node:fs').writeSync(2, `\ncpu:${user + system} memory:${maxRSS}\n`)
})
