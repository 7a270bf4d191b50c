import { block, type Lines } from './text'
import type { Writing } from './writing'

/** JSON that a type does not look into may be nested this deep: the platform's own functions come to grief soon after. */
const DEEPEST_ANY = 1000

/** What emitted functions call for values whose type says nothing of what is in them. `holder` has the value as its `key`. */
export const anySupport = {
  jsonAny: (writing: Writing, name: string): Lines => {
    const json = writing.global('JSON')
    return block(`function ${name}(value, holder, key)`, [
      ...block('try', [
        `const text = ${json}.stringify(value);`,
        `if (text !== undefined && (text.includes("null") || text.includes("{}") || text.includes('{"0":'))) ${json}.stringify(value, ${writing.support('lostValue')});`,
        'return text;',
      ]),
      ...block('catch (cause)', [`throw ${writing.support('noJson')}(value, holder, key, cause);`]),
    ])
  },

  lostValue: (writing: Writing, name: string): Lines => {
    const finite = `${writing.global('Number')}.isFinite`
    return [
      '// JSON.stringify would write null for a number or a date that JSON has not, and {} for a Map and the like.',
      ...block(`function ${name}(key, item)`, [
        `if (typeof item === "number" ? !${finite}(item) : item === null && this[key] instanceof ${writing.global('Date')})`,
        `  throw new ${writing.global('TypeError')}("JSON has no text for " + this[key]);`,
        `if (typeof item === "object" && item !== null && ${writing.support('opaque')}(item)) throw new ${writing.global('TypeError')}("JSON has no text for an object");`,
        'return item;',
      ]),
    ]
  },

  opaque: (writing: Writing, name: string): Lines => {
    const object = writing.global('Object')
    return block(`function ${name}(object)`, [
      `const kind = ${object}.prototype.toString.call(object);`,
      `if (kind === "[object Object]" || kind === "[object Array]") return false;`,
      `if (${writing.global('ArrayBuffer')}.isView(object)) return true;`,
      `return ${object}.keys(object).length === 0 && !/ (?:Number|String|Boolean)\\]$/.test(kind);`,
    ])
  },

  noJson: (writing: Writing, name: string): Lines => {
    const error = `new ${writing.global('TypeError')}("JSON has no text for a value")`
    return block(`function ${name}(value, holder, key, cause)`, [
      `return ${writing.global('Object')}.assign(${error}, { value, holder, key, cause });`,
    ])
  },

  shallow: (writing: Writing, name: string): Lines => [
    '// What no type looks into is not nested so deep that the functions of the platform would fail, and holds no number too large for one.',
    ...block(`function ${name}(json, depth, holder, key)`, [
      ...block('if (typeof json !== "object" || json === null)', [
        `if (typeof json === "number" && !${writing.global('Number')}.isFinite(json)) throw ${writing.support('noJson')}(json, holder, key);`,
        'return json;',
      ]),
      `if (depth > ${DEEPEST_ANY}) throw new ${writing.global('RangeError')}("nested too deeply");`,
      `if (${writing.support('finiteArray')}(json)) for (let i = 0; i < json.length; i++) ${name}(json[i], depth + 1, json, i);`,
      `else for (const key in json) ${name}(json[key], depth + 1, json, key);`,
      'return json;',
    ]),
  ],
}
