import { collectionSupport } from './support-collections'
import { dateSupport } from './support-dates'
import { writeFiniteArray } from './is-array'
import { itemSupport } from './support-items'
import { anySupport } from './support-any'
import { numberSupport } from './support-numbers'
import { writeMergeTexts } from './merge-texts'
import { writeBigintFromJson, writeNumberOrBigintFromText } from './support-bigint'
import {
  writeBase64,
  writeBase64Digit,
  writeBufferFromJson,
  writeBytesFromJson,
  writeIsBuffer,
  writeIsBytes,
  writeIsDetached,
} from './support-bytes'
import { writeIsUrl, writeUrlFromJson } from './support-url'
import { nodeSupport } from './rows/support-nodes'
import { rowSchemaSupport } from './rows/support-schema'
import { walkSupport } from './rows/support-walk'
import { block, type Lines } from './text'
import type { Writing } from './writing'

/** Functions that the functions of several types call; each is written at most once in a file. */
export const supportNames = {
  characters: 'count_characters',
  ownProperty: 'has_own',
  setProperty: 'set_own',
  sameNames: 'has_same_names',
  inOrder: 'is_in_order',
  mergeCopies: 'merge_copies',
  fullTime: 'is_full_time',
  unusualTime: 'is_unusual_time',
  dateTime: 'is_date_time',
  dateFromJson: 'date_from_json',
  unusualDate: 'unusual_date_from_json',
  numberFromText: 'number_from_text',
  isoTime: 'is_iso_time',
  isoDateTime: 'is_iso_date_time',
  regexText: 'is_regular_expression',
  multipleOf: 'is_multiple_of',
  finiteArray: 'is_finite_array',
  uniqueItems: 'has_unique_items',
  canonicalText: 'canonical_text',
  jsonString: 'json_string',
  jsonNumber: 'json_number',
  jsonScalar: 'json_scalar',
  jsonAny: 'json_any',
  lostValue: 'refuse_lost_value',
  opaque: 'is_opaque',
  noJson: 'no_json',
  shallow: 'shallow_json',
  bigintFromJson: 'bigint_from_json',
  numberOrBigintFromText: 'number_or_bigint_from_text',
  isUrl: 'is_url',
  urlFromJson: 'url_from_json',
  isBytes: 'is_bytes',
  isBuffer: 'is_buffer',
  isDetached: 'is_detached',
  base64: 'to_base64',
  base64Digit: 'base64_digit',
  bytesFromJson: 'bytes_from_json',
  bufferFromJson: 'buffer_from_json',
  mergeTexts: 'merge_texts',
  schemaDocument: 'json_schema',
  isMap: 'is_map',
  isSet: 'is_set',
  reportEntries: 'report_entries',
  reportDuplicates: 'report_duplicates',
  typeNode: 'type_node',
  rowProperties: 'row_properties',
  unionMembers: 'union_members',
  literalsOf: 'literals_of',
  candidates: 'possible_members',
  areDeep: 'are_deep',
  isFlat: 'is_flat',
  propertyFits: 'property_fits',
  nearestMember: 'nearest_member',
  rankOf: 'rank_of',
  hasLiteral: 'has_literal',
  mergedCopy: 'merged_copy',
  admitsArrays: 'admits_arrays',
  hasProperties: 'has_properties',
  walkIs: 'walk_is',
  walkReport: 'walk_report',
  reportMembers: 'report_members',
  rowWords: 'row_words',
  listedWords: 'listed_words',
  walkRun: 'walk_remembering',
  walkCopy: 'walk_copy',
  copyMember: 'copy_member',
  walkEncode: 'walk_encode',
  encodeMember: 'encode_member',
  walkSchema: 'walk_schema',
  rowSchema: 'row_schema',
  propertiesSchema: 'properties_schema',
  unionSchema: 'union_schema',
} as const

export type SupportName = keyof typeof supportNames

/** The text of one of these functions. */
export function writeSupport(writing: Writing, support: SupportName, name: string): Lines {
  return writers[support](writing, name)
}

