/**
 * The formats that a regular expression decides. The verdicts are those of `ajv-formats`, which every user of JSON
 * Schema in JavaScript knows, also where RFC 3986 is a little stricter; a differential test holds us to that.
 */

const hex = '[\\da-f]'
// V8 writes out repetitions of up to three, and counts more in a loop: so written, a UUID takes a third of the time.
const hex4 = `${hex}{2}${hex}{2}`
const group = `${hex}{1,4}`
const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const letterOrDigit = '[a-z\\d]'

/** The grammar of RFC 3986, section 3.2.2: eight groups, of which `::` leaves some out. */
function ipv6(octetPattern: string): string {
  const lastTwo = `(?:${group}:${group}|(?:${octetPattern}\\.){3}${octetPattern})`
  const whole = `(?:${group}:){6}${lastTwo}`
  const left = (most: number): string => `(?:(?:${group}:){0,${most}}${group})?`
  const shortened = [5, 4, 3, 2, 1, 0].map((after, i) => {
    const before = i === 0 ? '' : left(i - 1)
    return `${before}::${after === 0 ? '' : `(?:${group}:){${after}}`}${lastTwo}`
  })
  return [whole, ...shortened, `${left(5)}::${group}`, `${left(6)}::`].join('|')
}

const encoded = `%${hex}{2}`
const sign = `\\w.~!$&'()*+,;=\\-`
const literalHost = `\\[(?:${ipv6('(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)')}|v${hex}+\\.[${sign}:]+)\\]`
const scheme = '[a-z][a-z\\d+.-]*:'

/** What follows the scheme. `ajv-formats` lets `also` stand in a reference, though not in a whole URI. */
function afterScheme(also: string): { path: string; rest: string } {
  const pathSign = `(?:[${sign}${also}:@]|${encoded})`
  const segments = `(?:\\/${pathSign}*)*`
  const host = `(?:${literalHost}|(?:[${sign}${also}]|${encoded})*)`
  const authority = `\\/?\\/(?:(?:[${sign}:]|${encoded})*@)?${host}(?::\\d*)?${segments}`
  return {
    path: `(?:${authority}|\\/(?:${pathSign}+${segments})?|${pathSign}+${segments})`,
    rest: `(?:\\?(?:${pathSign}|[/?])*)?(?:#(?:${pathSign}|[/?])*)?`,
  }
}

const whole = afterScheme('')
const relative = afterScheme('"')

const monthAndDay = [
  '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])',
  '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)',
  '02-(?:0[1-9]|1\\d|2[0-8])',
].join('|')
const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)'

/** A date that there is. */
export const fullDate = `(?:\\d\\d\\d\\d-(?:${monthAndDay})|${leapYear}-02-29)`
/** A time without a leap second, nor so many digits that they would round to the next minute. */
export const usualTime =
  '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,12})?(?:z|[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?)'

const atom = `[\\w!#$%&'*+/=?^\`{|}~-]+`
// Written so that each character can be matched in one way only: no input makes it slow.
const mailLabel = `${letterOrDigit}+(?:-+${letterOrDigit}+)*`
const hostLabel = `${letterOrDigit}(?:[a-z\\d-]{0,61}${letterOrDigit})?`

const pointer = '(?:\\/(?:[^/~]|~[01])*)*'
const templateVariable = `(?:\\w|${encoded})+(?::[1-9]\\d{0,3}|\\*)?`

const base64 = '[A-Za-z\\d+/]'

const urlSign = '[a-z\\d\\u00a1-\\uffff]'
const urlLabel = `${urlSign}+(?:-${urlSign}+)*`
const urlHost = `${urlLabel}(?:\\.${urlLabel})*\\.[a-z\\u00a1-\\uffff]{2,}`
const anyOctets = (count: number): string => `(?:\\.\\d{1,3}){${count}}`
/** An IPv4 address that is neither private nor special. */
const publicIpv4 =
  `(?!(?:10|127)${anyOctets(3)})(?!(?:169\\.254|192\\.168)${anyOctets(2)})(?!172\\.(?:1[6-9]|2\\d|3[01])${anyOctets(2)})` +
  `(?:[1-9]\\d?|1\\d\\d|2[01]\\d|22[0-3])(?:\\.(?:1?\\d{1,2}|2[0-4]\\d|25[0-5])){2}\\.(?:[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-4])`

/** Format → the source of a regular expression. */
export const formatPatterns: Readonly<Record<string, string>> = {
  // Of several lines, one has to be Base64: so says ajv-formats.
  byte: `^(?:${base64}{4})*(?:${base64}{2}==|${base64}{3}=)?$`,
  date: `^${fullDate}$`,
  duration: '^P(?=[\\dT])(?:\\d+W|(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)?)$',
  email: `^${atom}(?:\\.${atom})*@${mailLabel}(?:\\.${mailLabel})+$`,
  hostname: `^(?=.{1,253}\\.?$)${hostLabel}(?:\\.${hostLabel})*\\.?$`,
  ipv4: `^(?:${octet}\\.){3}${octet}$`,
  ipv6: `^(?:${ipv6(octet)})$`,
  'json-pointer': `^${pointer}$`,
  'json-pointer-uri-fragment': `^#(?:\\/(?:[\\w.!$&'()*+,;:=@-]|${encoded}|~[01])*)*$`,
  'relative-json-pointer': `^(?:0|[1-9]\\d*)(?:#|${pointer})$`,
  uri: `^${scheme}${whole.path}${whole.rest}$`,
  'uri-reference': `^(?:${scheme})?${relative.path}?${relative.rest}$`,
  'uri-template': `^(?:[^\\0- "'<>%\\\\^\`{|}]|${encoded}|\\{[+#./;?&=,!@|]?${templateVariable}(?:,${templateVariable})*\\})*$`,
  // That nothing is blank is looked at first: what comes after the host needs no second look then.
  url: `^(?=\\S+$)(?:https?|ftp):\\/\\/(?:\\S+@)?(?:${publicIpv4}|${urlHost})(?::\\d{2,5})?(?:\\/\\S*)?$`,
  uuid: `^(?:urn:uuid:)?(?:${hex4}){2}(?:-${hex4}){3}-(?:${hex4}){3}$`,
}

const flags: Readonly<Record<string, string>> = {
  ...{ date: '', duration: '', ipv4: '', 'json-pointer': '', 'relative-json-pointer': '' },
  byte: 'm',
  url: 'iu',
}

/** The flags of a format's regular expression: most do not tell the cases of letters apart. */
export function formatFlags(format: string): string {
  return flags[format] ?? 'i'
}
