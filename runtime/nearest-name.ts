/** Longer names are not compared: they come from whoever sent the input, and comparing takes time. */
const LONGEST = 64

/** The name that was probably meant: the one that the fewest edits lead to, when those are few for its length. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined
  let nearest: string | undefined
  // A name of one letter is near to none.
  let fewest = Math.min(name.length - 1, Math.max(1, Math.floor(name.length * 0.4))) + 1
  for (const candidate of known) {
    if (candidate === name || candidate.length > LONGEST || Math.abs(candidate.length - name.length) >= fewest) continue
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase())
    if (edits < fewest) [nearest, fewest] = [candidate, edits]
  }
  return nearest
}

/** How many characters have to be added, removed, replaced or swapped with the next one (optimal string alignment). */
function editsBetween(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = Number(row[j - 1]) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = isSwapped ? Number(before[j - 2]) + 1 : Infinity
      next.push(Math.min(replaced, swapped, Number(row[j]) + 1, Number(next[j - 1]) + 1))
    }
    before = row
    row = next
  }
  return Number(row[b.length])
}
