/** A small JSON value, found by leaving things out of `value` and taking simpler ones, of which `holds` is still true. */
export function shrink(value: unknown, holds: (value: unknown) => boolean): unknown {
  if (typeof value !== 'object' || value === null) {
    const simplest = typeof value === 'string' ? '' : typeof value === 'number' ? 0 : value
    return simplest !== value && holds(simplest) ? simplest : value
  }
  const build = Array.isArray(value)
    ? (entries: Entry[]): unknown => entries.map(([, item]) => item)
    : (entries: Entry[]): unknown => Object.fromEntries(entries)
  let entries = fewest(Object.entries(value), (some) => holds(build(some)))
  for (const [i, [name, inner]] of entries.entries()) {
    const replaced = (less: unknown): Entry[] => entries.map((entry, n) => (n === i ? [name, less] : entry))
    entries = replaced(shrink(inner, (less) => holds(build(replaced(less)))))
  }
  return build(entries)
}

type Entry = [name: string, value: unknown]

/** Without all entries that are not needed; whole stretches first, as most of a large value has nothing to do with it. */
function fewest(entries: Entry[], holds: (entries: Entry[]) => boolean): Entry[] {
  let kept = entries
  for (let size = kept.length; size >= 1; size = size >> 1) {
    for (let start = 0; start < kept.length;) {
      const less = [...kept.slice(0, start), ...kept.slice(start + size)]
      if (holds(less)) kept = less
      else start += size
    }
  }
  return kept
}
