import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { typescriptVerdicts } from '../transformer/judges/typescript.js'
import { compileTypes } from '../transformer/types/compiled-types.js'
import { root } from '../running/repository.js'
import { blocksOf } from './markdown-blocks.js'
import { tableUnder, type Row } from './type-tables.js'

const path = join(root, 'docs/types.md')
const page = readFileSync(path, 'utf8')
const declarations = blocksOf(path).find(({ file }) => file === 'types.ts')?.text ?? ''

/** The source of the page's types and of those in a table's first column. */
function sourceOf(rows: readonly Row[]): string {
  return [declarations, ...rows.map(([type = ''], i) => `export type Row${i} = ${type}`)].join('\n')
}

function valueOf(text = ''): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page's own samples
  return (new Function(`return (${text})`) as () => unknown)()
}

describe('the tables of docs/types.md', () => {
  describe('what can cross a wire', () => {
    const rows = tableUnder(page, 'What can cross a wire')
    const compiled = compileTypes({ 'types.ts': sourceOf(rows) })

    for (const [i, [type = '', accepted, refused, json = '']] of rows.entries()) {
      it(type, () => {
        const { codec, obstacles } = compiled('types.ts', `Row${i}`)
        expect(obstacles).to.deep.equal([])
        const value = valueOf(accepted)
        expect(codec.check(value), accepted).to.include({ ok: true })
        expect(codec.check(valueOf(refused)), refused).to.include({ ok: false })
        expect(codec.stringify(value)).to.equal(json)
        // JSON does not say what is `undefined`.
        if (!json.includes('{}')) {
          const checked = codec.check(value)
          expect(codec.parse(json)).to.deep.equal(checked.ok ? checked.value : undefined)
        }
      })
    }
  })

  describe('what cannot', () => {
    const rows = tableUnder(page, 'What cannot')
    const compiled = compileTypes({ 'types.ts': sourceOf(rows) })

    for (const [i, [type = '', what]] of rows.entries()) {
      it(type, () => {
        const { obstacles, codec } = compiled('types.ts', `Row${i}`)
        expect(obstacles[0]?.what).to.equal(what)
        for (const value of [undefined, null, 1, '', {}, []]) expect(codec.is(value)).to.equal(false)
      })
    }
  })

  describe('where the compiler and a check differ', () => {
    const rows = tableUnder(page, 'Where the compiler and a check differ')
    const source = sourceOf(rows)
    const compiled = compileTypes({ 'types.ts': source })
    const verdicts = typescriptVerdicts(
      source,
      rows.map(([, value], i) => ({ type: `Row${i}`, value: valueOf(value) })),
    )
    const said = (accepts: boolean | undefined): string => (accepts === true ? 'accepts' : 'refuses')

    for (const [i, [type = '', value = '', ours, theirs]] of rows.entries()) {
      it(`${type} on ${value}`, () => {
        expect(said(compiled('types.ts', `Row${i}`).codec.is(valueOf(value))), 'the check').to.equal(ours)
        expect(said(verdicts[i]), 'the compiler').to.equal(theirs)
        expect(ours).to.not.equal(theirs)
      })
    }
  })
})
