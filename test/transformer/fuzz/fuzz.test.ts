import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import ts from 'typescript'
import { typescriptVerdicts } from '../judges/typescript.js'
import { compileTypes, type CompiledType } from '../types/compiled-types.js'
import { differences, type Difference } from './differences.js'
import { fuzzType, type Disagreement, type Outcome } from './fuzz-type.js'
import { panelOf, schemaVerdicts, typesFile, type Panel } from './panel.js'

const source = readFileSync(typesFile, 'utf8')
const types = [...source.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name = '']) => name)

// `npm run fuzz` asks about far more values.
const count = Number(process.env.FUZZ_VALUES ?? 2000)
const seed = Number(process.env.SEED ?? 1)
/** The TypeScript that all judges are known to work with. */
const pinned = ts.version.startsWith('5.9.')

describe(`verdicts of others on ${types.length} types, ${count} values of each (SEED=${seed})`, () => {
  const compiled = compileTypes({ 'types.ts': source })
  const outcomes = new Map<string, Outcome>()
  let panel: Panel

  before(async function () {
    this.timeout(0)
    panel = await panelOf(types)
    for (const [name, why] of panel.absent) console.log(`    skipped: ${name}: ${why}`)
    for (const type of types) outcomes.set(type, await fuzz(type))
    for (const { name, silent } of panel.judges)
      for (const [type, why] of silent) console.log(`    skipped: ${name} on ${type}: ${why}`)
  })

  async function fuzz(type: string): Promise<Outcome> {
    const own = compiled('types.ts', type)
    const judges = await schemaVerdicts(own.codec.schema)
    for (const judge of panel.judges) {
      if (differences.some((each) => isAbout(each, judge.name, type) && each.smallest === undefined)) continue
      const verdict = judge.verdictOf(type)
      if (verdict !== undefined) judges.set(judge.name, verdict)
    }
    return fuzzType(type, own, judges, count, seed, (each) => differences.some((one) => explains(one, each)))
  }

  it('come from all judges', () => {
    if (pinned) expect([...panel.absent]).to.deep.equal([])
  })

  for (const type of types) {
    describe(type, () => {
      const outcome = (): Outcome => {
        const found = outcomes.get(type)
        if (found === undefined) throw new Error(`'${type}' was not tried`)
        return found
      }

      it('can cross a wire', () => {
        expect(compiled('types.ts', type).obstacles).to.deep.equal([])
      })

      it('has values of either kind', () => {
        expect(outcome().valid / count, 'share of valid values').to.be.within(0.3, 0.7)
      })

      it('has as many opinions as were asked for', () => {
        for (const [judge, opinions] of outcome().opinions) expect(opinions, judge).to.equal(count)
        expect(outcome().opinions.size).to.be.at.least(pinned ? 3 : 2)
      })

      it('is seen by most as we see it', () => {
        expect(
          outcome()
            .outvoted.slice(0, 5)
            .map((value) => JSON.stringify(value)),
        ).to.deep.equal([])
      })

      it('is seen otherwise only where that is explained', () => {
        const unexplained = outcome().disagreements.filter((each) => !differences.some((one) => explains(one, each)))
        const shown = unexplained.map(
          ({ judge, ours, smallest }) => `${judge}: ours ${ours} ${JSON.stringify(smallest)}`,
        )
        expect(shown.slice(0, 10).join('\n'), `${shown.length} disagreements`).to.equal('')
      })
    })
  }

  it("are the compiler's own verdicts where we are of two minds", () => {
    const asked = [...outcomes.values()].flatMap(({ disagreements }) => disagreements).slice(0, 3000)
    const verdicts = typescriptVerdicts(
      source,
      asked.map((each) => ({ type: each.type, value: javaScriptForm(each) })),
    )
    const wrong = asked.filter(({ ours }, n) => verdicts[n] !== (ours === 'accepts'))
    expect(wrong.map(({ type, ours, smallest }) => `${type}: ours ${ours} ${JSON.stringify(smallest)}`)).to.deep.equal(
      [],
    )
  })

  function javaScriptForm({ type, smallest }: Pick<Disagreement, 'type' | 'smallest'>): unknown {
    const decoded = compiled('types.ts', type).codec.decode(smallest)
    return decoded.ok ? decoded.value : smallest
  }

  for (const each of differences) {
    it(`are explained truly: ${each.judge} on ${each.type} ${JSON.stringify(each.example).slice(0, 60)}`, function () {
      if (panel.absent.has(each.judge)) this.skip()
      const { codec }: CompiledType = compiled('types.ts', each.type)
      const verdict = panel.judges.find(({ name }) => name === each.judge)?.verdictOf(each.type)
      expect(codec.decode(each.example).ok, 'our verdict').to.equal(each.ours === 'accepts')
      expect(verdict?.(each.example), `the verdict of ${each.judge}`).to.equal(each.ours !== 'accepts')
      const question = { type: each.type, value: javaScriptForm({ type: each.type, smallest: each.example }) }
      expect(typescriptVerdicts(source, [question]), 'the verdict of TypeScript').to.deep.equal([each.typescript])
      expect(each.typescript, 'TypeScript is with us').to.equal(each.ours === 'accepts')
      if (each.smallest !== undefined) expect(JSON.stringify(each.example)).to.match(each.smallest)
    })
  }
})

function isAbout(difference: Difference, judge: string, type: string): boolean {
  return difference.judge === judge && difference.type === type
}

function explains(difference: Difference, { judge, type, ours, smallest }: Disagreement): boolean {
  return (
    isAbout(difference, judge, type) &&
    difference.ours === ours &&
    difference.smallest?.test(JSON.stringify(smallest)) === true
  )
}
