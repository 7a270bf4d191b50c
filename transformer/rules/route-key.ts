import { withGoodFixes } from './good-fixes.js'
import { nearestName } from './nearest-name.js'
import { isFlawed, readPath, type Flaw, type Segment } from './path-segments.js'

/** The methods that a route can have. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** A key that is well formed. */
export interface Route {
  /** Absent for the path of a channel. */
  method?: string
  /** Their places are in the key. */
  segments: Segment[]
}

/** Reads `GET /todos/:id`, the key of an HTTP route. */
export function readRoute(key: string): Route | Flaw[] {
  return withGoodFixes(readHttpKey, key)
}

/** Reads `/live/:room`, the key of a channel. */
export function readChannelPath(key: string): Route | Flaw[] {
  return withGoodFixes(readChannelKey, key)
}

function readChannelKey(key: string): Route | Flaw[] {
  const path = readPath(key)
  return isFlawed(path) ? path : { segments: path }
}

function readHttpKey(key: string): Route | Flaw[] {
  const [, lead = '', word = '', gap = '', rest = ''] = /^(\s*)(\S*)(\s*)([^]*)$/.exec(key) ?? []
  if (word.includes('/') || rest === '') return withoutSpace(key.trimEnd(), lead.length, word)
  const method = word.toUpperCase()
  const afterMethod = lead.length + word.length
  const mended = `${method} ${rest}`
  const flaws: Flaw[] = []
  if (lead !== '') flaws.push({ message: 'space', values: {}, start: 0, length: lead.length, mended })
  if (!isMethod(method)) flaws.push(unknownMethod(word, lead.length, rest))
  else if (method !== word) {
    flaws.push({ message: 'lowerCase', values: { method }, start: lead.length, length: word.length, mended })
  }
  if (gap !== ' ') flaws.push({ message: 'space', values: {}, start: afterMethod, length: gap.length, mended })
  const path = readPath(rest)
  const offset = afterMethod + gap.length
  if (isFlawed(path)) {
    flaws.push(
      ...path.map((flaw) => ({
        ...flaw,
        start: flaw.start + offset,
        ...(flaw.mended === undefined ? {} : { mended: `${method} ${flaw.mended}` }),
      })),
    )
    return flaws
  }
  const segments = path.map((segment) => ({ ...segment, start: segment.start + offset }))
  return flaws.length > 0 ? flaws : { method, segments }
}

function isMethod(word: string): boolean {
  return (methods as readonly string[]).includes(word)
}

function unknownMethod(word: string, start: number, path: string): Flaw {
  const values = { method: word, methods: methods.join(', ') }
  const flaw: Flaw = { message: 'method', values, start, length: word.length }
  const nearest = nearestName(word, methods)
  // What begins with another letter is more likely another word.
  return nearest?.[0] === word[0]?.toUpperCase() ? { ...flaw, mended: `${nearest} ${path}`, isGuess: true } : flaw
}

/** `GET/todos`, `/todos`, `todos`, `GET` and the empty key. */
function withoutSpace(key: string, start: number, word: string): Flaw[] {
  const slash = word.indexOf('/')
  const method = word.slice(0, slash < 0 ? undefined : slash).toUpperCase()
  if (word === '') return [{ message: 'empty', values: {}, start: 0, length: start }]
  if (slash === 0) {
    const path = key.trim()
    // A path alone is most often what a browser gets.
    const place = { start, length: key.length - start }
    return [{ message: 'noMethod', values: { path }, ...place, mended: `GET ${path}`, isGuess: true }]
  }
  if (slash < 0) {
    const [message, values] = isMethod(method) ? ['noPath', { key: method }] : ['noMethod', { path: `/${word}` }]
    return [{ message, values, start, length: word.length }]
  }
  const path = key.slice(start + slash)
  if (!isMethod(method)) return [unknownMethod(word.slice(0, slash), start, path)]
  return [{ message: 'noSpace', values: { method, path }, start, length: slash + 1, mended: `${method} ${path}` }]
}
