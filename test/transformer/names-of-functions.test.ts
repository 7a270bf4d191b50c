import { expect } from 'chai'
import { TemporaryProject, tsconfig } from './temporary-project.js'

/** Ways to reach `codec` in a module of either kind, and what each exports. */
const ways = `import { makeCodec, wire, all } from './again.js'
export { makeCodec as third } from './again.js'
import { codec, codec as short, defineWiring as wireToo } from './star.js'
import * as star from './star.js'
import * as s from 'solder'
import { codec as c } from 'solder'
import byDefault from './default.js'
interface U { a: string }
const mine = s.codec
const { codec: theirs } = s
export const lib = { make: s.codec, codec: s.codec }
export const codecs = {
  renamed: c<U>(), reExported: makeCodec<U>(), star: codec<U>(), renamedStar: short<U>(), memberOfStar: star.codec<U>(),
  namespace: all.codec<U>(), member: s.codec<U>(), byText: s['codec']<U>(), copy: mine<U>(), taken: theirs<U>(),
  property: lib.make<U>(), sameProperty: lib.codec<U>(), byDefault: byDefault<U>(), parenthesised: (c)<U>(),
}
export const late = {
  taken: async () => { const { codec: later } = await import('solder'); return later<U>() },
  member: async () => (await import('solder')).codec<U>(),
}
const half = (input: { n: number }) => input.n / 2
export const wirings = [wire({ rpc: { half } }), wireToo({ rpc: { half } }), s.defineWiring({ rpc: { half } })]
/** Not the package's: it is left alone. */
const other = { codec: <T>(...given: T[]) => given.length }
export const untouched = other.codec<U>()
`

describe('the names under which the package is called', function () {
  this.timeout(60_000)

  it('are followed through imports, re-exports and copies', async () => {
    const project = new TemporaryProject({
      'tsconfig.json': tsconfig({ allowJs: true, esModuleInterop: true }),
      'src/again.ts': `export { codec as makeCodec, defineWiring as wire } from 'solder'\nexport * as all from 'solder'`,
      'src/star.ts': `export * from 'solder'`,
      'src/default.ts': `export { codec as default } from 'solder'`,
      'src/ways.ts': ways,
      'src/lib.cjs': `const { codec } = require('solder')\nmodule.exports = { made: codec }\nmodule.exports.assigned = codec`,
      'src/common.cts': `import solder = require('solder')
import made = require('./lib.cjs')
import alias = solder.codec
interface U { a: string }
export const codecs = { alias: alias<U>(), required: solder.codec<U>(), made: made.made<U>(), assigned: made.assigned<U>() }`,
      'src/second.ts': `import { third, lib } from './ways.js'
interface U { a: string }
export const codecs = { third: third<U>(), libOfOther: lib.make<U>() }`,
    })
    expect(await project.compile()).to.include({ stdout: '', code: 0 })
    const answer = (await project.evaluate(`
      import { codecs, late, wirings, untouched } from './out/ways.js'
      import { codecs as second } from './out/second.js'
      import common from './out/common.cjs'
      const all = { ...codecs, lateTaken: await late.taken(), lateMember: await late.member(), ...second, ...common.codecs }
      const wired = wirings.map((each) => each['~solder'].emitted.entries.map(({ contract }) => contract.input.is({ n: '1' })))
      const judged = Object.entries(all).map(([name, codec]) => [name, codec.is({ a: '' }), codec.is({ a: 1 })])
      print({ judged, wired, untouched })`)) as {
      judged: [string, boolean, boolean][]
      wired: unknown
      untouched: number
    }
    expect(answer.judged.filter(([, accepts, wrong]) => !accepts || wrong)).to.deep.equal([])
    expect(answer.judged).to.have.length(22)
    expect(answer).to.deep.include({ wired: [[false], [false], [false]], untouched: 0 })
    project.remove()
  })
})
