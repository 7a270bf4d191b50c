import type { Ctx } from '../services.js'

/** Runs every second. */
export function beat({ heart }: Ctx): void {
  heart.beats += 1
}

/** Says how often the clock has ticked. */
export function health({ heart }: Ctx): { beats: number } {
  return { beats: heart.beats }
}
