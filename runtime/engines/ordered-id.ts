import { randomBytes } from 'node:crypto'

/** The highest priority that a job can have, and the lowest below 0. */
const HIGHEST_PRIORITY = 1000

let last = 0
let count = 0

/** A UUID of version 7 (RFC 9562): those that one process makes are in the order in which it made them. */
export function orderedId(): string {
  const time = tick()
  const random = randomBytes(8)
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80
  const tail = random.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(count, 3)}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

/** A UUID of version 8: those of higher priorities come first, and equal ones in the order in which this process made them. */
export function rankedId(priority: number): string {
  const time = tick()
  const rank = hex(HIGHEST_PRIORITY - Math.max(-HIGHEST_PRIORITY, Math.min(HIGHEST_PRIORITY, priority)), 3)
  const head = rank + time
  return `${head.slice(0, 8)}-${head.slice(8, 12)}-8${head.slice(12)}-8${hex(count, 3)}-${randomBytes(6).toString('hex')}`
}

/** The time as twelve hexadecimal digits; `count` tells apart what is of the same millisecond. */
function tick(): string {
  const now = Date.now()
  if (now > last) {
    last = now
    count = 0
  } else if (++count > 0xfff) {
    last++
    count = 0
  }
  return hex(last, 12)
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0')
}
