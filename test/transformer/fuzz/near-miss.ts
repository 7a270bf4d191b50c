import type { Random } from '../types/random.js'

const junk: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  1e21,
  '',
  'a',
  '1',
  [],
  ['a'],
  [1],
  {},
  { a: 1 },
  { type: 'x' },
]

/** A copy of a JSON value with one thing about it changed, somewhere inside. */
export function nearMiss(value: unknown, random: Random): unknown {
  if (Array.isArray(value))
    return value.length > 0 && random.chance(0.75) ? insideArray(value, random) : changedArray(value, random)
  if (typeof value === 'object' && value !== null) {
    const object = value as Record<string, unknown>
    return Object.keys(object).length > 0 && random.chance(0.75)
      ? insideObject(object, random)
      : changedObject(object, random)
  }
  return changedScalar(value, random)
}

function insideArray(items: readonly unknown[], random: Random): unknown {
  const index = random.below(items.length)
  return items.map((item, i) => (i === index ? nearMiss(item, random) : item))
}

function insideObject(object: Record<string, unknown>, random: Random): unknown {
  const name = random.pick(Object.keys(object))
  return withEntry(object, name, nearMiss(object[name], random))
}

function changedArray(items: readonly unknown[], random: Random): unknown {
  switch (random.below(5)) {
    case 0:
      return [...items, random.pick(junk)]
    case 1:
      return items.slice(1)
    case 2:
      return items.slice(0, -1)
    case 3:
      return [...items].reverse()
    default:
      return items.length > 0 ? items[0] : random.pick(junk)
  }
}

function changedObject(object: Record<string, unknown>, random: Random): unknown {
  const names = Object.keys(object)
  if (names.length === 0 || random.chance(0.1)) return random.pick(junk)
  const name = random.pick(names)
  const { [name]: value, ...rest } = object
  switch (random.below(5)) {
    case 0:
      return withEntry(object, 'extra', random.pick(junk))
    case 1:
      return withEntry(rest, `${name}x`, value)
    case 2:
      return withEntry(object, name, object[random.pick(names)])
    default:
      return rest
  }
}

function changedScalar(value: unknown, random: Random): unknown {
  if (random.chance(0.4)) return random.pick(junk)
  switch (typeof value) {
    case 'string':
      return random.pick([`${value}x`, value.slice(1), value.toUpperCase(), Number(value) || 0, [value], { value }])
    case 'number':
      return random.pick([String(value), -value, value + 0.5, value * 1000, [value]])
    case 'boolean':
      return random.pick<unknown>([!value, String(value), Number(value)])
    default:
      return random.pick<unknown>(['null', 0, '', {}])
  }
}

/** The copy owns the property also when its name is `__proto__`. */
function withEntry(object: Record<string, unknown>, name: string, value: unknown): object {
  const copy = { ...object }
  Object.defineProperty(copy, name, { value, writable: true, enumerable: true, configurable: true })
  return copy
}
