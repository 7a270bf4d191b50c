/** Where the sites of a workflow first are not those of a released version, and what has become of them there. */
export interface SiteChange {
  kind: 'added' | 'removed' | 'renamed' | 'moved'
  /** The index at which they differ. */
  at: number
  /** What was there, and what is there now. */
  before: string
  after?: string
}

/** How the sites of a workflow differ from those that were released; undefined when they only go on. */
export function compareSites(released: readonly string[], now: readonly string[]): SiteChange | undefined {
  const at = released.findIndex((id, index) => now[index] !== id)
  const before = released[at]
  if (before === undefined) return undefined
  const after = now[at]
  const isGone = !now.includes(before, at)
  if (after === undefined) return { kind: isGone ? 'removed' : 'moved', at, before }
  const isNew = !released.includes(after, at)
  if (isGone) return { kind: isNew ? 'renamed' : 'removed', at, before, after }
  return { kind: isNew ? 'added' : 'moved', at, before, after }
}
