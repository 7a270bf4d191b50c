import type { FormatName } from '../model/formats.js'
import type { Constraints } from '../model/types.js'

const byFormat: Readonly<Partial<Record<FormatName, string>>> = {
  byte: 'aGVsbG8=',
  date: '2030-01-01',
  'date-time': '2030-01-01T00:00:00Z',
  duration: 'P1D',
  email: 'someone@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  'iso-date-time': '2030-01-01T00:00:00Z',
  'iso-time': '12:00:00Z',
  'json-pointer': '/a',
  'json-pointer-uri-fragment': '#/a',
  regex: '^a+$',
  'relative-json-pointer': '0/a',
  time: '12:00:00Z',
  uri: 'https://example.com/',
  'uri-reference': '/a',
  'uri-template': '/a/{b}',
  url: 'https://example.com/',
  uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
}

/** Tried on patterns, the likeliest first. */
const words = [
  'text',
  'a',
  'A',
  '1',
  'abc',
  'ABC',
  '123',
  'abc-123',
  'ABC-123',
  'abc123',
  'a1',
  'A1',
  'aa',
  'AA',
  '12',
  '1234',
  '12345',
]

/** A text that fits its constraints; where a pattern asks for something special, a text that a person has to replace. */
export function sampleText(constraints: Constraints): string {
  const { minLength = 0, maxLength = Infinity, patterns = [], formats = [] } = constraints
  const known = formats.map((format) => byFormat[format as FormatName]).find((text) => text !== undefined)
  const ofLength = (text: string) =>
    text.repeat(Math.ceil(minLength / text.length) || 1).slice(0, Math.max(minLength, Math.min(text.length, maxLength)))
  const candidates = [...(known === undefined ? [] : [known]), ...words.map(ofLength)]
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'u'))
  return (
    candidates.find((text) => expressions.every((expression) => expression.test(text))) ?? known ?? ofLength('text')
  )
}
