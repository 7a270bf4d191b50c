import type { AST } from '@eslint-community/regexpp'
import type { toCharSet } from 'regexp-ast-analysis'

type CharSet = ReturnType<typeof toCharSet>

/**
 * A regular expression as an automaton whose states are the places in it where one character is read (Glushkov's). It
 * keeps how many ways lead from a place to the next, which is what makes backtracking slow. What looks around or back
 * reads nothing here.
 */
export interface Positions {
  sets: CharSet[]
  /** For each place, the places that may follow it, and in how many ways. */
  follow: Map<number, number>[]
  /** Places after which the whole expression may end. */
  last: Set<number>
  /** Places that may be the first, of alternatives that need not stand at the start of the text. */
  anywhere: number[]
  /** Whether something besides characters is asked for, so that a match may fail after its last character. */
  asserts: boolean
}

/** A part of an expression: where it may start and end, and whether it may be empty. */
interface Part {
  first: number[]
  last: number[]
  empty: boolean
}

const nothing: Part = { first: [], last: [], empty: true }

/** What it takes to read an expression. */
export interface PositionsReading {
  /** The characters that an element can read. */
  setOf(element: AST.Element): CharSet
  /** A repetition of more times than this counts as one without end; one of fewer times as none. */
  few: number
}

/** The automaton of some alternatives. */
export function positionsOf(alternatives: readonly AST.Alternative[], reading: PositionsReading): Positions {
  const positions: Positions = { sets: [], follow: [], last: new Set(), anywhere: [], asserts: false }
  for (const { elements } of alternatives) {
    const { first, last } = sequence(positions, elements, reading)
    for (const place of last) positions.last.add(place)
    const [head] = elements
    if (head?.type !== 'Assertion' || head.kind !== 'start') positions.anywhere.push(...first)
  }
  return positions
}

function partOf(positions: Positions, element: AST.Element, reading: PositionsReading): Part {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return either(element.alternatives.map((each) => sequence(positions, each.elements, reading)))
    case 'Quantifier': {
      if (element.max === 0) return nothing
      const part = partOf(positions, element.element, reading)
      if (element.max > reading.few) link(positions, part.last, part.first)
      return element.min === 0 ? { ...part, empty: true } : part
    }
    case 'Assertion':
      // At the start, nothing has been read that could be read again in another way.
      if (element.kind !== 'start') positions.asserts = true
      return nothing
    case 'Backreference':
      positions.asserts = true
      return nothing
    default: {
      const place = positions.sets.push(reading.setOf(element)) - 1
      positions.follow.push(new Map())
      return { first: [place], last: [place], empty: false }
    }
  }
}

function sequence(positions: Positions, elements: readonly AST.Element[], reading: PositionsReading): Part {
  let whole = nothing
  for (const element of elements) {
    const part = partOf(positions, element, reading)
    link(positions, whole.last, part.first)
    whole = {
      first: whole.empty ? [...whole.first, ...part.first] : whole.first,
      last: part.empty ? [...whole.last, ...part.last] : part.last,
      empty: whole.empty && part.empty,
    }
  }
  return whole
}

function either(parts: readonly Part[]): Part {
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    empty: parts.some(({ empty }) => empty),
  }
}

function link({ follow }: Positions, from: readonly number[], to: readonly number[]): void {
  for (const place of from) {
    const ways = follow[place]
    for (const next of to) ways?.set(next, (ways.get(next) ?? 0) + 1)
  }
}
