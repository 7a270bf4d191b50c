import type { TupleElement, TypeId } from '../../model/types'
import { holds } from './condition'
import { collectionMembers } from './collection'
import { defaultExpression } from './default-value'
import { finiteArrayCall } from './is-array'
import { holderArguments, isInherited, read, withLocals } from './property-access'
import { isSameInJson } from './same-in-json'
import { scalarLines } from './revive-scalar'
import { isStandIn, standInFromJson } from './stand-in'
import { block, literal, member, type Lines } from './text'
import { tupleParts, tupleShape } from './tuple-shape'
import { planUnion, type ObjectModel, type UnionPlan } from './union-plan'
import { isCondition, skipDeclared } from './write-is'
import { assign, indexCopies, stripExpression } from './write-strip'
import { collectionRevival } from './write-collection'
import type { Writing } from './writing'

/** From the JSON form of `json`, read by `access`, to a candidate for `is`; `json` itself where nothing is to be changed. */
export function reviveExpression(writing: Writing, id: TypeId, json: string, access = json): string {
  if (isSameInJson(writing.table, id)) return stripExpression(writing, id, json)
  if (!changes(writing, id)) return json
  const model = writing.model(id)
  if (model.kind === 'unknown' || model.kind === 'anyObject')
    return `${writing.support('shallow')}(${json}, 1${holderArguments(access)})`
  if (isStandIn(model)) return standInFromJson(writing, model, json)
  return model.kind === 'date' ? `${writing.support('dateFromJson')}(${json})` : `${writing.use('revive', id)}(${json})`
}

/** Whether the JSON form may differ from the JavaScript form, hold something undeclared, or be nested too deeply. */
function changes(writing: Writing, id: TypeId, inside = new Set<TypeId>()): boolean {
  if (inside.has(id)) return false
  inside.add(id)
  const model = writing.model(id)
  switch (model.kind) {
    case 'date':
    case 'bigint':
    case 'url':
    case 'bytes':
    case 'object':
    case 'something':
    case 'unknown':
    case 'anyObject':
    case 'map':
    case 'set':
      return true
    case 'array':
      return changes(writing, model.element, inside) || isUndefinable(writing, model.element)
    case 'tuple':
      return model.elements.some(
        (element) =>
          changes(writing, element.type, inside) || isUndefinable(writing, element.type, mayBeLeftOut(element)),
      )
    case 'union':
      return model.members.some((member) => changes(writing, member, inside))
    default:
      return false
  }
}

/** Whether `null` in the JSON form of an array stands for `undefined`, where a type admits that or an item may be left out. */
function isUndefinable(writing: Writing, id: TypeId, leftOut = false): boolean {
  const model = writing.model(id)
  const kinds = model.kind === 'union' ? model.members.map((member) => writing.model(member).kind) : [model.kind]
  return (leftOut || kinds.includes('undefined')) && !kinds.includes('null') && !kinds.includes('unknown')
}

function mayBeLeftOut({ presence, exact }: Pick<TupleElement, 'presence' | 'exact'>): boolean {
  return presence === 'optional' && exact !== true
}

function itemExpression(writing: Writing, id: TypeId, json: string, leftOut = false): string {
  const revived = reviveExpression(writing, id, json)
  return isUndefinable(writing, id, leftOut) ? `${json} === null ? undefined : ${revived}` : revived
}

export function writeRevive(writing: Writing, id: TypeId, name: string): Lines {
  return block(`function ${name}(json)`, body(writing, id))
}

