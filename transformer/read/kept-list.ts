const none: readonly never[] = []

/** A list to be kept with thousands of others: the same one for all that are empty, and without room to grow for the rest. */
export function keptList<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? none : items.slice()
}
