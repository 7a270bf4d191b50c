import { block, type Lines } from './text'
import type { Writing } from './writing'

/** RFC 4648, section 4, with its padding, and nothing in the bits that no byte needs. */
export const base64Form = '^(?:[A-Za-z\\d+/]{4})*(?:[A-Za-z\\d+/][AQgw]==|[A-Za-z\\d+/]{2}[AEIMQUYcgkosw048]=)?$'

/** Also of another realm; a view of a buffer that was given away holds nothing any more. */
export function writeIsBytes(writing: Writing, name: string): Lines {
  const [buffer, bytes, object] = ['ArrayBuffer', 'Uint8Array', 'Object'].map((each) => writing.global(each))
  return block(`function ${name}(value)`, [
    `if (!${buffer}.isView(value)) return false;`,
    `const isBytes = value instanceof ${bytes} || ${object}.prototype.toString.call(value) === "[object Uint8Array]";`,
    `return isBytes && (value.length > 0 || !${writing.support('isDetached')}(value.buffer));`,
  ])
}

export function writeIsBuffer(writing: Writing, name: string): Lines {
  const [buffer, object] = ['ArrayBuffer', 'Object'].map((each) => writing.global(each))
  return block(`function ${name}(value)`, [
    `const isBuffer = value instanceof ${buffer} || ${object}.prototype.toString.call(value) === "[object ArrayBuffer]";`,
    `return isBuffer && !${writing.support('isDetached')}(value);`,
  ])
}

/** Whether a buffer was given away, or is none. */
export function writeIsDetached(writing: Writing, name: string): Lines {
  return block(`function ${name}(buffer)`, [
    ...block('try', [`return new ${writing.global('Uint8Array')}(buffer).buffer !== buffer;`]),
    ...block('catch (error)', ['return true;']),
  ])
}

export function writeBase64(writing: Writing, name: string): Lines {
  const string = writing.global('String')
  return block(`function ${name}(bytes)`, [
    'if (typeof bytes.toBase64 === "function") return bytes.toBase64();',
    'let text = "";',
    '// A multiple of three, so that only the last part is padded; a call takes no more arguments than the stack.',
    ...block('for (let i = 0; i < bytes.length; i += 12288)', [
      `text += ${writing.global('btoa')}(${string}.fromCharCode.apply(null, bytes.subarray(i, i + 12288)));`,
    ]),
    'return text;',
  ])
}

export function writeBytesFromJson(writing: Writing, name: string): Lines {
  const digit = writing.support('base64Digit')
  return block(`function ${name}(json)`, [
    'if (typeof json !== "string" || json.length % 4 !== 0) return json;',
    'const padding = json.endsWith("==") ? 2 : json.endsWith("=") ? 1 : 0;',
    'const last = json.length - padding;',
    `const bytes = new ${writing.global('Uint8Array')}((json.length / 4) * 3 - padding);`,
    'let at = 0, bits = 0;',
    ...block('for (let i = 0; i < last; i++)', [
      `const digit = ${digit}(json.charCodeAt(i));`,
      'if (digit < 0) return json;',
      'bits = ((bits << 6) | digit) & 0x3ffff;',
      'const left = i & 3;',
      'if (left > 0) bytes[at++] = bits >> (6 - 2 * left);',
    ]),
    '// What the last bytes do not need is zero, so that bytes have one text only.',
    'return padding === 0 || (bits & (padding === 2 ? 15 : 3)) === 0 ? bytes : json;',
  ])
}

export function writeBase64Digit(_writing: Writing, name: string): Lines {
  return block(`function ${name}(code)`, [
    'if (code >= 97 && code <= 122) return code - 71;',
    'if (code >= 65 && code <= 90) return code - 65;',
    'if (code >= 48 && code <= 57) return code + 4;',
    'return code === 43 ? 62 : code === 47 ? 63 : -1;',
  ])
}

export function writeBufferFromJson(writing: Writing, name: string): Lines {
  return block(`function ${name}(json)`, [
    `const bytes = ${writing.support('bytesFromJson')}(json);`,
    `return bytes instanceof ${writing.global('Uint8Array')} ? bytes.buffer : bytes;`,
  ])
}
