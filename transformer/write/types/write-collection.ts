import type { CollectionModel, TypeId } from '../../model/types'
import { collectionLoop, collectionParts, collectionTest, collectionWords } from './collection'
import { all, call, fails, order, type Condition } from './condition'
import { enter, leave } from './report-path'
import { block, literal, type Lines } from './text'
import type { Writing } from './writing'

/** The body of a function that checks a `Map` or a `Set`; `part` is the test of what it holds. */
export function collectionChecks(
  writing: Writing,
  model: CollectionModel,
  part: (id: TypeId, value: string) => Condition,
): Lines {
  const { minItems = 0, maxItems } = model.constraints ?? {}
  const whole = all(
    call(`${writing.support(collectionTest(model))}(value)`),
    ...(minItems > 0 ? [order('value.size', '>=', minItems)] : []),
    ...(maxItems === undefined ? [] : [order('value.size', '<=', maxItems)]),
  )
  const tests = collectionParts(model)
    .map(({ type, local }) => fails(part(type, local)))
    .filter((test) => test !== 'false')
    .map((test) => `if (${test}) return false;`)
  const loop = tests.length === 0 ? [] : block(collectionLoop(writing, model), tests)
  return [`if (${fails(whole)}) return false;`, ...loop, 'return true;']
}

/**
 * The body of a function that reports on one; `part` reports on what it holds. JSON of which none could be made is still
 * an array here, whose parts have been revived: its entries or items are looked at, too.
 */
export function collectionReport(
  writing: Writing,
  model: CollectionModel,
  part: (id: TypeId, value: string) => Lines,
): Lines {
  const add = (code: string, expected: string): string => `reporter.add(${literal(code)}, ${literal(expected)}, value);`
  const { minItems = 0, maxItems } = model.constraints ?? {}
  const isArray = `${writing.global('Array')}.isArray(value)`
  const size = `${isArray} ? value.length : value.size`
  const bound = (code: 'minItems' | 'maxItems', count: number): string =>
    add(code, collectionWords({ ...model, constraints: { [code]: count } }))
  const tooMany = maxItems === undefined ? [] : [`if (size > ${maxItems}) ${bound('maxItems', maxItems)}`]
  const tooFew = minItems > 0 ? [`else if (size < ${minItems}) ${bound('minItems', minItems)}`] : []
  const bounds = [...tooMany, ...tooFew].map((line, i) => (i === 0 ? line.replace(/^else /u, '') : line))
  const wrong = writing.support(model.kind === 'map' ? 'reportEntries' : 'reportDuplicates')
  const reported = `${wrong}(value, reporter)`
  const misfit = maxItems === undefined ? reported : `(value.length > ${maxItems} || ${reported})`
  return [
    `const isMisfit = ${isArray} && ${misfit};`,
    ...block(`if (!isMisfit && !${writing.support(collectionTest(model))}(value))`, [
      add('type', collectionWords(model)),
      'return;',
    ]),
    ...(bounds.length === 0 ? [] : [`const size = ${size};`, ...bounds]),
    ...partsReport(writing, model, part),
  ]
}

function partsReport(writing: Writing, model: CollectionModel, part: (id: TypeId, value: string) => Lines): Lines {
  const reports = collectionParts(model).map(({ type, local }, i) => ({ at: i, lines: part(type, local) }))
  if (reports.every(({ lines }) => lines.length === 0)) return []
  const within = (at: string | number, lines: Lines): Lines =>
    lines.length === 0 ? [] : [enter(String(at)), ...lines, leave]
  if (model.kind === 'set') {
    const lines = reports.flatMap(({ lines }) => lines)
    return ['let i = 0;', ...block('for (const item of value)', [...within('i', lines), 'i++;'])]
  }
  const inside = reports.flatMap(({ at, lines }) => within(at, lines))
  return [
    'let i = 0;',
    ...block('for (const entry of value)', [
      ...block(`if (${writing.global('Array')}.isArray(entry) && entry.length === 2)`, [
        'const [key, item] = entry;',
        ...within('i', inside),
      ]),
      'i++;',
    ]),
  ]
}

/** The body of a function that copies one; `part` is the copy of what it holds. */
export function collectionCopy(
  writing: Writing,
  model: CollectionModel,
  part: (id: TypeId, value: string) => string,
): Lines {
  const copies = collectionParts(model).map(({ type, local }) => part(type, local))
  const add = model.kind === 'map' ? 'set' : 'add'
  return [
    `const copy = new ${writing.global(model.kind === 'map' ? 'Map' : 'Set')}();`,
    ...block(collectionLoop(writing, model), [`copy.${add}(${copies.join(', ')});`]),
    'return copy;',
  ]
}

/** The body of a function that writes one; `part` is the text of what it holds. */
export function collectionText(
  writing: Writing,
  model: CollectionModel,
  part: (id: TypeId, value: string) => string,
): Lines {
  const [first = '', second] = collectionParts(model).map(({ type, local }) => part(type, local))
  const text = second === undefined ? `"," + ${first}` : `",[" + ${first} + "," + ${second} + "]"`
  return [
    'let text = "";',
    ...block(collectionLoop(writing, model), [`text += ${text};`]),
    'return "[" + text.slice(1) + "]";',
  ]
}

/**
 * The body of a function that makes one from its JSON form; `part` revives what it holds. Of what says a key or an item
 * twice, or is longer than allowed, none is made: it stays an array for `report`.
 */
export function collectionRevival(
  writing: Writing,
  model: CollectionModel,
  part: (id: TypeId, json: string) => string,
): Lines {
  const array = `${writing.global('Array')}.isArray`
  const { maxItems } = model.constraints ?? {}
  const tooLong = maxItems === undefined ? '' : ` || json.length > ${maxItems}`
  const start = [`if (!${array}(json)${tooLong}) return json;`]
  if (model.kind === 'set') {
    return [
      ...start,
      'const copy = [];',
      `for (let i = 0; i < json.length; i++) copy.push(${part(model.element, 'json[i]')});`,
      `const set = new ${writing.global('Set')}(copy);`,
      'return set.size === copy.length ? set : copy;',
    ]
  }
  return [
    ...start,
    `const map = new ${writing.global('Map')}();`,
    'const copy = [];',
    ...block('for (const entry of json)', [
      ...block(`if (!${array}(entry) || entry.length !== 2)`, ['copy.push(entry);', 'continue;']),
      `const key = ${part(model.key, 'entry[0]')};`,
      `const item = ${part(model.element, 'entry[1]')};`,
      'copy.push([key, item]);',
      'map.set(key, item);',
    ]),
    'return map.size === copy.length ? map : copy;',
  ]
}
