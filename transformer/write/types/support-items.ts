import { block, type Lines } from './text'
import type { Writing } from './writing'

/** What emitted functions call to tell whether the items of an array are all different. */
export const itemSupport = {
  uniqueItems: (writing: Writing, name: string): Lines =>
    block(`function ${name}(items, scalar)`, [
      `const seen = new ${writing.global('Set')}();`,
      '// Where a set puts numbers and digits can be foreseen, so that many of them could be made to collide.',
      'const asText = !scalar || items.length > 1000;',
      `for (let i = 0; i < items.length; i++) seen.add(asText ? ${writing.support('canonicalText')}(items[i]) : items[i]);`,
      'return seen.size === items.length;',
    ]),

  canonicalText: (writing: Writing, name: string): Lines => {
    const [json, array] = [writing.global('JSON'), writing.global('Array')]
    return block(`function ${name}(value)`, [
      `if (typeof value === "string") return ${json}.stringify(value);`,
      `if (typeof value !== "object" || value === null) return typeof value + ${writing.global('String')}(value);`,
      `if (value instanceof ${writing.global('Date')}) return ${json}.stringify(value);`,
      'let text = "";',
      ...block(`if (${array}.isArray(value))`, [
        `for (let i = 0; i < value.length; i++) text += ${name}(value[i]) + ",";`,
        'return "[" + text + "]";',
      ]),
      ...block(`for (const key of ${writing.global('Object')}.keys(value).sort())`, [
        `if (value[key] !== undefined) text += ${json}.stringify(key) + ":" + ${name}(value[key]) + ",";`,
      ]),
      'return "{" + text + "}";',
    ])
  },
}
