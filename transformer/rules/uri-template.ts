import { withGoodFixes } from './good-fixes.js'
import type { Flaw } from './path-segments.js'

/** The key of a resource: a URI, or a template of RFC 6570. */
export interface UriTemplate {
  variables: TemplateVariable[]
}

export interface TemplateVariable {
  name: string
  /** Of the name, in the key. */
  start: number
  /** Set when it is a list: `{tags*}`. */
  isList: boolean
}

/** Reads `todo://{id}`, the key of a resource. */
export function readTemplate(key: string): UriTemplate | Flaw[] {
  return withGoodFixes(readKey, key)
}

function readKey(key: string): UriTemplate | Flaw[] {
  if (key.trim() === '') return [{ message: 'empty', values: {}, start: 0, length: key.length }]
  const parts = partsOf(key)
  const variables = parts.flatMap((part) => part.variables ?? [])
  const flaws = [
    ...schemeFlaws(key),
    ...parts.flatMap((part, at) => flawsOf(key, part, parts[at - 1])),
    ...twice(variables),
    ...greedy(parts),
  ]
  return flaws.length > 0 ? flaws : { variables }
}

/** A stretch of a template: fixed text, or what stands in braces. */
interface Part {
  text: string
  start: number
  /** Of what stands in braces. */
  operator?: string
  variables?: TemplateVariable[]
}

function partsOf(key: string): Part[] {
  return [...key.matchAll(/\{[^{}]*\}?|[^{]+/g)].map((match): Part => {
    const [text] = match
    const start = match.index
    if (!text.startsWith('{')) return { text, start }
    const [, operator = '', list = ''] = /^\{([+#./;?&=,!@|]?)([^}]*)/.exec(text) ?? []
    return { text, start, operator, variables: variablesIn(list, start + 1 + operator.length) }
  })
}

function variablesIn(list: string, start: number): TemplateVariable[] {
  let at = start
  return list.split(',').map((spec) => {
    const variable = { name: spec.replace(/\*$/, ''), start: at, isList: spec.endsWith('*') }
    at += spec.length + 1
    return variable
  })
}

function schemeFlaws(key: string): Flaw[] {
  if (/^[a-z][a-z\d+.-]*:./i.test(key)) return []
  return [{ message: 'noScheme', values: { uri: key }, start: 0, length: key.length }]
}

/** Of a key, with another text in the place of a stretch. */
function replaced(key: string, start: number, length: number, text: string): string {
  return key.slice(0, start) + text + key.slice(start + length)
}

function flawsOf(key: string, part: Part, previous: Part | undefined): Flaw[] {
  const { text, start, operator, variables } = part
  if (variables === undefined || operator === undefined) return textFlaws(key, part)
  const flaw = (message: string, values: Record<string, string>, mended?: string): Flaw[] => [
    {
      message,
      values,
      start,
      length: text.length,
      ...(mended === undefined ? {} : { mended: replaced(key, start, text.length, mended) }),
    },
  ]
  if (!text.endsWith('}')) {
    const name = /^\{[+#./;?&]?[\p{L}\p{N}_$.-]+/u.exec(text)?.[0]
    return flaw('open', { text }, name && `${name}}${text.slice(name.length)}`)
  }
  if (/^[=,!@|]/.test(operator)) return flaw('operator', { operator }, `{${text.slice(2)}`)
  if (variables.every(({ name }) => name === '')) return flaw('noName', {}, '')
  const names = variables.flatMap((variable) => nameFlaw(key, variable))
  if (names.length > 0) return names
  if (operator !== '' || previous?.operator === undefined || '?&;#'.includes(previous.operator || '-')) return []
  return flaw('runOn', { first: previous.text, second: text }, `/${text}`).map((each) => ({ ...each, isGuess: true }))
}

/** Two that may hold slashes: nobody can tell where the one ends. */
function greedy(parts: readonly Part[]): Flaw[] {
  const [first, ...others] = parts.flatMap(({ operator, variables = [] }) =>
    operator === '+' || operator === '#' ? variables : [],
  )
  return others.map(({ name, start }) => ({
    message: 'greedy',
    values: { first: first?.name ?? '', second: name },
    start,
    length: name.length,
  }))
}

const variableName = /^[\p{L}\p{N}_$.-]+$/u

function nameFlaw(key: string, { name, start }: TemplateVariable): Flaw[] {
  if (variableName.test(name)) return []
  const [, bare = '', cut] = /^\s*([^\s:]*)\s*(:\d*)?$/.exec(name) ?? []
  const mended = variableName.test(bare) ? { mended: replaced(key, start, name.length, bare) } : {}
  const message = cut !== undefined && variableName.test(bare) ? 'cut' : 'name'
  return [{ message, values: { name: message === 'cut' ? bare : name }, start, length: name.length, ...mended }]
}

function twice(variables: readonly TemplateVariable[]): Flaw[] {
  return variables.flatMap(({ name, start }, at) =>
    variables.findIndex((other) => other.name === name) < at
      ? [{ message: 'twice', values: { name }, start, length: name.length }]
      : [],
  )
}

/** A parameter as routes have it, a brace that closes nothing, a character that no URI has. */
function textFlaws(key: string, { text, start }: Part): Flaw[] {
  return [...text.matchAll(/(?<=\/):([A-Za-z_]\w*)|\}|%(?![\da-f]{2})|[\s"<>\\^`|]/gi)].map((match): Flaw => {
    const [found, name] = match
    const at = start + match.index
    const of = (message: string, values: Record<string, string>, mended: string): Flaw => ({
      message,
      values,
      start: at,
      length: found.length,
      mended: replaced(key, at, found.length, mended),
    })
    if (name !== undefined) return of('colon', { text: found, variable: `{${name}}` }, `{${name}}`)
    if (found === '}') return of('close', {}, '')
    return of('character', { character: found }, encodeURIComponent(found))
  })
}
