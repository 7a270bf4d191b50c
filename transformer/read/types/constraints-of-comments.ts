import type ts from 'typescript'
import type { TagMistake } from '../../model/tag-mistake'
import type { Constraints, TypeId } from '../../model/types'
import { constraintsFor, isMistake, kindsFor, kindWords, mergeConstraints, readConstraint } from './constraints'
import { contradictionIn } from './contradiction'
import { leafKinds, leavesAt, type LeafKind } from './leaf-kinds'
import type { Reading } from './reading'
import { refusedLiteral } from './refused-literal'
import type { Said } from './said-in-comments'
import { slowPatternIn } from './slow-patterns'
import { isOwn } from './span'

/** What comments make of a type: constraints, if any, or the id of a mistake in one of the tags. */
export type FromComments = { constraints?: Constraints } | { mistake: TypeId }

interface ReadTag {
  said: Said
  constraints: Constraints
}

/**
 * The constraints that comments make for a value of a type. In the code of others, a tag that makes no sense is taken
 * for prose: nobody here can mend it.
 */
export function constraintsOfComments(reading: Reading, all: readonly Said[], type: ts.Type): FromComments {
  const read: ReadTag[] = []
  for (const said of all) {
    if (said.name === 'default') continue
    const constraints = readConstraint(said.name, said.value, said.tag)
    const mistake = isMistake(constraints)
      ? constraints
      : (strayFrom(reading, said, constraints, type) ?? literalRefused(reading, said, constraints, type))
    if (mistake === undefined) read.push({ said, constraints: constraints as Constraints })
    else if (isOwn(said.span)) return { mistake: reading.mistake(mistake, said.span) }
  }
  if (read.length === 0) return {}
  const wrong = [...new Set(read.map(({ said }) => said.depth))]
    .map((depth) =>
      wrongTogether(
        reading,
        read.filter(({ said }) => said.depth === depth),
        depth,
        type,
      ),
    )
    .find((each) => each !== undefined)
  if (wrong !== undefined) return { mistake: wrong }
  return { constraints: read.map(wrapped).reduce(mergeConstraints) }
}

function wrapped({ said, constraints }: ReadTag): Constraints {
  let whole = constraints
  for (let depth = said.depth; depth > 0; depth--) whole = { items: whole }
  return whole
}

function strayFrom(
  reading: Reading,
  { tag, depth, name, value }: Said,
  constraints: Constraints,
  type: ts.Type,
): TagMistake | undefined {
  const kinds = leafKinds(reading, type, depth)
  // Sets and maps are among the others, which are not told apart.
  if (kinds.has('other') || kindsFor(constraints).some((kind) => kinds.has(kind as LeafKind))) return undefined
  const spelled = name === 'format' ? `${tag} ${String(value)}` : tag
  return {
    key: 'stray',
    values: { tag: spelled, kinds: kindWords(constraints), type: reading.checker.typeToString(type) },
  }
}

function literalRefused(
  reading: Reading,
  { tag, depth }: Said,
  constraints: Constraints,
  type: ts.Type,
): TagMistake | undefined {
  for (const leaf of leavesAt(reading, type, depth)) {
    const mistake = leaf && refusedLiteral(reading, leaf, constraints, tag)
    if (mistake !== undefined) return mistake
  }
  return undefined
}

/** A contradiction among tags about the same value, or a pattern that is too slow for the texts that they allow. */
function wrongTogether(reading: Reading, read: readonly ReadTag[], depth: number, type: ts.Type): TypeId | undefined {
  const merged = read.map(({ constraints }) => constraints).reduce(mergeConstraints)
  const at = (test: (constraints: Constraints) => boolean): Said | undefined =>
    read.findLast(({ constraints, said }) => test(constraints) && isOwn(said.span))?.said
  const contradiction = contradictionIn(merged)
  if (contradiction !== undefined) {
    const said = at((constraints) => contradiction.keys.some((key) => constraints[key] !== undefined))
    return said && reading.mistake(contradiction.mistake, said.span)
  }
  const strings = constraintsFor('string', merged)
  const slow = strings && slowPatternIn({ ...strings, ...tagMaximum(reading, type, depth, strings) })
  const said = slow && at(({ patterns = [] }) => patterns.some((each) => strings.patterns?.includes(each)))
  return slow && said && reading.mistake(slow, said.span)
}

/** The greatest length that a type tag beside the comment allows. */
function tagMaximum({ checker }: Reading, type: ts.Type, depth: number, { maxLength }: Constraints): Constraints {
  const written = depth === 0 && maxLength === undefined ? /\bMaxLength<(\d+)>/u.exec(checker.typeToString(type)) : null
  return written === null ? {} : { maxLength: Number(written[1]) }
}
