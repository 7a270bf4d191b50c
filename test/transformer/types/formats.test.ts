import { expect } from 'chai'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import fc from 'fast-check'
import { formats, type FormatName } from '../../../transformer/model/formats.js'
import { compileTypes } from './compiled-types.js'

const source = formats
  .map((format) => `export type T_${format.replaceAll('-', '_')} = string & Format<'${format}'>`)
  .join('\n')

/** Texts that are nearly in a format: valid ones, to be changed a little, and the edges of each grammar. */
const seeds: Readonly<Record<FormatName, readonly string[]>> = {
  date: [
    '2024-02-29',
    '2023-02-29',
    '1900-02-29',
    '2000-02-29',
    '0000-01-01',
    '2024-04-31',
    '2024-12-31',
    '2024-00-10',
    '2024-1-1',
  ],
  time: [
    '12:00:00Z',
    '23:59:60Z',
    '24:00:00Z',
    '22:59:60-01:00',
    '00:59:60+01:00',
    '24:59:60+01:00',
    '12:00:00.123+0130',
    '12:00:00+01',
    '12:00:00',
    '12:00:60Z',
    '23:59:60.9z',
    '23:99:60+00:40',
    '12:00:00+24:00',
  ],
  'date-time': [
    '2024-02-29T12:00:00Z',
    '2024-02-29t12:00:00.5z',
    '2024-02-29 12:00:00+01:00',
    '2023-02-29T12:00:00Z',
    '2024-02-29TT12:00:00Z',
    '2024-02-29\n12:00:00Z',
    '2024-02-29T12:00:00',
    '2024-12-31T23:59:60Z',
  ],
  duration: [
    'P1Y2M3DT4H5M6S',
    'P1W',
    'P',
    'PT',
    'P1YT',
    'PT1S',
    'P1M',
    'PT1M',
    'P1W1D',
    'P1D1Y',
    'p1y',
    'P12345678901234567890D',
  ],
  email: [
    'a@b.de',
    'first.last+tag@sub.example.org',
    'a@b',
    '@b.de',
    'a..b@c.de',
    'a@-b.de',
    'a@b-.de',
    'a@b--c.de',
    'A!#$%&*/=?^_`{|}~-@x.Y',
    'a b@c.de',
    '"a"@b.de',
    'ä@b.de',
    'a@b.de.',
    "o'brien@x.ie",
  ],
  hostname: [
    'example.com',
    'a',
    'a.',
    '-a',
    'a-',
    'a--b',
    'a..b',
    `${'a'.repeat(63)}.b`,
    `${'a'.repeat(64)}.b`,
    `${'a.'.repeat(126)}a`,
    `${'a.'.repeat(127)}a`,
    `${'a.'.repeat(126)}a.`,
    'xn--a',
    '1.2.3.4',
    'a_b',
    '.',
  ],
  ipv4: ['1.2.3.4', '255.255.255.255', '256.1.1.1', '01.1.1.1', '1.1.1', '1.1.1.1.1', '0.0.0.0', ' 1.1.1.1'],
  ipv6: [
    '::',
    '::1',
    '1::',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '1::8',
    '1:2:3:4:5:6:1.2.3.4',
    '::ffff:1.2.3.4',
    '1::2:1.2.3.4',
    '1:2:3:4:5:1.2.3.4',
    '::1.2.3.4',
    '1::1.2.3.256',
    '12345::',
    '1:::2',
    '1::2::3',
    '::01.2.3.4',
    '1:2:3:4:5:6:7',
    'fe80::1%eth0',
    'G::',
  ],
  'json-pointer': ['', '/', '/a/b', '/a~0b~1c', '/a~2', 'a', '/~', '//', '/ä "'],
  uri: [
    'http://example.com',
    'http://a:b@[::1]:80/p?q=1#f',
    'urn:x',
    'http:',
    'http:/',
    'http://',
    '//x',
    'a+b.c-1:x',
    '1a:b',
    'http://[::01.2.3.4]',
    'http://[v1.a:b]',
    'http://[1:2]',
    'http://a b',
    'http://%zz',
    'http://%20',
    'mailto:a@b.de',
    'http://a/b"c',
    'http://a?b"c',
    'x:/[::1]',
    'http://a:port',
    'http://ä',
    'http:?a',
    'file:///etc/x',
    'x:a#b#c',
    'x://@:@',
    'x:\\',
  ],
  'uri-reference': [
    '',
    'a',
    '/a',
    '//a',
    '?q',
    '#f',
    'a:b',
    '../x',
    ':a',
    '[',
    'a b',
    'http://[::1]',
    '%41',
    '%4',
    'a#b#c',
    'http:',
    '/[::1]',
    "it's",
  ],
  uuid: [
    '123e4567-e89b-12d3-a456-426614174000',
    'urn:uuid:123E4567-e89b-12d3-a456-426614174000',
    '00000000-0000-0000-0000-000000000000',
    '123e4567e89b12d3a456426614174000',
    '123e4567-e89b-12d3-a456-42661417400g',
    'URN:UUID:123e4567-e89b-12d3-a456-426614174000',
  ],
}

/** What is put in the place of a character. */
const pieces = [
  ...Array.from('09afgAFzZT:.-+/@#?%[]~_ "\'\\\n'),
  '',
  '::',
  '1.2.3.4',
  '%20',
  '[::1]',
  'ä',
  '😀',
  '\u212a',
  '60',
  '24',
  '-',
  '//',
]

describe('a format', () => {
  const compiled = compileTypes({ 'formats.ts': `import type { Format } from 'solder'\n${source}` })

  for (const format of formats) {
    it(`${format}: has the verdicts of ajv-formats`, () => {
      const { codec } = compiled('formats.ts', `T_${format.replaceAll('-', '_')}`)
      const verdicts = { true: 0, false: 0 }
      const same = (text: string): void => {
        const fits = codec.is(text)
        verdicts[`${fits}`]++
        expect(fits, JSON.stringify(text)).to.equal(verdictOf(format, text))
      }
      for (const seed of seeds[format]) same(seed)
      fc.assert(fc.property(nearlyIn(format), same), { seed: 7, numRuns: 6000 })
      expect(verdicts.true, 'accepted').to.be.at.least(300)
      expect(verdicts.false, 'refused').to.be.at.least(300)
    })
  }
})

function nearlyIn(format: FormatName): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.nat(60), cut: fc.nat(2), piece: fc.constantFrom(...pieces) })
  return fc.tuple(fc.constantFrom(...seeds[format]), fc.array(change, { maxLength: 3 })).map(([seed, changes]) =>
    changes.reduce((text, { at, cut, piece }) => {
      const place = text.length === 0 ? 0 : at % (text.length + 1)
      return text.slice(0, place) + piece + text.slice(place + cut)
    }, seed),
  )
}

function verdictOf(format: FormatName, text: string): boolean {
  const definition = fullFormats[format] as
    RegExp | ((text: string) => boolean) | { validate: (text: string) => boolean }
  if (definition instanceof RegExp) return definition.test(text)
  return typeof definition === 'function' ? definition(text) : definition.validate(text)
}
