import { fullDate, usualTime } from './format-patterns'
import { block, type Lines } from './text'
import type { Writing } from './writing'

/**
 * Whether a text that is no usual time may be an unusual one, where that begins at `start`: with a sixtieth second, or with more digits
 * than are usual.
 */
function mayBeUnusual(text: string, start: number): string {
  const longestUsual = start + 'hh:mm:ss.dddddddddddd'.length
  return `(${text}[${start + 6}] === "6" || ${text}.length > ${longestUsual})`
}

/** What emitted functions call to tell whether a text is in a format that no regular expression decides. */
export const dateSupport = {
  fullTime: (writing: Writing, name: string): Lines => {
    const usual = writing.regex(`^${usualTime}$`, 'i', 'usual_time')
    const unusual = `${mayBeUnusual('text', 0)} && ${writing.support('unusualTime')}(text)`
    return block(`function ${name}(text)`, [`return ${usual}.test(text) || (${unusual});`])
  },

  unusualTime: (writing: Writing, name: string): Lines => {
    const parts = writing.regex(
      '^(\\d\\d):(\\d\\d):(\\d\\d(?:\\.\\d+)?)(?:z|([+-])(\\d\\d)(?::?(\\d\\d))?)$',
      'i',
      'full_time',
    )
    return block(`function ${name}(text)`, [
      `const parts = ${parts}.exec(text);`,
      'if (parts === null) return false;',
      'const hours = +parts[1], minutes = +parts[2], seconds = +parts[3];',
      'const zoneHours = +(parts[5] || 0), zoneMinutes = +(parts[6] || 0);',
      'if (zoneHours > 23 || zoneMinutes > 59) return false;',
      'if (hours < 24 && minutes < 60 && seconds < 60) return true;',
      '// A leap second is added at 23:59:60 UTC, whatever the local time then is.',
      'const sign = parts[4] === "-" ? -1 : 1;',
      'const utcMinutes = minutes - sign * zoneMinutes;',
      'const utcHours = hours - sign * zoneHours - (utcMinutes < 0 ? 1 : 0);',
      'return seconds < 61 && (utcHours === 23 || utcHours === -1) && (utcMinutes === 59 || utcMinutes === -1);',
    ])
  },

  dateTime: (writing: Writing, name: string): Lines => {
    const usual = writing.regex(`^${fullDate}[t\\s]${usualTime}$`, 'i', 'usual_date_time')
    const start = writing.regex(`^${fullDate}[t\\s]`, 'i', 'date_and_separator')
    return block(`function ${name}(text)`, [
      `return ${usual}.test(text) || (${mayBeUnusual('text', 11)} && ${start}.test(text) && ${writing.support('unusualTime')}(text.slice(11)));`,
    ])
  },

  dateFromJson: (writing: Writing, name: string): Lines => {
    // Years beyond 9999, which JavaScript writes with a sign, are its own to judge.
    const date = `(?:${fullDate}|[+-]\\d{6}-\\d\\d-\\d\\d)`
    const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)'
    const form = writing.regex(`^${date}(?:t${time})?$`, 'i', 'date_form')
    const [dates, number] = [writing.global('Date'), writing.global('Number')]
    return block(`function ${name}(json)`, [
      'if (typeof json !== "string" || json.length > 64) return json;',
      `const date = ${form}.test(json) ? new ${dates}(json.toUpperCase()) : ${writing.support('unusualDate')}(json);`,
      `return ${number}.isFinite(date.getTime()) ? date : json;`,
    ])
  },

  unusualDate: (writing: Writing, name: string): Lines => {
    const parts = writing.regex('^(.{10}).(.{5}):(\\d\\d)(\\.\\d+)?(?:z|([+-]\\d\\d):?(\\d\\d)?)$', 'i', 'unusual_date')
    const date = writing.global('Date')
    return [
      '// What the format date-time admits besides: a leap second, which is the first moment of the next minute, and other separators.',
      ...block(`function ${name}(text)`, [
        `const parts = ${writing.support('dateTime')}(text) ? ${parts}.exec(text) : null;`,
        `if (parts === null) return new ${date}(NaN);`,
        'const leap = parts[3] === "60";',
        'const zone = parts[5] === undefined ? "Z" : parts[5] + ":" + (parts[6] || "00");',
        `const date = new ${date}(parts[1] + "T" + parts[2] + ":" + (leap ? "59" : parts[3]) + (parts[4] || "") + zone);`,
        `return leap ? new ${date}(date.getTime() + 1000) : date;`,
      ]),
    ]
  },

  // What need not have a time zone is right when it is right with one.
  isoTime: (writing: Writing, name: string): Lines => {
    const time = writing.support('fullTime')
    return block(`function ${name}(text)`, [`return ${time}(text) || ${time}(text + "Z");`])
  },

  isoDateTime: (writing: Writing, name: string): Lines => {
    const dateTime = writing.support('dateTime')
    return block(`function ${name}(text)`, [`return ${dateTime}(text) || ${dateTime}(text + "Z");`])
  },

  regexText: (writing: Writing, name: string): Lines => {
    const anchor = writing.regex('[^\\\\]\\\\Z', '', 'foreign_anchor')
    return block(`function ${name}(text)`, [
      '// The anchor of other languages, which means a letter here.',
      `if (${anchor}.test(text)) return false;`,
      ...block('try', [`new ${writing.global('RegExp')}(text);`, 'return true;']),
      ...block('catch', ['return false;']),
    ])
  },
}
