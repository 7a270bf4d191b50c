import { expect } from 'chai'
import fc from 'fast-check'
import { typescriptVerdicts, type Question } from '../judges/typescript.js'
import { compileTypes } from './compiled-types.js'

const templates = 300
const textsPerTemplate = 20
const seed = Number(process.env.SEED ?? 20261128)

/** A part of a template, and texts that most likely stand for it. */
const parts: readonly (readonly [type: string, texts: readonly string[]])[] = [
  ['string', ['', 'a', 'A-1', '1e', 'x.y']],
  ['number', ['1', '-1.5', '1e1', '0x1', '.5', '5.', '+0', '1', '7']],
  ['bigint', ['0', '-12', '0b1', '7']],
  ['Uppercase<string>', ['', 'A', 'AB', '1']],
  ['Lowercase<string>', ['', 'a', 'ab-', 'e']],
  ['Capitalize<string>', ['', 'A', 'Ab']],
  ['Uncapitalize<string>', ['', 'a', 'aB']],
  ['Uppercase<Lowercase<string>>', ['', '1', '-']],
  ['Capitalize<Lowercase<string>>', ['', '1a', '-']],
  ['Uppercase<`${number}`>', ['1', '1E1', '-5']],
  ['Lowercase<`${bigint}`>', ['1', '0x1']],
  ['Uppercase<`a${string}`>', ['A', 'AB']],
]
const between = ['', '', '-', '1', 'e', 'x', '.', '--', 'ab', 'A', '1e']

describe('template literals, judged by the compiler', () => {
  it(`say what TypeScript says, of ${templates} generated ones (SEED=${seed})`, () => {
    const template = fc
      .array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(...between)), { minLength: 1, maxLength: 4 })
      .chain((chosen) => fc.tuple(fc.constant(chosen), fc.constantFrom(...between)))
    const generated = fc.sample(template, { numRuns: templates, seed })
    const types = generated.map(
      ([chosen, first]) => `\`${first}${chosen.map(([[type], next]) => `\${${type}}${next}`).join('')}\``,
    )
    const source = types.map((type, i) => `export type T${i} = ${type}`).join('\n')
    const noise = fc.array(fc.constantFrom(...between, 'B', '7', '_'), { maxLength: 5 }).map((each) => each.join(''))
    const questions = generated.flatMap(([chosen, first], i): Question[] => {
      const like = fc
        .tuple(...chosen.map(([[, texts], next]) => fc.constantFrom(...texts).map((each) => each + next)))
        .map((each) => first + each.join(''))
      const texts = fc.sample(fc.oneof({ weight: 3, arbitrary: like }, noise), {
        numRuns: textsPerTemplate,
        seed: seed + i,
      })
      return texts.map((value) => ({ type: `T${i}`, value }))
    })
    const compiled = compileTypes({ 'types.ts': source })
    const expected = typescriptVerdicts(source, questions)
    const wrong = questions.flatMap(({ type, value }, n) =>
      compiled('types.ts', type).codec.is(value) === expected[n]
        ? []
        : [`${String(expected[n])}: ${JSON.stringify(value)} as ${types[Number(type.slice(1))] ?? ''}`],
    )
    expect(wrong.sort((a, b) => a.length - b.length).slice(0, 20), `${wrong.length} wrong`).to.deep.equal([])
    expect(expected.filter(Boolean).length / questions.length, 'share of texts that fit').to.be.within(0.3, 0.8)
  })
})