function body(writing: Writing, id: TypeId): Lines {
  const model = writing.model(id)
  if (!changes(writing, id)) return ['return json;']
  const notArray = `if (!${finiteArrayCall(writing, 'json')}) return json;`
  switch (model.kind) {
    case 'object':
      return objectBody(writing, model)
    case 'array':
      return [
        notArray,
        'const copy = [];',
        `for (let i = 0; i < json.length; i++) copy.push(${itemExpression(writing, model.element, 'json[i]')});`,
        'return copy;',
      ]
    case 'tuple': {
      const parts = tupleParts(tupleShape(model.elements), 'json').flatMap((part) => {
        const { type, index, loop } = part
        const at = `json[${index}]`
        const revived = itemExpression(writing, type, at, mayBeLeftOut(part))
        if (revived === at) return []
        const set = `copy[${index}] = ${revived};`
        return loop === undefined ? [`if (json.length > ${index}) ${set}`] : block(loop, [set])
      })
      return [notArray, 'const copy = json.slice();', ...parts, 'return copy;']
    }
    case 'map':
    case 'set':
      return collectionRevival(writing, model, (type, part) => itemExpression(writing, type, part))
    case 'union':
      return unionBody(writing, id, planUnion(writing.table, model))
    case 'something':
      return [
        `if (${writing.global('Array')}.isArray(json)) return ${writing.support('shallow')}(json, 1);`,
        `return typeof json === "object" && json !== null ? {} : ${writing.support('shallow')}(json, 1);`,
      ]
    default:
      return [`return ${reviveExpression(writing, id, 'json')};`]
  }
}

function objectBody(writing: Writing, model: ObjectModel): Lines {
  const array = `${writing.global('Array')}.isArray(json)`
  const lines = [`if (typeof json !== "object" || json === null || ${array}) return json;`, 'const copy = {};']
  for (const { property, local } of withLocals(model.properties)) {
    const set = assign(
      writing,
      'copy',
      property.name,
      reviveExpression(writing, property.type, local, member('json', property.name)),
    )
    lines.push(`const ${local} = ${read(writing, 'json', property.name)};`, `if (${local} !== undefined) ${set}`)
    const missing = defaultExpression(writing, property)
    if (missing !== undefined) lines.push(`else ${assign(writing, 'copy', property.name, missing)}`)
  }
  if (model.index.length > 0) {
    const copies = indexCopies(writing, model, (id) => reviveExpression(writing, id, 'json[key]'))
    lines.push(
      ...block(`for (const key of ${writing.global('Object')}.keys(json))`, [...skipDeclared(model), ...copies]),
    )
  }
  return [...lines, 'return copy;']
}

function unionBody(writing: Writing, id: TypeId, plan: UnionPlan): Lines {
  const scalars = scalarLines(writing, plan)
  const isOpen = plan.simple.some((each) => writing.model(each).kind === 'something')
  if (isOpen)
    scalars.push((scalars.pop() ?? '').replace('return json;', `return ${writing.support('shallow')}(json, 1);`))
  const [only] = scalars
  const head = 'if (typeof json !== "object" || json === null)'
  const lines = scalars.length === 1 && only !== undefined ? [`${head} ${only}`] : block(head, scalars)
  const collections = collectionMembers(writing, plan).map((member) => member.id)
  const whole = collections.length === 0 && plan.simple.some((each) => writing.model(each).kind === 'anyObject')
  lines.push(...(whole ? wholeArray(writing, plan) : arrayMembers(writing, plan.arrays, collections)))
  const something = plan.simple.find((each) => ['something', 'anyObject'].includes(writing.model(each).kind))
  const [first] = plan.objects
  if (first === undefined)
    return [...lines, `return ${something === undefined ? 'json' : reviveExpression(writing, something, 'json')};`]
  if (something !== undefined || plan.objects.length > 1) {
    lines.push(
      ...(plan.tag === undefined ? mergedLines(writing, id, plan, something) : taggedLines(writing, plan, plan.tag)),
    )
    return lines
  }
  return [...lines, `return ${reviveExpression(writing, first.id, 'json')};`]
}

