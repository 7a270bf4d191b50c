/** Longer names are not compared. */
const longest = 64

/**
 * The name that was probably meant: one that begins so, or that the fewest edits lead to, when those are few for its length. The
 * runtime, which knows nothing of this folder, measures alike for whoever calls a server; a test holds both to one table.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > longest) return undefined
  let nearest: string | undefined
  // A name of one letter is near to none.
  let fewest = Math.min(name.length - 1, Math.max(1, Math.floor(name.length * 0.4))) + 1
  for (const candidate of candidates) {
    if (candidate === name || candidate.length > longest) continue
    const edits = distanceOf(name.toLowerCase(), candidate.toLowerCase())
    if (edits < fewest) [nearest, fewest] = [candidate, edits]
  }
  return nearest
}

function distanceOf(name: string, candidate: string): number {
  const isBeginning = name.length >= 3 && candidate.length > name.length && candidate.startsWith(name)
  return isBeginning ? 1 : editDistance(name, candidate)
}

/** How many characters have to be added, removed, replaced or swapped with the next one. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(Math.min(replaced, at(i - 1, j) + 1, at(i, j - 1) + 1, isSwap ? at(i - 2, j - 2) + 1 : Infinity))
    }
  }
  return at(a.length, b.length)
}
