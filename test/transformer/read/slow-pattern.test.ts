import { expect } from 'chai'
import { growthOf, type Growth } from '../../../transformer/read/patterns/slow-pattern.js'
import { formatFlags, formatPatterns } from '../../../transformer/write/types/format-patterns.js'
import { compileTypes } from '../types/compiled-types.js'

const patterns: Readonly<Record<Growth, readonly string[]>> = {
  linear: [
    '',
    'x',
    '[a-z]',
    '^[A-Z]{2}$',
    '^[a-z]+$',
    'a*',
    '\\d+',
    '^(a|[ab])*',
    '^\\p{L}+$',
    '^#?(?:[a-f0-9]{6}|[a-f0-9]{3})$',
    '^\\d+(?:\\.\\d+)?$',
    '^[a-z]+(?:-[a-z]+)*$',
    '^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$',
    '^(?=.*\\d)(?=.*[a-z]).{8,}$',
    '^[a-z]{1,63}[a-z-]{1,63}$',
    '^(?!-)[a-z-]{1,63}(?<!-)$',
    '^(?:[A-Z][a-z]{0,15}){1,20}$',
    '^a/b\\/c+$',
    '^v?\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$',
    '^(?:[^"\\\\]|\\\\.)*$',
    '^(\\d{3})-\\1$',
  ],
  polynomial: [
    '\\s+$',
    'a+b',
    '^a*a*$',
    '^.*a.*b.*c$',
    '^\\S+@\\S+\\.\\S+$',
    '(.*a){12}',
    '(ab)+c',
    '^(?:ab)*(?:ab)*$',
    '^(?:ab|cd)*(?:ab)*x',
  ],
  exponential: [
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^(\\d|\\w)+$',
    '^(a*)*$',
    '^(\\w+\\s?)*$',
    '^((ab)*|(ba)*)*$',
    '^(a|b|ab)*c',
    '(x+x+)+y',
    '^(?:a{1,50}){1,50}$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(?=(a+)+$)b',
    '^\\w+([.-]?\\w+)*@\\w+([.-]?\\w+)*(\\.\\w{2,3})+$',
  ],
  unknown: [`^(?:${'a'.repeat(5000)})+$`],
}

describe('the growth of the time that a pattern takes', () => {
  for (const growth of ['linear', 'polynomial', 'exponential', 'unknown'] as const) {
    for (const pattern of patterns[growth])
      it(`is ${growth}: ${pattern.slice(0, 60)}`, () => expect(growthOf(pattern)).to.equal(growth))
  }

  it('is linear where a pattern cannot be judged', () => {
    expect(growthOf('(+')).to.equal('linear')
  })

  // For `url`, which looks at the whole text first, the judge sees more than there is: it is tried below.
  for (const format of Object.keys(formatPatterns).filter((each) => each !== 'url')) {
    it(`is linear: the format ${format}`, () =>
      expect(growthOf(formatPatterns[format] ?? '', formatFlags(format))).to.equal('linear'))
  }
})

describe('the format url', () => {
  const compiled = compileTypes({
    'types.ts': `import type { Format } from 'solder'\nexport type T = string & Format<'url'>`,
  })

  for (const part of ['a', 'a.', 'a-', '@', 'a@', 'a.bc/@', '1.', 'a.bc:12', '1.2.3.4@', 'ä']) {
    for (const end of [' ', '!', '', '@']) {
      // What grows with the square of the length would take minutes.
      it(`is done with many times '${part}' and then '${end}'`, () => {
        const isPath = part.includes('/') && end !== ' '
        expect(compiled('types.ts', 'T').codec.is(`http://${part.repeat(300_000)}${end}`)).to.equal(isPath)
      })
    }
  }
})