/** To `object`, all that an array holds is declared; what one of the array members makes of it comes in its place. */
function wholeArray(writing: Writing, { arrays }: UnionPlan): Lines {
  const revived = arrays.flatMap((id) => [
    `part = ${reviveExpression(writing, id, 'json')};`,
    `if (${holds(isCondition(writing, id, 'part'))}) copy = ${writing.support('mergeCopies')}(copy, part);`,
  ])
  if (revived.length === 0) return []
  return block(`if (${writing.global('Array')}.isArray(json))`, ['let copy = json, part;', ...revived, 'return copy;'])
}

/** JSON writes an array, a `Map` and a `Set` alike: the first that fits, in this order; several arrays are merged. */
function arrayMembers(writing: Writing, arrays: TypeId[], collections: TypeId[]): Lines {
  const [first, ...others] = [...arrays, ...collections]
  if (first === undefined) return []
  const nearest = reviveExpression(writing, first, 'json')
  const fits = (id: TypeId): string => holds(isCondition(writing, id, 'part'))
  const array = `if (${writing.global('Array')}.isArray(json))`
  if (others.length === 0) return block(array, [`return ${nearest};`])
  const part = (id: TypeId): string => `part = ${reviveExpression(writing, id, 'json')};`
  const merge = writing.support('mergeCopies')
  const merged = arrays.flatMap((id) => [part(id), `if (${fits(id)}) copy = ${merge}(copy, part);`])
  const found = collections.flatMap((id) => [part(id), `if (${fits(id)}) return part;`])
  if (arrays.length === 0) return block(array, ['let part;', ...found, `return ${nearest};`])
  const kept = found.length === 0 ? [] : ['if (copy !== undefined) return copy;', ...found]
  const chosen = found.length === 0 ? ['if (copy !== undefined) return copy;'] : []
  // What one member does not declare may be what is wrong for another, which would then fit.
  const last = [`part = ${nearest};`, `return ${arrays.map(fits).join(' || ')} ? json : part;`]
  return block(array, ['let copy, part;', ...merged, ...kept, ...chosen, ...last])
}

function taggedLines(writing: Writing, plan: UnionPlan, tag: string): Lines {
  const cases = plan.objects.flatMap(({ id, tags }) => [
    ...tags.map((each) => `case ${literal(each)}:`),
    `  return ${reviveExpression(writing, id, 'json')};`,
  ])
  const value = isInherited(tag) ? read(writing, 'json', tag) : member('json', tag)
  return block(`switch (${value})`, [...cases, 'default:', '  return json;'])
}

/** What any fitting member declares is kept; where none fits, the nearest one is there for the report to judge. */
function mergedLines(writing: Writing, id: TypeId, plan: UnionPlan, something: TypeId | undefined): Lines {
  const bySize = [...plan.objects].sort((a, b) => a.model.properties.length - b.model.properties.length)
  const lines = ['let copy, part;']
  for (const member of bySize) {
    lines.push(`part = ${reviveExpression(writing, member.id, 'json')};`)
    lines.push(
      `if (${holds(isCondition(writing, member.id, 'part'))}) copy = ${writing.support('mergeCopies')}(copy, part);`,
    )
  }
  if (something !== undefined) {
    const whole = reviveExpression(writing, something, 'json')
    // To `object`, every property is declared.
    const all = writing.model(something).kind === 'anyObject'
    const merged = all ? `${writing.support('mergeCopies')}(${whole}, copy)` : 'copy'
    return [...lines, `return copy === undefined ? ${whole} : ${merged};`]
  }
  const cases = plan.objects.flatMap((member, i) => [
    i === plan.objects.length - 1 ? 'default:' : `case ${i}:`,
    `  copy = ${reviveExpression(writing, member.id, 'json')};`,
    '  break;',
  ])
  return [
    ...lines,
    'if (copy !== undefined) return copy;',
    ...block(`switch (${writing.use('nearest', id)}(json))`, cases),
    // What one member does not declare may be what is wrong for another, which would then fit.
    `return ${writing.use('is', id)}(copy) ? json : copy;`,
  ]
}
