import type { TypeId } from '../../model/types'
import { holds } from './condition'
import { block, type Lines } from './text'
import { planUnion, type ObjectMember, type ObjectModel } from './union-plan'
import { admitsArrays, isCondition } from './write-is'
import type { Writing } from './writing'

/**
 * The function that says which object member of an untagged union a value is to be taken for: the one that it fits, or
 * of several the one that has all that the others have. It says -1 when there is none such.
 */
export function writeMember(writing: Writing, id: TypeId, name: string): Lines {
  const model = writing.model(id)
  if (model.kind !== 'union') throw new Error(`not a union: ${id}`)
  const objects = planUnion(writing.table, model).objects.map((member, index) => ({ ...member, index }))
  const widest = [...objects].sort((a, b) => b.model.properties.length - a.model.properties.length)
  const tests = widest.map((member, i) => {
    const covering = widest.slice(0, i).filter((wider) => covers(writing, wider.model, member.model))
    const test = [
      ...covering.map(({ index }) => `member !== ${index}`),
      holds(isCondition(writing, member.id, 'value')),
    ]
    const first = i === 0 || covering.length === i
    const found = `member = ${member.index};`
    return { test: test.join(' && '), found, first }
  })
  return block(`function ${name}(value)`, [
    'let member = -1;',
    ...tests.flatMap(({ test, found, first }) =>
      first ? [`if (${test}) ${found}`] : block(`if (${test})`, ['if (member !== -1) return -1;', found]),
    ),
    'return member;',
  ])
}

/** Statements that return what `made` makes of a value that is to be taken for one member of a union; others come after them. */
export function memberLines(
  writing: Writing,
  id: TypeId,
  members: readonly ObjectMember[],
  made: (member: TypeId) => string,
): Lines {
  const cases = members.flatMap((member, i) => [`case ${i}:`, `  return ${made(member.id)};`])
  return block(`switch (${writing.use('member', id)}(value))`, cases)
}

/** Members of a union without those that say nothing new: whatever has the type of one of the others has theirs, too. */
export function withoutCovering(writing: Writing, members: readonly ObjectMember[]): ObjectMember[] {
  return members.filter(
    (member, i) =>
      !members.some(
        (other, j) =>
          i !== j &&
          covers(writing, member.model, other.model) &&
          // Of two with the same properties the first one stays.
          (j < i || !covers(writing, other.model, member.model)),
      ),
  )
}

/** Whether every value of `wide` is one of `narrow`, as far as their properties tell. */
function covers(writing: Writing, wide: ObjectModel, narrow: ObjectModel): boolean {
  if (wide.index.length > 0 || narrow.index.length > 0 || wide.methods || narrow.methods) return false
  if (admitsArrays(writing, wide) && !admitsArrays(writing, narrow)) return false
  return narrow.properties.every((property) => {
    const same = wide.properties.find(({ name }) => name === property.name)
    if (same?.type !== property.type) return false
    return !same.optional || (property.optional && same.exact === property.exact)
  })
}
