/** Longer names are not compared: they come from whoever sent the input, and comparing takes time. */
const LONGEST = 64

/**
 * The name that was probably meant: one that begins so, or that the fewest edits lead to, when those are few for its length. The
 * compiler and the editor measure alike.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined
  let nearest: string | undefined
  // A name of one letter is near to none.
  let fewest = Math.min(name.length - 1, Math.max(1, Math.floor(name.length * 0.4))) + 1
  const letters = lettersOf(name)
  for (const candidate of known) {
    if (candidate === name || candidate.length > LONGEST) continue
    if (isBeginning(name, candidate)) {
      if (fewest > 1) [nearest, fewest] = [candidate, 1]
      continue
    }
    if (Math.abs(candidate.length - name.length) >= fewest) continue
    if (leastEdits(letters, lettersOf(candidate)) >= fewest) continue
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase(), fewest)
    if (edits < fewest) [nearest, fewest] = [candidate, edits]
  }
  return nearest
}

/** Whether a name begins with another, which is long enough to mean something. */
function isBeginning(name: string, candidate: string): boolean {
  if (name.length < 3 || candidate.length <= name.length) return false
  return candidate.toLowerCase().startsWith(name.toLowerCase())
}

/** Which letters a name has, a bit for each; `ALL` when not all are of ASCII, where a capital has the bit of its small letter. */
function lettersOf(name: string): number {
  let letters = 0
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i)
    if (unit > 0x7f) return ALL
    letters |= 1 << (unit & 31)
  }
  return letters
}

const ALL = -1

/** Fewer edits cannot lead from one name to another: each of them brings in one letter that the other has not, or takes one away. */
function leastEdits(letters: number, others: number): number {
  return letters === ALL || others === ALL ? 0 : Math.max(bits(letters & ~others), bits(others & ~letters))
}

function bits(number: number): number {
  let count = 0
  for (let rest = number; rest !== 0; rest &= rest - 1) count++
  return count
}

// Of a hostile input a hundred issues ask for names: the rows are made once. Lower case may be longer than what it was made of.
let [before, row, next] = [0, 1, 2].map(() => new Uint8Array(4 * LONGEST)) as [Uint8Array, Uint8Array, Uint8Array]

/**
 * How many characters have to be added, removed, replaced or swapped with the next one (optimal string alignment); at least
 * `enough` when it is not fewer than that.
 */
function editsBetween(a: string, b: string, enough: number): number {
  for (let j = 0; j <= b.length; j++) row[j] = j
  for (let i = 1; i <= a.length; i++) {
    const unit = a.charCodeAt(i - 1)
    let least = (next[0] = i)
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1)
      let edits = Math.min(at(row, j - 1) + (unit === other ? 0 : 1), at(row, j) + 1, at(next, j - 1) + 1)
      if (i > 1 && j > 1 && unit === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        edits = Math.min(edits, at(before, j - 2) + 1)
      next[j] = edits
      if (edits < least) least = edits
    }
    // A swap reaches back two rows, but adds one to what was there.
    if (least > enough) return least
    ;[before, row, next] = [row, next, before]
  }
  return at(row, b.length)
}

function at(cells: Uint8Array, column: number): number {
  return cells[column] ?? 0
}
