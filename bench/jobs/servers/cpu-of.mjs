import { readFileSync, readdirSync } from 'node:fs'

/** Linux counts in hundredths of a second. */
const TICK = 10_000

/** The microseconds of CPU that a server and its child processes have taken; undefined where the system does not tell. */
export function cpuOf(pid) {
  if (pid === '' || process.platform !== 'linux') return undefined
  let ticks = 0
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? fieldsOf(name) : undefined
    // Its own, and of children that have ended; and those of children that live.
    if (name === pid) ticks += fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    else if (fields?.[1] === pid) ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks * TICK
}

/** Of `/proc/<pid>/stat`, from the state on; undefined for a process that has just ended. */
function fieldsOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