const writers: Record<SupportName, (writing: Writing, name: string) => Lines> = {
  characters: (_writing, name) =>
    block(`function ${name}(text)`, [
      'let count = text.length;',
      ...block('for (let i = 0; i < text.length - 1; i++)', [
        'const unit = text.charCodeAt(i);',
        ...block('if (unit >= 0xd800 && unit < 0xdc00)', [
          'const next = text.charCodeAt(i + 1);',
          ...block('if (next >= 0xdc00 && next < 0xe000)', ['count--;', 'i++;']),
        ]),
      ]),
      'return count;',
    ]),

  ownProperty: (writing, name) =>
    block(`function ${name}(value, key)`, [
      `return ${writing.global('Object')}.prototype.hasOwnProperty.call(value, key);`,
    ]),

  setProperty: (writing, name) =>
    block(`function ${name}(copy, key, value)`, [
      ...block(`if (key === "__proto__")`, [
        `${writing.global('Object')}.defineProperty(copy, key, { value, writable: true, enumerable: true, configurable: true });`,
      ]),
      ...block('else', ['copy[key] = value;']),
    ]),

  sameNames: (writing, name) =>
    block(`function ${name}(value, copy)`, [
      'if (value === copy || typeof value !== "object" || typeof copy !== "object" || value === null || copy === null) return true;',
      ...block(`if (copy instanceof ${writing.global('Map')} || copy instanceof ${writing.global('Set')})`, [
        `return ${name}(${writing.global('Array')}.from(value), ${writing.global('Array')}.from(copy));`,
      ]),
      `if (copy instanceof ${writing.global('Map')} || copy instanceof ${writing.global('Set')}) return ${name}([...value], [...copy]);`,
      ...block(`if (${writing.global('Array')}.isArray(copy))`, [
        `for (let i = 0; i < copy.length; i++) if (!${name}(value[i], copy[i])) return false;`,
        'return true;',
      ]),
      ...block(`for (const key of ${writing.global('Object')}.keys(value))`, [
        `if (${writing.support('ownProperty')}(copy, key) ? !${name}(value[key], copy[key]) : value[key] !== undefined) return false;`,
      ]),
      'return true;',
    ]),

  /** Whether the enumerable properties of a value are so many of these, in their order, and all its own. */
  inOrder: (writing, name) =>
    block(`function ${name}(value, names, count)`, [
      'let i = 0;',
      ...block('for (const key in value)', [
        `if (!${writing.support('ownProperty')}(value, key)) return false;`,
        'while (names[i] !== key) if (++i >= names.length) return false;',
        'i++;',
        'count--;',
      ]),
      'return count === 0;',
    ]),

  mergeCopies: (writing, name) => {
    const [array, object] = [`${writing.global('Array')}.isArray`, writing.global('Object')]
    return block(`function ${name}(one, other)`, [
      'if (one === other || typeof one !== "object" || typeof other !== "object" || one === null || other === null) return other;',
      `if (${array}(one) && ${array}(other)) return other.map((item, i) => ${name}(one[i], item));`,
      ...['Map', 'Set'].map((kind) => {
        const collection = writing.global(kind)
        const merged = `${name}(${array.replace('isArray', 'from')}(one), ${array.replace('isArray', 'from')}(other))`
        return `if (one instanceof ${collection} && other instanceof ${collection}) return new ${collection}(${merged});`
      }),
      `if (${object}.getPrototypeOf(one) !== ${object}.prototype || ${array}(other)) return other;`,
      'const copy = { ...one };',
      ...block(`for (const key of ${object}.keys(other))`, [
        `${writing.support('setProperty')}(copy, key, ${writing.support('ownProperty')}(one, key) ? ${name}(one[key], other[key]) : other[key]);`,
      ]),
      'return copy;',
    ])
  },

  ...dateSupport,
  finiteArray: writeFiniteArray,
  ...itemSupport,
  ...numberSupport,

  jsonString: (writing, name) => {
    const special = writing.regex('["\\\\\\u0000-\\u001f\\ud800-\\udfff]', '', 'needs_escape')
    const json = writing.global('JSON')
    return block(`function ${name}(text)`, [
      `return typeof text === "string" && text.length < 5000 && !${special}.test(text) ? '"' + text + '"' : ${json}.stringify(text);`,
    ])
  },

  jsonNumber: (writing, name) =>
    block(`function ${name}(value)`, [
      `if (!${writing.global('Number')}.isFinite(value)) throw new ${writing.global('TypeError')}("JSON has no text for the number " + value);`,
      'return "" + value;',
    ]),

  jsonScalar: (writing, name) => {
    const string = writing.support('jsonString')
    const number = writing.support('jsonNumber')
    return block(`function ${name}(value)`, [
      `if (typeof value === "string") return ${string}(value);`,
      `if (typeof value === "number") return ${number}(value);`,
      `if (value instanceof ${writing.global('Date')}) return '"' + value.toISOString() + '"';`,
      'return value === undefined ? undefined : value === null ? "null" : value ? "true" : "false";',
    ])
  },

  ...anySupport,
  bigintFromJson: writeBigintFromJson,
  numberOrBigintFromText: writeNumberOrBigintFromText,
  isUrl: writeIsUrl,
  urlFromJson: writeUrlFromJson,
  isBytes: writeIsBytes,
  isBuffer: writeIsBuffer,
  isDetached: writeIsDetached,
  base64: writeBase64,
  base64Digit: writeBase64Digit,
  bytesFromJson: writeBytesFromJson,
  bufferFromJson: writeBufferFromJson,
  mergeTexts: writeMergeTexts,
  schemaDocument: (writing, name) => {
    const object = writing.global('Object')
    return block(`function ${name}(make, name)`, [
      'const $defs = {};',
      ...block('function ref(name, make)', [
        ...block(`if (!${writing.support('ownProperty')}($defs, name))`, [
          '// A type that contains itself meets its own name.',
          '$defs[name] = {};',
          '$defs[name] = make(ref);',
        ]),
        'return "#/$defs/" + name;',
      ]),
      'let schema = make(ref);',
      `if (${writing.support('ownProperty')}($defs, name)) schema = { $ref: "#/$defs/" + name };`,
      `const definitions = ${object}.keys($defs).length > 0 ? { $defs } : {};`,
      `return ${object}.assign({ $schema: "https://json-schema.org/draft/2020-12/schema" }, schema, definitions);`,
    ])
  },

  ...collectionSupport,
  ...nodeSupport,
  ...walkSupport,
  ...rowSchemaSupport,
}
