import { fromBase64 } from './base64.js'
import type { JsonSchema } from './contract.js'

/** A value that JSON has not: how to know it, and how to make it. */
export interface Mark {
  /** Whether JSON may be its form; only asked where it may be something else. */
  fits(json: unknown): boolean
  make(json: unknown): unknown
}

const isText = (json: unknown): json is string => typeof json === 'string'
const isBase64 = (json: unknown): json is string =>
  isText(json) && json.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(json)

/** Those that are a text in JSON, in the order in which they are tried: by their title in a schema. */
const texts: Readonly<Record<string, Mark>> = {
  Date: {
    fits: (json) => isText(json) && /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT/.test(json),
    make: (json) => (isText(json) ? new Date(json) : json),
  },
  bigint: {
    fits: (json) => isText(json) && /^-?\d+$/.test(json),
    make: (json) => (isText(json) ? BigInt(json) : json),
  },
  URL: {
    fits: (json) => isText(json) && hrefOf(json) === json,
    make: (json) => (isText(json) ? new URL(json) : json),
  },
  Uint8Array: { fits: isBase64, make: (json) => (isText(json) ? fromBase64(json) : json) },
  ArrayBuffer: { fits: isBase64, make: (json) => (isText(json) ? fromBase64(json).buffer : json) },
}

function hrefOf(text: string): string | undefined {
  try {
    return new URL(text).href
  } catch {
    return undefined
  }
}

/** The mark of a schema whose values are a text in JSON, and something else in JavaScript. */
export function textMark({ title, type }: JsonSchema): Mark | undefined {
  const isTextual = type === 'string' || (Array.isArray(type) && type.includes('string'))
  return isTextual && typeof title === 'string' && Object.hasOwn(texts, title) ? texts[title] : undefined
}

/** Whether a schema speaks of a `Map` or a `Set`, which are arrays in JSON. */
export function collectionMark({ title, type }: JsonSchema): 'Map' | 'Set' | undefined {
  return type === 'array' && (title === 'Map' || title === 'Set') ? title : undefined
}

const titles = [...Object.keys(texts), 'Map', 'Set']

/** Whether a schema marks, anywhere, a value that has to be made from its JSON form. */
export function holdsMarks(schema: JsonSchema): boolean {
  const text = JSON.stringify(schema)
  return titles.some((title) => text.includes(`"title":"${title}"`))
}

/** Where the members of a union stand among those that are tried: what is said most precisely comes first. */
export function rankOf(schema: JsonSchema): number {
  const mark = textMark(schema)
  if (mark !== undefined) return 1 + Object.values(texts).indexOf(mark)
  if ('const' in schema || 'enum' in schema) return 0
  const collection = collectionMark(schema)
  return collection === undefined ? 10 : collection === 'Map' ? 11 : 12
}
