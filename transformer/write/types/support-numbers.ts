import { block, type Lines } from './text'
import type { Writing } from './writing'

/** What emitted functions call to judge and to read numbers. */
export const numberSupport = {
  numberFromText: (writing: Writing, name: string): Lines => {
    const form = writing.regex('^-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:e[+-]?\\d+)?$', 'i', 'decimal_number')
    const long = writing.regex('^-?\\d{16,}$', '', 'long_number')
    return block(`function ${name}(text)`, [
      `if (typeof text !== "string" || !${form}.test(text)) return text;`,
      'const number = +text;',
      '// Of digits that a number cannot hold, it would make those of another one.',
      `if (${long}.test(text) && "" + number !== text) return text;`,
      `return ${writing.global('Number')}.isFinite(number) ? number : text;`,
    ])
  },

  multipleOf: (writing: Writing, name: string): Lines => {
    const decimal = writing.regex('^(-?\\d+)(?:\\.(\\d+))?(?:e([+-]\\d+))?$', '', 'decimal_form')
    const [math, big] = [writing.global('Math'), writing.global('BigInt')]
    return [
      '// Whether a decimal that reads as the number is a multiple of units / 10 ** digits.',
      ...block(`function ${name}(value, units, digits)`, [
        'const scale = 10 ** digits;',
        `const nearest = ${math}.round(value / units * scale) * units;`,
        `if (digits <= 22 && ${math}.abs(nearest) < 2 ** 50) return nearest / scale === value;`,
        `const parts = ${decimal}.exec("" + value);`,
        'if (parts === null) return false;',
        'const fraction = parts[2] || "";',
        'const zeros = digits - fraction.length + +(parts[3] || 0);',
        `return zeros >= 0 && ${big}(parts[1] + fraction + "0".repeat(zeros)) % ${big}(units) === ${big}(0);`,
      ]),
    ]
  },
}
