/** Of a URI, as long as it may be, with none of some signs in it. */
export interface Run {
  /** What stands before it, and belongs to it. */
  readonly prefix: string
  /** The signs that it cannot hold. */
  readonly excluded: string
  /** How many signs it has at least. */
  readonly least: 0 | 1
  /** Whether it may be left out, with its prefix. */
  readonly optional: boolean
}

/**
 * The texts of the runs in a URI that consists of these parts, undefined for those that are left out; undefined when it does not.
 * Where it can be taken apart in several ways, earlier runs are longer. Each part goes over the URI once or twice, whatever the
 * URI is: an expression that tries one way after another would be slow on one that is made for it.
 */
export function matchParts(parts: readonly (string | Run)[], uri: string): (string | undefined)[] | undefined {
  const [first] = parts
  if (typeof first === 'string' && !uri.startsWith(first)) return undefined
  const rests = restsOf(parts, uri)
  if (rests[0]?.[0] !== 1) return undefined
  const texts: (string | undefined)[] = []
  let at = 0
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      at += part.length
      continue
    }
    const from = at + part.prefix.length
    const end = uri.startsWith(part.prefix, at) ? longest(part, uri, from, rests[index + 1]) : undefined
    texts.push(end === undefined ? undefined : uri.slice(from, end))
    at = end ?? at
  }
  return texts
}

/** For each part, and the end of all: at which places of the URI the rest of it can begin. */
function restsOf(parts: readonly (string | Run)[], uri: string): Uint8Array[] {
  const end = new Uint8Array(uri.length + 1)
  end[uri.length] = 1
  const rests: Uint8Array[] = [end]
  let next: Uint8Array = end
  for (const part of parts.toReversed()) {
    next = typeof part === 'string' ? placesOfText(part, uri, next) : placesOfRun(part, uri, next)
    rests.unshift(next)
  }
  return rests
}

function placesOfText(text: string, uri: string, next: Uint8Array): Uint8Array {
  const places = new Uint8Array(uri.length + 1)
  for (let at = 0; at + text.length <= uri.length; at++)
    if (next[at + text.length] === 1 && uri.startsWith(text, at)) places[at] = 1
  return places
}

function placesOfRun({ prefix, excluded, least, optional }: Run, uri: string, next: Uint8Array): Uint8Array {
  /** Where the run can end, or go on to where it can. */
  const inside = next.slice()
  for (let at = uri.length - 1; at >= 0; at--)
    if (inside[at + 1] === 1 && !excluded.includes(uri.charAt(at))) inside[at] = 1
  const places = new Uint8Array(uri.length + 1)
  for (let at = 0; at <= uri.length; at++) {
    const from = at + prefix.length
    const begins = uri.startsWith(prefix, at) && from <= uri.length
    const fits = least === 0 ? inside[from] === 1 : inside[from + 1] === 1 && !excluded.includes(uri.charAt(from))
    if ((optional && next[at] === 1) || (begins && fits)) places[at] = 1
  }
  return places
}

/** Where the longest run ends after which the rest can begin. */
function longest(
  { excluded, least }: Run,
  uri: string,
  from: number,
  next: Uint8Array | undefined,
): number | undefined {
  let end: number | undefined
  for (let at = from; at <= uri.length; at++) {
    if (at - from >= least && next?.[at] === 1) end = at
    if (at === uri.length || excluded.includes(uri.charAt(at))) break
  }
  return end
}
