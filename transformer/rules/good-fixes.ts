import type { Flaw } from './path-segments.js'

/** Reads a key, and keeps those fixes of its flaws that leave nothing wrong. */
export function withGoodFixes<T extends object>(read: (key: string) => T | Flaw[], key: string): T | Flaw[] {
  const found = read(key)
  if (!Array.isArray(found)) return found
  return found.map(({ mended, ...flaw }) =>
    mended === undefined || Array.isArray(read(mended)) ? flaw : { ...flaw, mended },
  )
}
