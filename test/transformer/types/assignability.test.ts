import { expect } from 'chai'
import fc from 'fast-check'
import { typescriptVerdicts, valueType, type Question } from '../judges/typescript.js'
import { compileTypes } from './compiled-types.js'
import { Sampler } from './sampler.js'
import { generatedTypes, preamble, sharedProperty, spelledOut } from './type-grammar.js'

const types = 400
const valuesPerType = 14
const seed = Number(process.env.SEED ?? 20261122)

describe('the compiler as judge', () => {
  for (const exactOptionalPropertyTypes of [false, true]) {
    it(`says what \`is\` says, of ${types} generated types${exactOptionalPropertyTypes ? ' with exactOptionalPropertyTypes' : ''} (SEED=${seed})`, () => {
      const options = { exactOptionalPropertyTypes }
      const generated = fc.sample(generatedTypes(3, exactOptionalPropertyTypes), {
        numRuns: types,
        seed: seed + Number(exactOptionalPropertyTypes),
      })
      const source = preamble + generated.map(({ text }, i) => `export type T${i} = ${text}`).join('\n')
      const spoiler = new Sampler({ types: new Map() }, seed)
      const questions = generated.flatMap(({ values }, i): Question[] =>
        fc.sample(values, { numRuns: valuesPerType, seed: seed + i }).map((value, n) => ({
          type: `T${i}`,
          value: n % 2 === 0 ? value : spoiler.spoiled(n % 4 === 1 ? value : spoiler.spoiled(value)),
        })),
      )
      const compiled = compileTypes({ 'types.ts': source }, options)
      const ours = questions.map(({ type, value }) => compiled('types.ts', type).codec.is(value))
      // The compiler is asked about the same types in its exact mode, where a type can say what a value does not have.
      const judged = exactOptionalPropertyTypes ? source : spelledOut(source)
      const expected = typescriptVerdicts(judged, questions, { exactOptionalPropertyTypes: true }, sharedProperty)
      const wrong: string[] = []
      let yes = 0
      let indexedByNumber = 0
      for (const [n, { type, value }] of questions.entries()) {
        if (expected[n] === true) yes++
        if (ours[n] === expected[n]) continue
        const text = generated[Number(type.slice(1))]?.text ?? ''
        if (ours[n] === false && isIndexedByNumber(text, value)) indexedByNumber++
        else wrong.push(`${String(expected[n])}: ${valueType(value)} as ${text}`)
      }
      const shortest = wrong.sort((a, b) => a.length - b.length).slice(0, 20)
      expect(wrong.length, `of ${questions.length}:\n${shortest.join('\n')}\n`).to.equal(0)
      expect(indexedByNumber / questions.length, 'share of arrays and texts as objects').to.be.below(0.01)
      expect(yes / questions.length, 'share of values that have the type').to.be.within(0.3, 0.7)
    })
  }
})

/**
 * To TypeScript, arrays and texts have what `{ [key: number]: … }` asks for; to us, data of an object type without required properties is
 * no array and no text.
 */
function isIndexedByNumber(type: string, value: unknown): boolean {
  return type.includes('[key: number]') && holdsArrayOrText(value)
}

function holdsArrayOrText(value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsArrayOrText)
}
