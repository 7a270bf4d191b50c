import { block, type Lines } from './text'
import type { Writing } from './writing'

/** An object that only has the prototype of a URL throws when it is asked. */
export function writeIsUrl(writing: Writing, name: string): Lines {
  return block(`function ${name}(value)`, [
    `if (!(value instanceof ${writing.global('URL')})) return false;`,
    ...block('try', ['return typeof value.href === "string";']),
    ...block('catch (error)', ['return false;']),
  ])
}

/** A URL is what the URL Standard reads, but for the blanks that it cuts off. */
export function writeUrlFromJson(writing: Writing, name: string): Lines {
  const form = writing.regex('^[a-z][a-z\\d+.-]*:(?:[^\\t\\n\\r]*[^\\u0000- ])?$', 'i', 'url_form')
  return block(`function ${name}(json)`, [
    `if (typeof json !== "string" || !${form}.test(json)) return json;`,
    ...block('try', [`return new ${writing.global('URL')}(json);`]),
    ...block('catch (error)', ['return json;']),
  ])
}
