import { fileURLToPath } from 'node:url'

export const bench = fileURLToPath(new URL('./', import.meta.url))
export const root = fileURLToPath(new URL('../../', import.meta.url))
/** Where what is compiled for the bench is put. */
export const output = `${root}.tmp/bench-validators`
