import { expect } from 'chai'
import { growthOf } from '../../../transformer/read/patterns/slow-pattern.js'
import { compileTypes } from './compiled-types.js'

const templates = [
  '`${string}-${string}-${string}-${string}x`',
  '`${string}@${string}.${string}x`',
  '`${string}${number}x`',
  '`${number}x${number}y`',
  '`${number}.${number}.${number}.${number}`',
  '`${number}e${number}e${string}z`',
  '`a${bigint}b${string}c`',
  '`${Uppercase<string>}-${Uppercase<string>}-${string}z`',
  '`${Capitalize<string>}.${Lowercase<string>}e`',
]
/** The judge of patterns does not look into what is looked for ahead: it would see more ways than there are. */
const beforeLongerText = ['`${string}://${string}::${string}x`', '`${number}--${string}--${string}x`']

const compiled = compileTypes({
  'types.ts': [...templates, ...beforeLongerText].map((type, i) => `export type T${i} = ${type}`).join('\n'),
})

describe('the time that template literals take', () => {
  for (const [i, template] of templates.entries()) {
    it(`grows with the length of the text: ${template}`, () =>
      expect(growthOf(String(compiled('types.ts', `T${i}`).codec.schema.pattern))).to.equal('linear'))
  }

  for (const [i, template] of [...templates, ...beforeLongerText].entries()) {
    for (const part of ['-', '1', 'a', '://', '::', '.', '1.', '1e', 'A-', '@', '1x', '--', '1--']) {
      // What grows with the square of the length would take minutes.
      it(`is little for many times '${part}': ${template}`, () =>
        expect(compiled('types.ts', `T${i}`).codec.is(part.repeat(300_000) + '\n')).to.equal(false))
    }
  }
})
