import { kebabCase } from '../model/kebab-case.js'
import type { ReadFunction } from '../model/project.js'
import { takesText } from '../rules/text-types.js'

const verbs: readonly [words: RegExp, method: string][] = [
  [/^(?:get|find|read|show|fetch|load|list|search|count|is|has)(?=\p{Lu}|$)/u, 'GET'],
  [/^(?:create|add|insert|post|make)(?=\p{Lu}|$)/u, 'POST'],
  [/^(?:update|change|edit|patch|modify)(?=\p{Lu}|$)/u, 'PATCH'],
  [/^(?:set|put|replace|save)(?=\p{Lu}|$)/u, 'PUT'],
  [/^(?:delete|remove|destroy)(?=\p{Lu}|$)/u, 'DELETE'],
]

/** A route that suits a function by its name and its input: `GET /todos/:id` for `getTodo({ id })`; one that is not taken. */
export function suggestedRoute(read: ReadFunction, taken: ReadonlySet<string>): string {
  const { name } = read.model
  const [words, method] = verbs.find(([verb]) => verb.test(name)) ?? []
  const noun = words === undefined ? '' : name.replace(words, '')
  const canGet = method !== 'GET' || isTextual(read)
  if (words !== undefined && method !== undefined && noun !== '' && canGet) {
    const route = `${method} /${plural(kebabCase(noun))}${hasId(read) ? '/:id' : ''}`
    if (!taken.has(route)) return route
  }
  const plain = `POST /${kebabCase(name)}`
  for (let number = 1; ; number++) {
    const route = number === 1 ? plain : `${plain}-${number}`
    if (!taken.has(route)) return route
  }
}

function plural(noun: string): string {
  if (/(?:s|x|ch|sh)$/.test(noun)) return noun.endsWith('s') ? noun : `${noun}es`
  return /[^aeiou]y$/.test(noun) ? noun.replace(/y$/, 'ies') : `${noun}s`
}

/** Whether the input has an `id` that a path can give. */
function hasId({ model, types }: ReadFunction): boolean {
  const input = model.input === undefined ? undefined : types.types.get(model.input)
  return (
    input?.kind === 'object' &&
    input.properties.some(
      ({ name, optional, type, source }) => name === 'id' && !optional && !source && takesText(types, type),
    )
  )
}

/** Whether a request without a body can give the whole input. */
function isTextual({ model, types }: ReadFunction): boolean {
  const input = model.input === undefined ? undefined : types.types.get(model.input)
  if (input === undefined) return true
  return (
    input.kind === 'object' &&
    input.properties.every(({ type, source }) => source !== undefined || takesText(types, type))
  )
}
