import { expect } from 'chai'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import fc from 'fast-check'
import {
  formatKind,
  formats,
  numberFormats,
  stringFormats,
  type FormatName,
} from '../../../transformer/model/formats.js'
import { compileTypes } from './compiled-types.js'

const source = formats
  .map((format) => `export type T_${format.replaceAll('-', '_')} = ${formatKind(format)} & Format<'${format}'>`)
  .join('\n')

/** Texts that are nearly in a format: valid ones, to be changed a little, and the edges of each grammar. */
const seeds: Readonly<Record<(typeof stringFormats)[number], readonly string[]>> = {
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
  binary: ['', 'a', '\0'],
  password: ['', 'secret'],
  byte: ['', 'aGk=', 'aGk', 'aGks', 'YQ==', 'Y===', 'a+/9', 'aGk=\n', '!\n', '!\naGk=\n!', 'aGk=aGk=', 'aGk-', 'ÄÄÄÄ'],
  'iso-time': ['12:00:00', '12:00:00Z', '12:00:00.5+01:00', '23:59:60', '22:59:60', '24:00:00', '12:00', '12:00:00ZZ'],
  'iso-date-time': [
    '2024-02-29T12:00:00',
    '2024-02-29 12:00:00.123',
    '2024-02-29T12:00:00+02',
    '2023-02-29T12:00:00',
    '2024-02-29',
    '2024-02-29T',
    '2024-12-31T23:59:60',
    '2024-12-31T23:59:60+01:00',
  ],
  'json-pointer-uri-fragment': [
    '#',
    '#/a',
    '#/a~0~1',
    '#/%41',
    '#/%4',
    '#a',
    '',
    '/a',
    '#/a b',
    '#/ä',
    '#//',
    "#/it's",
  ],
  regex: ['', 'a+', '[', '(?<n>a)', '\\Z', 'a\\Z', '\\\\Z', '(?:', 'a{2,1}', '\\p{L}', '*', '(?<=a)b'],
  'relative-json-pointer': ['0', '1#', '0/a', '2/a~1', '01', '-1', '#', '/a', '10/', '1#/a', '0/~2'],
  'uri-template': [
    'http://a/{b}',
    '{+x,y*}',
    '{?q:3}',
    '{x:0}',
    '{x:10000}',
    '{}',
    '{',
    'a}',
    'a b',
    '%41',
    '%4',
    '{%41}',
    '{.a}',
    '{a,}',
    "it's",
    'ä',
    '{ä}',
    '{&a*,b:12}',
  ],
  url: [
    'http://example.com',
    'https://a-b.example.com:8080/p?q#f',
    'ftp://user:pass@host.example.org/x',
    'http://a@b@c.de',
    'http://@c.de',
    'http://1.2.3.4',
    'http://10.0.0.1',
    'http://127.0.0.1/',
    'http://192.168.0.1',
    'http://172.16.1.1',
    'http://172.32.1.1',
    'http://223.255.255.254',
    'http://224.1.1.1',
    'http://1.2.3.255',
    'http://localhost',
    'http://a--b.com',
    'http://-a.com',
    'http://a.b',
    'http://münchen.de',
    'http://例子.测试',
    'http://a.com:1',
    'http://a.com:123456',
    'http://a.com/ b',
    'HTTP://A.COM',
    'httpſ://a.com',
    'http://a.com?q',
    'http://x y@a.com',
    'http://a.com/@b c',
    'mailto:a@b.de',
    'http://1.2.3.4.com',
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

/** Where the RFCs say otherwise, and ajv-formats is followed all the same. */
const followed: readonly (readonly [format: (typeof stringFormats)[number], text: string, accepted: boolean])[] = [
  ['date-time', '2001-02-03T04:05:06+07', true],
  ['date-time', '1998-12-31T24:59:60+01:00', true],
  ['date-time', '2001-02-03T00:59:59.9999999999999999999Z', false],
  ['duration', 'P3Y4D', true],
  ['duration', 'PT5H6S', true],
  ['regex', '\\y', true],
  ['email', '"ada lovelace"@example.org', false],
  ['email', 'ada@[10.0.0.1]', false],
  ['email', 'ada@[IPv6:fe80::1]', false],
  ['hostname', 'solder.example.', true],
  ['hostname', 'xn--Z', true],
  ['uri', 'https://solder.example:port/', true],
  ['uri', 'https://[::ffff:10.01.0.1]', true],
  ['uri', 'https:/[fe80::1]', true],
  ['uri-reference', '2:x', true],
  ['uri-reference', '/say"hi"', true],
  ['uri-reference', '//a@b@solder.example/', true],
  ['uri-template', '{user.name}', false],
  ['uri-template', "it's", false],
  ['uri-template', '\u007f', true],
  ['uuid', 'urn:uuid:0f0e0d0c-0b0a-4908-8706-050403020100', true],
]

describe('a format', () => {
  const compiled = compileTypes({ 'formats.ts': `import type { Format } from 'solder'\n${source}` })

  it('is one of ajv-formats, which has no other', () => {
    expect([...formats].sort()).to.deep.equal(Object.keys(fullFormats).sort())
  })

  for (const format of numberFormats) {
    it(`${format}: has the verdicts of ajv-formats`, () => {
      const { codec } = compiled('formats.ts', `T_${format}`)
      const bounds = [0, -0, 1.5, 2 ** 31, 2 ** 31 - 1, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 2 ** 64, 1e300]
      const definition = fullFormats[format] as { validate: (value: number) => boolean }
      const same = (value: number): void => {
        expect(codec.is(value), String(value)).to.equal(definition.validate(value))
      }
      bounds.forEach(same)
      fc.assert(fc.property(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), same), {
        seed: 7,
      })
      expect(codec.is('1')).to.equal(false)
    })
  }

  for (const format of stringFormats) {
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
      if (definesAll.has(format)) return
      expect(verdicts.false, 'refused').to.be.at.least(300)
    })
  }
})

describe('a format of which the RFCs say otherwise', () => {
  const compiled = compileTypes({ 'formats.ts': `import type { Format } from 'solder'\n${source}` })
  for (const [format, text, accepted] of followed) {
    it(`${accepted ? 'accepts' : 'refuses'} ${JSON.stringify(text)} as ${format}`, () => {
      expect(verdictOf(format, text)).to.equal(accepted)
      expect(compiled('formats.ts', `T_${format.replaceAll('-', '_')}`).codec.is(text)).to.equal(accepted)
    })
  }
})

/** Formats that say what a string is for, not what is in it. */
const definesAll = new Set<FormatName>(['binary', 'password'])

function nearlyIn(format: keyof typeof seeds): fc.Arbitrary<string> {
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
    true | RegExp | ((text: string) => boolean) | { validate: (text: string) => boolean }
  if (definition === true) return true
  if (definition instanceof RegExp) return definition.test(text)
  return typeof definition === 'function' ? definition(text) : definition.validate(text)
}
